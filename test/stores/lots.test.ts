import { describe, expect, it } from 'vitest';
import { createLots } from '../../src/stores/lots.ts';

/** Lots that wait until they are let go. */
function heldLots() {
  const lots: { readonly lot: readonly number[]; readonly go: () => void; readonly fail: () => void }[] = [];
  const ask = createLots(
    (lot: readonly number[]) =>
      new Promise<readonly number[]>((resolve, reject) => {
        lots.push({ lot, go: () => resolve(lot.map((one) => one * 10)), fail: () => reject(new Error('refused')) });
      }),
  );
  const turn = () => new Promise((done) => setImmediate(done));
  return { lots, ask, turn };
}

describe('lots', () => {
  it('take along all that is asked for in the same turn, and answer each', async () => {
    const { lots, ask, turn } = heldLots();
    const answers = Promise.all([ask(1), ask(2), ask(3)]);
    await turn();
    expect(lots.map(({ lot }) => lot)).toEqual([[1, 2, 3]]);
    lots[0]?.go();
    expect(await answers).toEqual([10, 20, 30]);
  });

  it('gather what is asked for while one is on its way, and go one after the other', async () => {
    const { lots, ask, turn } = heldLots();
    const first = ask(1);
    await turn();
    const others = Promise.all([ask(2), ask(3)]);
    await turn();
    expect(lots).toHaveLength(1);
    lots[0]?.go();
    expect(await first).toBe(10);
    await turn();
    expect(lots.map(({ lot }) => lot)).toEqual([[1], [2, 3]]);
    lots[1]?.go();
    expect(await others).toEqual([20, 30]);
  });

  it('fail for all that are in them, and for nobody else', async () => {
    const { lots, ask, turn } = heldLots();
    const failing = Promise.allSettled([ask(1), ask(2)]);
    await turn();
    const next = ask(3);
    lots[0]?.fail();
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await turn();
    lots[1]?.go();
    expect(await next).toBe(30);
  });

  it('hold 500 at the most', async () => {
    const { lots, ask, turn } = heldLots();
    const answers = Promise.all(Array.from({ length: 501 }, (_, one) => ask(one)));
    await turn();
    lots[0]?.go();
    await turn();
    lots[1]?.go();
    expect(await answers).toHaveLength(501);
    expect(lots.map(({ lot }) => lot.length)).toEqual([500, 1]);
  });
});
