import { afterAll, beforeAll, expect, it } from 'vitest';
import { aClient, aGoal } from '../support/samples.ts';
import { openTestStores, type TestStores } from './support.ts';

let opened: TestStores;
beforeAll(async () => {
  opened = await openTestStores(new Date('2026-03-02T08:00:00Z'));
});
afterAll(() => opened.database.close());

it('keeps everything of a client, and lists those of a team by name', async () => {
  const { clients } = opened.stores;
  const at = new Date('2026-03-02T08:00:00Z');
  const change = { id: 'x', by: 'U9', at, reason: 'Contract over.', was: { ended: null, notes: 'old' } } as const;
  const whole = aClient({
    ...{ id: 'whole', code: 'WH', name: 'Whole', notes: 'Prefers calls.', people: ['U1', 'U2'] },
    ended: { on: '2026-03-31' },
    merged: { into: 'other' },
    changes: [{ ...change, now: { ended: { on: '2026-03-31' }, notes: null } }],
  });
  expect(await clients.save(whole)).toBe(true);
  expect(await clients.save(aClient({ id: 'first', code: 'AC', name: 'Acme' }))).toBe(true);
  expect(await clients.get('T1', 'whole')).toEqual(whole);
  expect(await clients.get('T2', 'whole')).toBeUndefined();
  expect((await clients.forTeams('T1', ['success', 'sales'])).map(({ id }) => id)).toEqual(['first', 'whole']);
  expect(await clients.forTeams('T1', [])).toEqual([]);
});

it('gives a code to one client of a team, and a version to one write', async () => {
  const { clients } = opened.stores;
  const one = aClient({ id: 'one', code: 'ONE', name: 'Same name' });
  expect(await clients.save(one)).toBe(true);
  expect(await clients.save({ ...one, id: 'two' })).toBe(false);
  expect(await clients.save({ ...one, id: 'two', code: 'TWO' })).toBe(true);
  expect(await clients.save({ ...one, id: 'elsewhere', team: 'sales' })).toBe(true);
  expect(await clients.save({ ...one, id: 'two', code: 'ONE', version: 2 })).toBe(false);
  const writes = ['a', 'b', 'c'].map((name) => clients.save({ ...one, name, version: 2 }));
  expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
});

it('opens a goal of before there were clients, and keeps the client of one since', async () => {
  const { goals } = opened.stores;
  await goals.save(aGoal({ id: 'before' }));
  const changes = [{ id: 'x1', by: 'U9', at: new Date(), was: { client: null }, now: { client: 'one' } }];
  await goals.save(aGoal({ id: 'since', client: 'one', changes }));
  expect(await goals.get('T1', 'before')).not.toHaveProperty('client');
  expect(await goals.get('T1', 'since')).toMatchObject({ client: 'one', changes });
});
