import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedTurns } from '../../src/concurrency/shared-turns.ts';
import { currentRequest, withinRequest } from '../../src/request-id.ts';

describe('lots', () => {
  it('take along what is noted by then, each once and in its order, and never too many', async () => {
    const noted = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
    const runFirst = fc.array(fc.nat({ max: 29 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(noted, runFirst, fc.integer({ min: 1, max: 7 }), async (items, order, max) => {
        const lots: number[][] = [];
        const add = createSharedTurns<number>(max, async (lot) => void lots.push(lot.map(({ item }) => item)));
        const runs = items.map((_, index) => add(index));
        for (const index of [...order, ...items.keys()]) await runs[index]?.();
        expect(lots.flat().toSorted((one, other) => one - other)).toEqual([...items.keys()]);
        for (const lot of lots) {
          expect(lot.length).toBeLessThanOrEqual(max);
          expect(lot.slice(0, -1)).toEqual(lot.slice(0, -1).toSorted((one, other) => one - other));
        }
      }),
    );
  });

  it('say who worked on what, and are told all of what went wrong', async () => {
    const done: string[] = [];
    const add = createSharedTurns<string>(10, async (lot) => {
      if (lot.some(({ item }) => item === 'bad')) throw new Error('broken');
      done.push(...lot.map(({ item }) => item));
    });
    const [one, other] = [add('one'), add('other')];
    expect((await other()).map(({ item }) => item)).toEqual(['one', 'other']);
    expect(await one()).toEqual([]);
    const [good, bad] = [add('good'), add('bad')];
    await expect(good()).rejects.toThrow('broken');
    await expect(bad()).rejects.toThrow('broken');
    expect(done).toEqual(['one', 'other']);
  });

  it('keep for each what request it belongs to', async () => {
    const belonging: (string | undefined)[] = [];
    const add = createSharedTurns<string>(10, async (lot) => {
      for (const { within } of lot) belonging.push(within(currentRequest));
    });
    const [first] = ['one', 'two'].map((id) => withinRequest(id, () => add(id)));
    await withinRequest('three', async () => first?.());
    expect(belonging).toEqual(['one', 'two']);
  });
});
