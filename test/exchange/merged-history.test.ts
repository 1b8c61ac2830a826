import { describe, expect, it } from 'vitest';
import { createExchange } from '../../src/exchange/index.ts';
import { aCheckIn, aClient, aGoal, aTeam } from '../support/samples.ts';
import { fileOf, openExchange, WORKSPACE } from './support.ts';

const GOAL = 'goal-retention-1';
const OBSTACLE = { id: 'c2', on: '2026-03-02', at: new Date('2026-03-02T09:00:00Z'), obstacles: 'No data.' };
const BLOCKER = { id: 'c2', text: 'No data.', owner: 'U2', openedBy: 'U1', since: '2026-03-02' };

describe('check-ins of a file about a goal that is there', () => {
  async function stored(checkIns = [aCheckIn(81, { id: 'c1', on: '2026-02-02' })]) {
    const opened = await openExchange();
    await opened.store.save('team', [aTeam()]);
    await opened.store.save('goal', [aGoal({ id: GOAL, checkIns })]);
    return { ...opened, goal: async () => (await opened.store.load(WORKSPACE, 'goal', [GOAL]))[0] };
  }
  const later = [aCheckIn(81, { id: 'c1', on: '2026-02-02' }), aCheckIn(82, OBSTACLE)];
  async function exported(goal = aGoal({ id: GOAL, checkIns: later, blockers: [BLOCKER] })) {
    const { store, json } = await openExchange();
    await store.save('team', [aTeam()]);
    await store.save('goal', [goal]);
    return json();
  }

  it('bring the blockers that the file has of them, once', async () => {
    const { write, goal } = await stored();
    const file = fileOf('export.json', await exported());
    await write(file);
    expect((await goal())?.blockers).toEqual([BLOCKER]);
    await write(file);
    expect((await goal())?.blockers).toEqual([BLOCKER]);
  });

  it('bring none that was cleared here, and keep one cleared that is so in the file', async () => {
    const cleared = { ...BLOCKER, cleared: { by: 'U2', at: new Date('2026-03-04T09:00:00Z') } };
    const { write, goal } = await stored();
    await write(fileOf('export.json', await exported(aGoal({ id: GOAL, checkIns: later, blockers: [cleared] }))));
    expect((await goal())?.blockers).toEqual([cleared]);
    await write(fileOf('export.json', await exported()));
    expect((await goal())?.blockers).toEqual([cleared]);
  });

  it('open what stands in the way in the last one, where the file has no goal', async () => {
    const { write, goal } = await stored();
    const lines = (await exported()).split('\n').filter((line) => !/"item":"(?:goal|team)"/.test(line));
    await write(fileOf('export.json', lines.join('\n')));
    expect((await goal())?.blockers).toEqual([{ ...BLOCKER, owner: aGoal().owner }]);
  });
});

it('clients without a code get one each, and the same one again', async () => {
  const { write, store } = await openExchange();
  await store.save('team', [aTeam()]);
  const table = fileOf('clients.csv', 'client,notes\nHarbour,=1+1\nHarbour Ltd,\nHarb,\n');
  expect((await write(table)).result).toMatchObject({ ok: true, counts: { new: 3 } });
  const codes = async () => (await store.clientsOf(WORKSPACE, ['success'])).map(({ code }) => code).toSorted();
  expect(await codes()).toEqual(['HARB', 'HARBOU', 'HARBOU2']);
  expect((await write(table)).result).toMatchObject({ ok: true, counts: { new: 0, there: 3 } });
  expect(await codes()).toHaveLength(3);
});

it('an import of clients and pulses that was stopped continues with the same file', async () => {
  const { write, target, store, items, json } = await openExchange();
  await store.save('team', [aTeam()]);
  const ids = Array.from({ length: 300 }, (_, index) => `client-number-${String(index).padStart(3, '0')}`);
  const other = await openExchange();
  await other.store.save('team', [aTeam()]);
  await other.store.save(
    'client',
    ids.map((id, index) => aClient({ id, code: `C${index}` })),
  );
  const quarter = { id: '2026-Q1', first: '2026-01-01', last: '2026-03-31' };
  await other.store.save(
    'pulse',
    Array.from({ length: 6000 }, (_, index) => ({
      id: `pulse-${index}`,
      workspace: WORKSPACE,
      team: 'success',
      client: ids[index % ids.length] ?? '',
      quarter,
      by: 'U1',
      at: new Date('2026-02-02T09:00:00Z'),
      on: '2026-02-02',
      skipped: 'Too new.',
    })),
  );
  const file = fileOf('export.json', await other.json(), 65_536);
  const stop = new AbortController();
  let saved = 0;
  const save: typeof target.save = (kind, values) => {
    saved += 1;
    if (saved === 3) stop.abort();
    return target.save(kind, values);
  };
  const stopped = await createExchange().write(file, { ...target, save }, { choices: {}, stop: stop.signal });
  expect(stopped).toMatchObject({ ok: true, stopped: true });
  const partly = (await items()).length;
  expect(partly).toBeGreaterThan(300);
  expect(partly).toBeLessThan(6301);
  expect((await write(file)).result).toMatchObject({ ok: true, stopped: false, counts: { problem: 0 } });
  expect(JSON.parse(await json()).items).toEqual(JSON.parse(await other.json()).items);
});
