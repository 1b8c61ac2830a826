import { expect, it } from 'vitest';
import { FACTORS } from '../../src/domain/pulse/factors.ts';
import { createExchange } from '../../src/exchange/index.ts';
import { aClient, aGoal, aTeam } from '../support/samples.ts';
import { fileOf, openExchange } from './support.ts';

const SCORE = { direction: 'increase', unit: { kind: 'score' }, baseline: 1, target: 5 } as const;
const header = `client,date,by,id,${FACTORS.flatMap((one) => [one, `${one}-evidence`]).join(',')},skipped\n`;
const row = (client: string, on: string, by: string, score: number) =>
  `${client},${on},${by},${on}-${by},${FACTORS.map(() => `${score},They said so.`).join(',')},\n`;
const skipped = (client: string, on: string, by: string) =>
  `${client},${on},${by},${on}-${by},${FACTORS.map(() => ',').join(',')},Too new.\n`;
const PULSES = [
  row('ACME', '2025-12-01', 'U1', 5),
  row('ACME', '2026-02-02', 'U1', 2),
  row('ACME', '2026-03-02', 'U2', 4),
  skipped('ACME', '2026-05-04', 'U1'),
  row('ACME', '2026-05-05', 'U2', 3),
];
const file = fileOf('pulses.csv', header + PULSES.join(''));

async function aStoreWithGoals() {
  const exchange = await openExchange();
  const { store } = exchange;
  await store.save('team', [aTeam()]);
  await store.save('client', [aClient({ id: 'acme', code: 'ACME' }), aClient({ id: 'oak', code: 'OAK' })]);
  const goal = { calculator: 'pulse', kpi: SCORE, start: '2026-01-01', due: '2026-12-31', checkIns: [] } as const;
  await store.save('goal', [
    aGoal({ ...goal, id: 'on-it', title: 'Closer to Acme', client: 'acme' }),
    aGoal({ ...goal, id: 'care', client: 'acme', calculator: 'pulse-care', start: '2026-04-01' }),
    aGoal({ ...goal, id: 'of-another', client: 'oak' }),
    aGoal({ ...goal, id: 'ended', client: 'acme', state: 'missed' }),
    aGoal({ id: 'typed', client: 'acme', checkIns: [] }),
  ]);
  const valuesOf = async (id: string) => {
    const [found] = await store.load('T1', 'goal', [id]);
    return found?.checkIns.map(({ on, value }) => [on, value]);
  };
  return { ...exchange, valuesOf };
}

it('give goals on the pulse the values that they would have, if they had been given here', async () => {
  const { check, write, valuesOf, store } = await aStoreWithGoals();
  const looked = await check(file);
  expect(looked.lines.map((line) => ('valuesOf' in line ? line.valuesOf?.toSorted() : undefined))).toEqual([
    undefined,
    ['Closer to Acme'],
    ['Closer to Acme'],
    undefined,
    ['Client retention', 'Closer to Acme'],
  ]);
  expect(await valuesOf('on-it')).toEqual([]);
  expect((await write(file)).result).toMatchObject({ ok: true, counts: { new: 5 } });
  expect(await valuesOf('on-it')).toEqual([
    ['2026-02-02', 2],
    ['2026-03-02', 3],
    ['2026-05-05', 3],
  ]);
  const [goal] = await store.load('T1', 'goal', ['on-it']);
  const [first, second, third] = goal?.checkIns ?? [];
  expect([first?.corrects, second?.corrects, third?.corrects]).toEqual([undefined, first?.id, undefined]);
  expect(await valuesOf('care')).toEqual([['2026-05-05', 3]]);
  for (const id of ['of-another', 'ended', 'typed']) expect(await valuesOf(id)).toEqual([]);
  expect((await write(file)).result).toMatchObject({ counts: { new: 0, there: 5 } });
  expect(await valuesOf('on-it')).toHaveLength(3);
});

it('are there already where the check-ins of the same export come before or behind them', async () => {
  const from = await aStoreWithGoals();
  await from.write(file);
  const checkIns = fileOf('check-ins.csv', await from.table('check-ins', 'en'));
  const pulses = fileOf('pulses.csv', await from.table('pulses', 'en'));
  for (const [one, other] of [
    [checkIns, pulses],
    [pulses, checkIns],
  ] as const) {
    const to = await aStoreWithGoals();
    for (const table of [one, other]) {
      expect((await to.write(table)).lines.filter(({ outcome }) => outcome === 'problem')).toEqual([]);
    }
    expect(await to.valuesOf('on-it')).toEqual(await from.valuesOf('on-it'));
    expect(await to.valuesOf('care')).toEqual(await from.valuesOf('care'));
  }
});

it('are written before the pulses: what is cut short, or lost to somebody else, is finished by the same file', async () => {
  const { target, store, valuesOf, items } = await aStoreWithGoals();
  const pulses = async () => (await items()).filter(({ item }) => item === 'pulse').length;
  const exchange = createExchange();
  const failing = { ...target, save: async (kind: 'goal') => Promise.reject(new Error(kind)) };
  await expect(exchange.write(file, failing as typeof target, { choices: {} })).rejects.toThrow('goal');
  expect(await pulses()).toBe(0);
  let isFirst = true;
  const racing: typeof target = {
    ...target,
    save: async (kind, values) => {
      if (kind === 'goal' && isFirst) {
        isFirst = false;
        const [stored] = await store.load('T1', 'goal', ['on-it']);
        if (stored !== undefined) await store.save('goal', [{ ...stored, title: 'Near Acme', version: 2 }]);
      }
      return target.save(kind, values);
    },
  };
  expect(await exchange.write(file, racing, { choices: {} })).toMatchObject({ counts: { problem: 0 } });
  expect(await valuesOf('on-it')).toHaveLength(3);
  expect(await valuesOf('care')).toHaveLength(1);
  expect((await store.load('T1', 'goal', ['on-it']))[0]?.title).toBe('Near Acme');
  expect(await pulses()).toBe(5);
});
