import type { CommandStartedEvent, Document } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { type Outbox, openOutbox } from '../../src/stores/outbox.ts';
import { countingIds, dispatch, handClock } from '../delivery/support/samples.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { CLAIMED, DELIVERY_STEPS } from './steps.ts';

let database: TestDatabase;
let outbox: Outbox;
const clock = handClock();
let commands: Document[] = [];
beforeAll(async () => {
  database = await openTestDatabase({ monitorCommands: true });
  outbox = await openOutbox(database.db, { clock, ids: countingIds(), noticeKinds: NOTICE_KINDS });
  database.client.on('commandStarted', ({ command }: CommandStartedEvent) => commands.push(command));
});
afterAll(() => database.close());

/** Names of the steps that what is done passes, each once. */
async function stepsOf(work: () => Promise<unknown>): Promise<string[]> {
  commands = [];
  await work();
  const names = DELIVERY_STEPS.filter(({ is, when }) => when === 'before' && commands.some(is)).map(({ name }) => name);
  expect(commands.some(CLAIMED.is)).toBe(names.includes('before a message is claimed'));
  return names;
}

it('the steps of a message at which processes are struck are those', async () => {
  const now = clock.now();
  const shown = { kind: 'shown', channel: 'C1', ts: '1.1' } as const;
  const claim = (id: string) => outbox.claim(id, `try ${id}`, 60_000, now);
  expect(await stepsOf(() => outbox.enqueue(dispatch('a')))).toEqual(['before a message is queued']);
  for (const id of ['b', 'c']) await outbox.enqueue(dispatch(id));

  expect(await stepsOf(() => outbox.expireLeases(now))).toEqual([]);
  expect(await stepsOf(() => outbox.due(now, 10))).toEqual([]);
  expect(await stepsOf(() => claim('a'))).toEqual(['before a message is claimed']);
  expect(await stepsOf(() => outbox.finish('a', 'try a', shown, now))).toEqual(['before what was sent is recorded']);

  let attempts: string[] = [];
  const claimTogether = async () => {
    const claimed = await Promise.all(['b', 'c'].map(claim));
    attempts = claimed.flatMap((message) => message?.lease?.attempt ?? []);
  };
  expect(await stepsOf(claimTogether)).toEqual(['before a message is claimed']);
  expect(attempts).toHaveLength(2);
  const finishTogether = () =>
    Promise.all(['b', 'c'].map((id, index) => outbox.finish(id, attempts[index] ?? '', shown, now)));
  expect(await stepsOf(finishTogether)).toEqual(['before what was sent is recorded']);
});
