import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { sampleApp } from '../playground/sample.ts';
import { createPace } from '../src/delivery/pace.ts';
import type { Stores } from '../src/stores/index.ts';
import { drive, submissionOf } from './acks.ts';
import { openStoresOn, postsSince, queueFor, startBotOn, waitFor } from './bots-on.ts';
import { CROWD_WORKSPACE, crowdWorkspace, fillCrowd } from './crowd.ts';
import type { Ground } from './ground.ts';
import { median } from './reads.ts';

/** To as many people of one workspace, all due at once. */
const MESSAGES = { full: 50, smoke: 12 };
const ROUNDS = { full: 5, smoke: 1 };
/** Long enough to queue them, and for whatever keeps the pace to have all of it again. */
const AHEAD_MS = 5_000;
const LONGEST_MS = 180_000;
/** Requests a second while messages go out, for so long. */
const LOAD = { perSecond: 20, seconds: { full: 15, smoke: 3 } };
const QUEUED_UNDER_LOAD = { full: 120, smoke: 20 };

export interface Draining {
  readonly messages: number;
  /** Seconds from the first post to the last, and the least that Slack's limits allow. Medians. */
  readonly seconds: number;
  readonly boundSeconds: number;
  /** Calls that Slack refused with 429, in all rounds. */
  readonly limited: number;
  /** Until a request is acknowledged while messages go out, in milliseconds. */
  readonly commandP99: number;
  readonly checkInP99: number;
}

/**
 * A Monday morning of one workspace: everybody's message is due at once, and Slack keeps its limits. Throws where a message
 * is posted twice or not at all.
 */
export async function drainingOn(ground: Ground, { smoke = false } = {}): Promise<Draining> {
  const size = smoke ? 'smoke' : 'full';
  const simulator = await startSimulator({ app: sampleApp(), workspace: crowdWorkspace() });
  const stores = await openStoresOn(ground);
  await fillCrowd(stores, new Date(), smoke ? { people: 10 } : { people: 100 });
  const bot = await startBotOn(ground, simulator);
  try {
    const rounds: { readonly seconds: number; readonly limited: number }[] = [];
    for (let round = 0; round < ROUNDS[size]; round += 1) {
      rounds.push(await drainOnce(simulator, stores, MESSAGES[size], `round-${round}`));
    }
    const template = await submissionOf(simulator, bot);
    await queueMany(stores, QUEUED_UNDER_LOAD[size], 'loaded');
    const acks = await drive({
      ...{ port: bot.port, signingSecret: simulator.signingSecret, template, people: smoke ? 10 : 100, warmUp: 0 },
      ...{ seconds: LOAD.seconds[size], perSecond: LOAD.perSecond },
    });
    const { pending } = await stores.outbox.counts();
    assert(smoke || pending > 0, 'messages went out all the time');
    return {
      messages: MESSAGES[size],
      seconds: median(rounds.map(({ seconds }) => seconds)),
      boundSeconds: boundMs(MESSAGES[size]) / 1000,
      limited: rounds.reduce((sum, { limited }) => sum + limited, 0),
      commandP99: acks.command['p99 ms'],
      checkInP99: acks.submission['p99 ms'],
    };
  } finally {
    await bot.stop();
    await simulator.close();
  }
}

async function queueMany(stores: Stores, count: number, name: string): Promise<Date> {
  const due = new Date(Date.now() + AHEAD_MS);
  for (let person = 0; person < count; person += 1) await queueFor(stores, person, `${name}-${person}`, due);
  return due;
}

async function drainOnce(simulator: Simulator, stores: Stores, count: number, name: string) {
  const began = Date.now();
  const due = await queueMany(stores, count, name);
  assert(due.getTime() > Date.now(), 'all are queued before the first is due');
  await waitFor(async () => (await stores.outbox.counts()).pending === 0, 'the end of the queue', LONGEST_MS);
  await waitFor(async () => (await stores.outbox.counts()).sending === 0, 'the last record', LONGEST_MS);
  const { posts, limited } = postsSince(simulator, began);
  assert.equal(posts.length, count, 'each is posted once');
  assert.equal(new Set(posts.map(refOf)).size, count, 'none is posted twice');
  const at = posts.map((post) => post.at.getTime());
  return { seconds: (Math.max(...at) - Math.min(...at)) / 1000, limited };
}

function refOf({ request }: { readonly request: unknown }): string {
  const { metadata } = request as { readonly metadata?: unknown };
  return typeof metadata === 'string' ? metadata : JSON.stringify(metadata);
}

/** The least that so many posts of a workspace take at the pace that Slack documents: as fast as it lets each through. */
function boundMs(count: number): number {
  let now = 0;
  const pace = createPace(() => now);
  for (let sent = 0; sent < count; sent += 1) {
    const call = { workspace: CROWD_WORKSPACE, recipient: `person-${sent}`, kind: 'post' } as const;
    for (let wait = pace.take(call); wait !== undefined; wait = pace.take(call)) now += wait.ms;
  }
  return now;
}
