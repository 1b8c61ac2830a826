import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../support/cases.ts';
import * as checks from './goal-sequences/checks.ts';
import { aSequence, beginLife, FIRST, type Life, pass, type Step, settle, take } from './goal-sequences/steps.ts';
import { openWorld, type World } from './support.ts';

/** After so many steps, and at the end, all is looked at. */
const LOOK_AFTER = 9;
const LENGTH = 4 * LOOK_AFTER;
/** What becomes of a sequence does not depend on the server, and over a network each step takes longer. */
const RUNS = process.env['MONGODB_URI'] ? 1 : 4;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Looks at all that has to hold once everything is done that a step brings. */
async function look(life: Life): Promise<void> {
  await settle(life);
  await checks.expectAskedOnce(life);
  await checks.expectEndedGone(life);
  await checks.expectCountedOnce(life);
  await checks.expectPrivateKept(life);
}

/** Lives through a sequence of steps, and looks at what came of it. */
async function live(steps: readonly Step[]): Promise<void> {
  const life = await beginLife(world);
  for (const step of FIRST) await take(life, step);
  await look(life);
  for (const [index, step] of steps.entries()) {
    await take(life, step);
    await checks.expectAsDecided(life);
    if ((index + 1) % LOOK_AFTER === 0) await look(life);
  }
  pass(life, 24);
  await look(life);
  await checks.expectNothingLost(life);
  await checks.expectJournal(life);
}

describe('goals through any sequence of steps', () => {
  it('lose no value, are asked about once, count once, end everywhere, and know each of their days', async () => {
    await fc.assert(fc.asyncProperty(aSequence(LENGTH), live), { ...cases(RUNS), endOnFailure: true });
    // Each of what could go wrong was there to go wrong.
    for (const [what, times] of Object.entries(checks.met)) expect(times, what).toBeGreaterThan(0);
  }, 600_000);
});
