import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { sampleApp } from '../playground/sample.ts';
import type { Stores } from '../src/stores/index.ts';
import type { BotProcess } from '../test/support/bot-process.ts';
import { openStoresOn, postsSince, queueFor, startBotOn, waitFor } from './bots-on.ts';
import { crowdWorkspace } from './crowd.ts';
import type { Ground } from './ground.ts';
import { median } from './reads.ts';

const ROUNDS = { full: 5, smoke: 1 };
/** Longer than a claim of whoever died, and the two looks after its message. */
const LONGEST_MS = 240_000;

/** From the kill of the process that posted last until a message queued then is posted by the other, in seconds. */
export interface TakeOver {
  readonly median: number;
  readonly worst: number;
}

/** Two processes share a store; the one at work is killed, again and again. Throws where a message is posted twice. */
export async function takeOverOn(ground: Ground, { smoke = false } = {}): Promise<TakeOver> {
  const simulator = await startSimulator({ app: sampleApp(), workspace: crowdWorkspace() });
  const stores = await openStoresOn(ground);
  const bots = [await startBotOn(ground, simulator), await startBotOn(ground, simulator)];
  try {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS[smoke ? 'smoke' : 'full']; round += 1) {
      await posted(simulator, stores, `before-${round}`);
      const working = await whoPosted(bots, `before-${round}`);
      await bots[working]?.kill();
      seconds.push((await posted(simulator, stores, `after-${round}`)) / 1000);
      bots[working] = await startBotOn(ground, simulator);
    }
    return { median: median(seconds), worst: Math.max(...seconds) };
  } finally {
    for (const bot of bots) await bot.kill();
    await simulator.close();
  }
}

/** Queues a message that is due now; milliseconds until it stands, once. */
async function posted(simulator: Simulator, stores: Stores, id: string): Promise<number> {
  const began = Date.now();
  await queueFor(stores, 0, id, new Date(began));
  await waitFor(async () => (await stores.outbox.get(id))?.state === 'sent', `the post of ${id}`, LONGEST_MS);
  const { posts } = postsSince(simulator, began);
  assert.equal(posts.length, 1, `${id} is posted once`);
  return (posts[0]?.at.getTime() ?? Number.NaN) - began;
}

/** Says its log: whoever took the step that posted it. */
async function whoPosted(bots: readonly BotProcess[], id: string): Promise<number> {
  const at = () => bots.findIndex((bot) => bot.output().includes(`"id":"${id}","step":"posted"`));
  await waitFor(() => at() >= 0, `word of ${id}`, LONGEST_MS);
  return at();
}

/**
 * Seconds from the kill of a process until the message stands that it had in hand: Slack had kept it waiting for the answer
 * to a post that did not take effect. Another process has to let the claim run out, and to look for the message, first.
 */
export async function inHandOn(ground: Ground): Promise<number> {
  const simulator = await startSimulator({ app: sampleApp(), workspace: crowdWorkspace() });
  const stores = await openStoresOn(ground);
  const dying = await startBotOn(ground, simulator);
  let next: BotProcess | undefined;
  try {
    simulator.faults.add({ method: 'chat.postMessage', when: 'before', what: 'hang' });
    const began = Date.now();
    await queueFor(stores, 0, 'in-hand', new Date(began));
    // Slack has the post, and whoever comes next meets no fault.
    await waitFor(() => simulator.faults.struck() > 0, 'the post', LONGEST_MS);
    await dying.kill();
    const killed = Date.now();
    next = await startBotOn(ground, simulator);
    await waitFor(async () => (await stores.outbox.get('in-hand'))?.state === 'sent', 'the post in hand', LONGEST_MS);
    const { posts } = postsSince(simulator, began);
    assert.equal(posts.length, 1, 'what was in hand is posted once');
    return ((posts[0]?.at.getTime() ?? Number.NaN) - killed) / 1000;
  } finally {
    await dying.kill();
    await next?.kill();
    await simulator.close();
  }
}
