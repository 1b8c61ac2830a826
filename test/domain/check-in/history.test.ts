import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckIn } from '../../../src/domain/goal/goal.ts';
import { latestCheckIn, seriesKnownAt, seriesOf } from '../../../src/domain/history/series.ts';
import { counting, originalOf, versionsOf } from '../../../src/domain/history/versions.ts';
import { goalProgress } from '../../../src/domain/progress/progress.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const said = (id: string, value: number, on: string, minute: number, corrects?: string): CheckIn =>
  aCheckIn(value, { id, on, at: new Date(Date.UTC(2026, 5, 1, 9, minute)), ...(corrects && { corrects }) });
const first = said('first', 81, '2026-02-02', 0);
const second = said('second', 82, '2026-03-02', 1);
const better = said('better', 84, '2026-02-02', 2, 'first');
const best = said('best', 85, '2026-02-03', 3, 'better');

describe('the check-ins that count', () => {
  it('are all of them where nothing was corrected', () => {
    expect(counting([first, second])).toEqual([first, second]);
  });

  it('are the last word of each: a correction in place of what it corrects, and in place of a correction', () => {
    expect(counting([first, second, better])).toEqual([second, better]);
    expect(counting([first, second, better, best])).toEqual([second, best]);
    expect(seriesOf([first, second, better, best]).map(({ value }) => value)).toEqual([85, 82]);
  });

  it('are the last one of two corrections of the same, said at the same time by two people', () => {
    const other = said('other', 83, '2026-02-02', 4, 'first');
    expect(counting([first, second, better, other])).toEqual([second, other]);
  });

  it('go back to what was said first, and hold all that was said between', () => {
    const all = [first, second, better, best];
    expect(originalOf(all, best)).toBe(first);
    expect(originalOf(all, second)).toBe(second);
    expect(versionsOf(all, 'first')).toEqual([first, better, best]);
    expect(versionsOf(all, 'best')).toEqual([first, better, best]);
  });

  it('end somewhere, also where a correction names nothing that is there, or itself', () => {
    const lost = said('lost', 1, '2026-02-02', 5, 'gone');
    const own = said('own', 2, '2026-02-03', 6, 'own');
    expect(counting([lost, own])).toEqual([lost, own]);
  });

  it('are as it was known at a moment where that is asked', () => {
    const all = [first, second, better, best];
    const known = (minute: number) => seriesKnownAt(all, new Date(Date.UTC(2026, 5, 1, 9, minute)));
    expect(known(1).map(({ value }) => value)).toEqual([81, 82]);
    expect(known(2).map(({ value }) => value)).toEqual([84, 82]);
    expect(known(3)).toEqual([
      { on: '2026-02-03', value: 85 },
      { on: '2026-03-02', value: 82 },
    ]);
  });

  it('decide what is latest, progress and how a goal stands', () => {
    const late = said('late', 84.5, '2026-02-20', 9);
    const wrong = said('wrong', 99, '2026-03-03', 7);
    const right = said('right', 83, '2026-03-03', 8, 'wrong');
    const goal = aGoal({ checkIns: [first, second, wrong, right, late] });
    expect(latestCheckIn(goal)).toBe(right);
    expect(goalProgress(goal)).toBe(0.6);
    expect(standingOf(goal, '2026-03-05', String)).toMatchObject({ value: 83, previous: 82, on: '2026-03-03' });
  });

  const histories = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 28 }), fc.nat(20)), { maxLength: 12 })
    .map((some) =>
      some.map(([value, day, back], index) => {
        // About half of them correct one that was said before.
        const corrects = back % 2 === 0 && index > 0 ? `c${back % index}` : undefined;
        return said(`c${index}`, value, `2026-02-${String(day).padStart(2, '0')}`, index, corrects);
      }),
    );

  it('are one for each thing that was said, whatever the order in which they are stored', () => {
    fc.assert(
      fc.property(
        histories.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const kept = new Set(counting(all).map(({ id }) => id));
          expect(new Set(counting(shuffled).map(({ id }) => id))).toEqual(kept);
          expect(kept.size).toBe(all.filter(({ corrects }) => corrects === undefined).length);
          for (const { corrects } of all) expect(kept.has(corrects ?? '')).toBe(false);
          expect(seriesOf(shuffled)).toEqual(seriesOf(all));
          // Nothing that is said later changes what was known before.
          const half = all.slice(0, all.length / 2);
          expect(seriesKnownAt(all, half.at(-1)?.at ?? new Date(0))).toEqual(seriesOf(half));
        },
      ),
      CASES,
    );
  });
});
