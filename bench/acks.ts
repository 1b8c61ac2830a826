import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sampleApp } from '../playground/sample.ts';
import { type Simulator, startSimulator } from '../playground/slack/index.ts';
import { STORE_FILE } from '../src/app.ts';
import { startEmbeddedStore } from '../src/embedded-store/server.ts';
import { createIds } from '../src/ids.ts';
import { createLogger } from '../src/logger.ts';
import { connect } from '../src/stores/connect.ts';
import { openStores } from '../src/stores/index.ts';
import { type BotProcess, startBot } from '../test/support/bot-process.ts';
import { commandBody, signedRequest } from '../test/support/signed.ts';
import { CROWD, CROWD_WORKSPACE, crowdWorkspace, fillCrowd, goalId, personId } from './crowd.ts';

/** What the project asks of it. */
const OFFERED_PER_SECOND = 200;
const SECONDS = 15;
const SMOKE_SECONDS = 3;
/** Of a crowd's answers in one modal; the rest of their goals is left for later. */
const GOALS_ANSWERED = 4;
const SLICE_MS = 5;
const WARM_UP = 40;
const CALM_MS = 30;
const CALM_ANSWERS = 60;
const LONGEST_START_MS = 60_000;
const SIGNING_SECRET_ENV = 'SLACK_SIGNING_SECRET';

type Kind = 'command' | 'submission';
interface Acks {
  readonly 'p50 ms': number;
  readonly 'p99 ms': number;
  /** Answered with an error, for the store was too slow: the modal stays open. */
  readonly 'not taken': number;
}

const nth = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 10) / 10;

/**
 * Slack's requests to a bot with 10,000 goals, half of them commands that look things up and half of them submitted
 * check-ins that are stored before they are acknowledged, signed, over HTTP; beside a bare Bolt app that does nothing.
 */
export async function benchAcks({ smoke = false } = {}): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-bench-'));
  const simulator = await startSimulator({ app: sampleApp(), workspace: crowdWorkspace(), rateLimits: false });
  try {
    const goals = await fill(folder);
    const slack = {
      SLACK_BOT_TOKEN: simulator.botToken,
      [SIGNING_SECRET_ENV]: simulator.signingSecret,
      SLACK_API_URL: simulator.apiUrl,
    };
    const seconds = smoke ? SMOKE_SECONDS : SECONDS;
    const bot = await startBot({ ...slack, DATA_DIR: folder, LOG_LEVEL: 'info' });
    const template = await submissionOf(simulator, bot);
    const ours = await drive(simulator, bot, template, seconds).finally(bot.stop);
    const peer = await startBot(slack, 'bench/bare-bolt.ts');
    const bare = await drive(simulator, peer, template, seconds).finally(peer.stop);
    console.log(`${goals} goals stored, ${OFFERED_PER_SECOND} requests a second offered`);
    console.table({
      'Goalpost, commands': {
        ...ours.command,
        'p99 beside bare Bolt': ours.command['p99 ms'] / bare.command['p99 ms'],
      },
      'Goalpost, check-ins': {
        ...ours.submission,
        'p99 beside bare Bolt': ours.submission['p99 ms'] / bare.submission['p99 ms'],
      },
      'bare Bolt, commands': bare.command,
      'bare Bolt, check-ins': bare.submission,
    });
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string): Promise<number> {
  const clock = { now: () => new Date() };
  const store = await startEmbeddedStore({ file: join(folder, STORE_FILE), clock, logger: createLogger('warn') });
  const connection = await connect(store.uri, 'goalpost');
  const stores = await openStores(connection.db, { clock, ids: createIds() });
  const goals = await fillCrowd(stores, clock.now());
  await connection.close();
  await store.close();
  return goals;
}

/** The payload of a check-in that was really filled in and submitted, to be made many people's. */
async function submissionOf(simulator: Simulator, bot: BotProcess): Promise<string> {
  const bodies: string[] = [];
  const proxy = await listen(async (body, headers) => {
    bodies.push(body);
    return fetch(`http://127.0.0.1:${bot.port}/slack/events`, { method: 'POST', body, headers });
  });
  simulator.setEventsUrl(`http://127.0.0.1:${portOf(proxy)}/`);
  const person = simulator.as(personId(0));
  await person.command('/goal', 'checkin', 'team-0');
  const modal = await person.modal('Check in');
  for (let goal = 0; goal < GOALS_ANSWERED; goal += 1) await modal.fill({ [`${goalId(0, goal)}:value`]: '83.5' });
  await modal.submit();
  simulator.setEventsUrl(undefined);
  await new Promise((done) => proxy.close(done));
  const submitted = bodies.map((body) => new URLSearchParams(body).get('payload') ?? '').at(-1);
  if (submitted?.includes('"view_submission"') !== true) throw new Error('No check-in was submitted');
  return submitted;
}

async function listen(answer: (body: string, headers: Record<string, string>) => Promise<Response>): Promise<Server> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /^(x-slack|content-type)/.test(name)),
    ) as Record<string, string>;
    const answered = await answer(body, headers);
    const type = answered.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answered.status, { 'content-type': type }).end(await answered.text());
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  return address.port;
}

/** Offers requests at the asked rate, whether or not the ones before are answered, and measures until the answer is there. */
async function drive(
  simulator: Simulator,
  { port }: Pick<BotProcess, 'port'>,
  template: string,
  seconds: number,
): Promise<Record<Kind, Acks>> {
  const took: Record<Kind, number[]> = { command: [], submission: [] };
  const refused: Record<Kind, number> = { command: 0, submission: 0 };
  const people = CROWD.teams * CROWD.peopleInTeam;
  const send = async (i: number) => {
    const kind: Kind = i % 2 === 0 ? 'command' : 'submission';
    const person = personId(i % people);
    const body = kind === 'command' ? command(person, i) : submission(template, person);
    const started = performance.now();
    const taken = await isTaken(`http://127.0.0.1:${port}/slack/events`, signedRequest(simulator.signingSecret, body));
    took[kind].push(performance.now() - started);
    if (!taken) refused[kind] += 1;
  };
  await calm(() => send(0), took.command);
  for (let i = 0; i < WARM_UP; i += 1) await send(i);
  took.command.length = 0;
  took.submission.length = 0;
  const started = performance.now();
  const pending = new Set<Promise<void>>();
  for (let offered = 0; performance.now() - started < seconds * 1_000; ) {
    const due = Math.floor(((performance.now() - started) / 1_000) * OFFERED_PER_SECOND);
    for (; offered < due; offered += 1) {
      const one = send(WARM_UP + offered).finally(() => pending.delete(one));
      pending.add(one);
    }
    await new Promise((done) => setTimeout(done, SLICE_MS));
  }
  await Promise.all(pending);
  const acks = (kind: Kind): Acks => {
    const sorted = took[kind].toSorted((one, other) => one - other);
    return { 'p50 ms': nth(sorted, 0.5), 'p99 ms': nth(sorted, 0.99), 'not taken': refused[kind] };
  };
  return { command: acks('command'), submission: acks('submission') };
}

/** Whether a request was acknowledged, and not with an error at a field; one that found no connection in time was not. */
async function isTaken(url: string, request: RequestInit): Promise<boolean> {
  try {
    const answer = await fetch(url, request);
    const text = await answer.text();
    return answer.ok && !text.includes('errors');
  } catch {
    return false;
  }
}

/** Waits until a start is over, in which a bot plans the rounds of all its teams: until some answers in a row are quick. */
async function calm(send: () => Promise<void>, took: readonly number[]): Promise<void> {
  const end = performance.now() + LONGEST_START_MS;
  for (let quick = 0; quick < CALM_ANSWERS && performance.now() < end; ) {
    await send();
    quick = (took.at(-1) ?? 0) < CALM_MS ? quick + 1 : 0;
    await new Promise((done) => setTimeout(done, CALM_MS));
  }
}

const WORDS = ['', 'list', 'show goal 3', 'digest'];

function command(person: string, i: number): string {
  const team = Math.floor((i % (CROWD.teams * CROWD.peopleInTeam)) / CROWD.peopleInTeam);
  return commandBody({
    team_id: CROWD_WORKSPACE,
    user_id: person,
    channel_id: `C0TEAM${String(team).padStart(3, '0')}`,
    text: WORDS[(i / 2) % WORDS.length] ?? '',
  });
}

/** The submitted check-in as another person's, in a modal of its own. */
function submission(template: string, person: string): string {
  const view = /"view":\{"id":"(V[A-Z0-9]+)"/.exec(template)?.[1] ?? 'V0';
  const payload = template.replaceAll(personId(0), person).replaceAll(view, `V${randomUUID().slice(0, 8)}`);
  return new URLSearchParams({ payload }).toString();
}
