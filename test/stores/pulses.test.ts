import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPulse, aSkip } from '../domain/pulse/support.ts';
import { openTestStores, type TestStores } from './support.ts';

let opened: TestStores;
beforeAll(async () => {
  opened = await openTestStores(new Date('2026-03-02T08:00:00Z'));
});
afterAll(() => opened.database.close());

it('keeps everything of a pulse and of a skip, once each, and lists those of clients in their order', async () => {
  const { pulses } = opened.stores;
  const [first, later] = [aPulse('U1', [1, 2, 3, 4, 5], 1), { ...aPulse('U1', [5, 4, 3, 2, 1], 2), on: '2026-11-02' }];
  const skip = { ...aSkip('U2', 3), client: 'birch', unsettledSince: new Date('2026-11-01T09:03:00Z') };
  for (const pulse of [later, skip, first]) expect(await pulses.add(pulse)).toBe(true);
  expect(await pulses.add({ ...first, by: 'U9' })).toBe(false);
  expect(await pulses.ofClients('T1', ['acme'])).toEqual([first, later]);
  expect(await pulses.ofClients('T1', ['acme', 'birch'])).toEqual([first, later, skip]);
  expect(await pulses.ofClients('T1', ['acme'], '2026-11-02')).toEqual([later]);
  expect(await pulses.ofClients('T2', ['acme'])).toEqual([]);
  expect(await pulses.ofClients('T1', [])).toEqual([]);
});

it('knows of which ones it is open what follows', async () => {
  const { pulses } = opened.stores;
  const at = new Date('2026-11-01T10:00:00Z');
  const open = { ...aPulse('U1', [3, 3, 3, 3, 3], 60), client: 'cedar', unsettledSince: at };
  await pulses.add(open);
  expect((await pulses.unsettled(at, 10)).map(({ client }) => client)).toEqual(['birch', 'cedar']);
  expect(await pulses.unsettled(new Date('2026-11-01T09:00:00Z'), 10)).toEqual([]);
  await pulses.markSettled(open.id);
  await pulses.markSettled(open.id);
  const { unsettledSince: _, ...settled } = open;
  expect(await pulses.ofClients('T1', ['cedar'])).toEqual([settled]);
});
