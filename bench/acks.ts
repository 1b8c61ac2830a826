import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { sampleApp } from '../playground/sample.ts';
import { bundle } from '../scripts/bundle.mjs';
import { storeFileIn } from '../src/begin-store.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { createLogger } from '../src/logger.ts';
import { connect } from '../src/stores/connect.ts';
import { openStores } from '../src/stores/index.ts';
import { type BotProcess, startBot } from '../test/support/bot-process.ts';
import { MAIN } from '../test/support/built.ts';
import { crowdWorkspace, fillCrowd, goalId, personId } from './crowd.ts';
import { listen, portOf } from './listen.ts';
import type { Load, Measured } from './load.ts';
import { median } from './reads.ts';

/** What the project asks of it. */
const OFFERED_PER_SECOND = 200;
const SECONDS = 15;
const SMOKE_SECONDS = 3;
/** Each measures one after the other, so that a machine that slows down slows all of them. */
const ROUNDS = 3;
/** Of a crowd's answers in one modal; the rest of their goals is left for later. */
const GOALS_ANSWERED = 4;
/** What `bot-with-pictures.ts` makes. */
export const PICTURES_PER_SECOND = 20;
/** What a second of pictures may do to the slowest of a hundred acknowledgements. */
export const MAX_WITH_PICTURES = 1.5;
/** The same requests to a bot, and to one that makes pictures beside them. */
export interface BesidePictures {
  readonly without: Measured;
  readonly withPictures: Measured;
}

const SIGNING_SECRET_ENV = 'SLACK_SIGNING_SECRET';

/**
 * Slack's requests to a bot with 10,000 goals, half of them commands that look things up and half of them submitted
 * check-ins that are stored before they are acknowledged, signed, over HTTP; beside a bare Bolt app that does nothing.
 * Medians of three rounds.
 */
export async function benchAcks({ smoke = false } = {}): Promise<BesidePictures> {
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
    const rounds = smoke ? 1 : ROUNDS;
    const env = { ...slack, DATA_DIR: folder, LOG_LEVEL: 'info' };
    const template = await startBot(env).then((bot) => submissionOf(simulator, bot).finally(bot.stop));
    const load = { signingSecret: simulator.signingSecret, template, seconds, perSecond: OFFERED_PER_SECOND };
    const measure = async (program: string): Promise<Measured> => {
      const bot = await startBot(env, program);
      await bot.said('every team is planned');
      return drive({ ...load, port: bot.port }).finally(bot.stop);
    };
    const drawing = await withPicturesBuilt();
    const [without, beside, peers]: [Measured[], Measured[], Measured[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      without.push(await measure(MAIN));
      beside.push(await measure(drawing));
      const peer = await startBot(slack, 'bench/bare-bolt.ts');
      peers.push(await drive({ ...load, port: peer.port }).finally(peer.stop));
    }
    const [ours, withPictures, bare] = [medianOf(without), medianOf(beside), medianOf(peers)];
    console.log(`${goals} goals stored, ${OFFERED_PER_SECOND} requests a second offered`);
    console.table({
      'Goalpost, commands': {
        ...ours.command,
        answers: ours.answers,
        'p99 beside bare Bolt': ours.command['p99 ms'] / bare.command['p99 ms'],
      },
      'Goalpost, check-ins': {
        ...ours.submission,
        'p99 beside bare Bolt': ours.submission['p99 ms'] / bare.submission['p99 ms'],
      },
      'Goalpost, commands, 20 pictures/s': withPictures.command,
      'Goalpost, check-ins, 20 pictures/s': withPictures.submission,
      'bare Bolt, commands': bare.command,
      'bare Bolt, check-ins': bare.submission,
    });
    for (const what of ['command', 'submission'] as const) {
      const times = withPictures[what]['p99 ms'] / ours[what]['p99 ms'];
      console.log(
        `  p99 of a ${what} beside ${PICTURES_PER_SECOND} pictures a second: ${times.toFixed(2)} times; ${MAX_WITH_PICTURES} is wanted`,
      );
    }
    return { without: ours, withPictures };
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function medianOf(runs: readonly Measured[]): Measured {
  const of = (kind: 'command' | 'submission') => ({
    'p50 ms': median(runs.map((run) => run[kind]['p50 ms'])),
    'p99 ms': median(runs.map((run) => run[kind]['p99 ms'])),
    'not taken': runs.reduce((sum, run) => sum + run[kind]['not taken'], 0),
  });
  const answers = runs.reduce((sum, run) => sum + run.answers, 0);
  return { command: of('command'), submission: of('submission'), answers };
}

/** Beside the bot, whose threads it starts. */
async function withPicturesBuilt(): Promise<string> {
  const root = join(import.meta.dirname, '..');
  await bundle(root, { 'bot-with-pictures': 'bench/bot-with-pictures.ts' });
  return join(root, 'dist/bot-with-pictures.js');
}

async function fill(folder: string): Promise<number> {
  const clock = { now: () => new Date() };
  const store = await startEmbeddedStore({ file: await storeFileIn(folder), clock, logger: createLogger('warn') });
  const connection = await connect(store.uri, 'goalpost');
  const stores = await openStores(connection.db, { clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
  const goals = await fillCrowd(stores, clock.now());
  await connection.close();
  await store.close();
  return goals;
}

/** The payload of a check-in that was really filled in and submitted, to be made many people's. */
export async function submissionOf(simulator: Simulator, bot: Pick<BotProcess, 'port'>): Promise<string> {
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

/** Runs the load in a process of its own, so that what the simulated Slack does meanwhile is not measured with it. */
export async function drive(load: Load): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'load.ts'), { execArgv: ['--import', 'tsx'] });
  child.send(load);
  const [measured] = await Promise.race([
    once(child, 'message') as Promise<[Measured]>,
    once(child, 'exit').then(([code]) => {
      throw new Error(`the load ended with ${code}`);
    }),
  ]);
  return measured;
}
