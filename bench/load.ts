import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { commandBody, type SignedRequest, signedRequest } from '../test/support/signed.ts';
import { CROWD, CROWD_WORKSPACE, PEOPLE, personId } from './crowd.ts';
import { listen, portOf } from './listen.ts';
import { nth } from './nth.ts';

const SLICE_MS = 5;
const SILENT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/** Of node:http, and not `fetch`, which takes more of the processor that the bot is measured on. */
const agent = new Agent({ keepAlive: true });

/** Whom to send to, for how long; `template` is the payload of a submitted check-in. */
export interface Load {
  readonly port: number;
  readonly signingSecret: string;
  readonly template: string;
  readonly seconds: number;
  readonly perSecond: number;
  /** So many of the crowd act, in turn; everybody by default. */
  readonly people?: number;
  /** Sent a fixed number of at a time instead, each when one before is answered, so that a busy machine loses none. */
  readonly requests?: { readonly count: number; readonly atOnce: number };
  /** Requests before anything is measured, one after the other; as many as people act by default. */
  readonly warmUp?: number;
}

type Kind = 'command' | 'submission';
export interface Acks {
  readonly 'p50 ms': number;
  readonly 'p99 ms': number;
  /** Answered with an error, for the store was too slow: the modal stays open. */
  readonly 'not taken': number;
}
export interface Measured extends Readonly<Record<Kind, Acks>> {
  /** Commands that were answered, sooner or later, at their response_url. */
  readonly answers: number;
}

/** Offers requests at the asked rate, whether or not the ones before are answered, and measures until the answer is there. */
async function drive(load: Load): Promise<Measured> {
  const { signingSecret, port, template, seconds, perSecond, people = PEOPLE } = load;
  // The code is compiled then, and people are known.
  const { warmUp = people } = load;
  let answers = 0;
  const sink = await listen(async () => {
    answers += 1;
    return new Response('ok');
  });
  const responseUrl = `http://127.0.0.1:${portOf(sink)}/`;
  const took: Record<Kind, number[]> = { command: [], submission: [] };
  const refused: Record<Kind, number> = { command: 0, submission: 0 };
  const submission = submissionsOf(template);
  const send = async (i: number) => {
    const kind: Kind = i % 2 === 0 ? 'command' : 'submission';
    const acting = i % people;
    const person = personId(acting);
    const body = kind === 'command' ? command(acting, i, responseUrl) : submission(person);
    const started = performance.now();
    const taken = await isTaken(port, signedRequest(signingSecret, body));
    took[kind].push(performance.now() - started);
    if (!taken) refused[kind] += 1;
  };
  for (let i = 0; i < warmUp; i += 1) await send(i);
  if (warmUp > 0) await silence(() => answers);
  took.command.length = 0;
  took.submission.length = 0;
  answers = 0;
  const each = (offered: number) => send(warmUp + offered);
  if (load.requests) await sendAtOnce(load.requests, each);
  else await sendAtRate({ seconds, perSecond }, each);
  await silence(() => answers);
  sink.close();
  const acks = (kind: Kind): Acks => {
    const sorted = took[kind].toSorted((one, other) => one - other);
    return { 'p50 ms': nth(sorted, 0.5), 'p99 ms': nth(sorted, 0.99), 'not taken': refused[kind] };
  };
  return { command: acks('command'), submission: acks('submission'), answers };
}

type Send = (offered: number) => Promise<void>;

async function sendAtRate({ seconds, perSecond }: Pick<Load, 'seconds' | 'perSecond'>, send: Send): Promise<void> {
  const started = performance.now();
  const pending = new Set<Promise<void>>();
  for (let offered = 0; performance.now() - started < seconds * 1_000; ) {
    const due = Math.floor(((performance.now() - started) / 1_000) * perSecond);
    for (; offered < due; offered += 1) {
      const one = send(offered).finally(() => pending.delete(one));
      pending.add(one);
    }
    await new Promise((done) => setTimeout(done, SLICE_MS));
  }
  await Promise.all(pending);
}

async function sendAtOnce({ count, atOnce }: NonNullable<Load['requests']>, send: Send): Promise<void> {
  let offered = 0;
  const worker = async () => {
    while (offered < count) await send(offered++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Waits until no more answers come. */
async function silence(count: () => number): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MS;
  for (let before = -1; count() !== before && performance.now() < end; ) {
    before = count();
    await new Promise((done) => setTimeout(done, SILENT_MS));
  }
}

/** Whether a request was acknowledged, and not with an error at a field; one that found no connection in time was not. */
function isTaken(port: number, { body, ...options }: SignedRequest): Promise<boolean> {
  return new Promise((done) => {
    const sent = request({ ...options, agent, port, host: '127.0.0.1', path: '/slack/events' }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.once('close', () => done(answer.complete && answer.statusCode === 200 && !text.includes('errors')));
    });
    sent.once('error', () => done(false)).end(body);
  });
}

const WORDS = ['', 'list', 'show goal 3', 'digest'];

function command(acting: number, i: number, responseUrl: string): string {
  const person = personId(acting);
  const team = Math.floor(acting / CROWD.peopleInTeam);
  return commandBody({
    team_id: CROWD_WORKSPACE,
    user_id: person,
    channel_id: `C0TEAM${String(team).padStart(3, '0')}`,
    response_url: responseUrl,
    text: WORDS[(i / 2) % WORDS.length] ?? '',
  });
}

/** Makes the submitted check-in another person's, in a modal of its own. Encoded once, which costs more than all the rest. */
function submissionsOf(template: string): (person: string) => string {
  const view = /"view":\{"id":"(V[A-Z0-9]+)"/.exec(template)?.[1] ?? 'V0';
  const encoded = new URLSearchParams({ payload: template }).toString();
  return (person) => encoded.replaceAll(personId(0), person).replaceAll(view, `V${randomUUID().slice(0, 8)}`);
}

process.once('message', async (load: Load) => {
  const measured = await drive(load);
  process.send?.(measured, () => process.exit());
});
