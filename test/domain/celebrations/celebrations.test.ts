import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { celebrations, newsOf, reachedBy, undoneBy } from '../../../src/domain/celebrations/celebrations.ts';
import type { CheckIn, Goal, Status } from '../../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../../src/domain/goal/kpi-input.ts';
import type { Kpi } from '../../../src/domain/kpi/kpi.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const unit = { kind: 'number' } as const;
const up = { direction: 'increase', unit, baseline: 0, target: 100, stretch: 120 } as const;
const atLeast: Kpi = { direction: 'at-least', unit, target: 90 };

/** One value a month from January 2026 on, each said on its day; undefined for a month without one. */
function monthly(values: readonly (number | undefined)[], statuses: readonly Status[] = []): CheckIn[] {
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const day = new Date(Date.UTC(2026, index, 15, 9));
    const on = day.toISOString().slice(0, 10);
    return [aCheckIn(value, { id: `c${index}`, on, at: day, status: statuses[index] ?? 'on-track' })];
  });
}
const journey = (checkIns: readonly CheckIn[]): Goal =>
  aGoal({ kpi: up, milestones: quarterMarks(up), checkIns, due: '2028-12-31' });
const bound = (checkIns: readonly CheckIn[]): Goal => aGoal({ kpi: atLeast, checkIns });
const keys = (goal: Goal) => celebrations(goal).map(({ checkIn, reached }) => `${checkIn} ${reached.key}`);
const kinds = (goal: Goal, what: string) => keys(goal).filter((key) => key.includes(what));
const said = (id: string, value: number, on: string, at: string, corrects?: string) =>
  aCheckIn(value, { id, on, at: new Date(at), ...(corrects && { corrects }) });

describe('a best value ever', () => {
  it('needs six values before it, of which the last three had not bettered the best', () => {
    expect(kinds(journey(monthly([10, 20, 15, 15, 15, 15, 24])), 'best')).toEqual(['c6 best:2026-07-15']);
    expect(kinds(journey(monthly([10, 20, 15, 15, 15, 24])), 'best')).toEqual([]);
    expect(kinds(journey(monthly([10, 12, 14, 20, 15, 15, 24])), 'best')).toEqual([]);
    expect(kinds(journey(monthly([10, 12, 20, 14, 15, 15, 24])), 'best')).toEqual(['c6 best:2026-07-15']);
  });

  it('is not every step of a steady climb, and not one behind the baseline', () => {
    expect(kinds(journey(monthly([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])), 'best')).toEqual([]);
    expect(kinds(journey(monthly([-9, -8, -9, -9, -9, -9, -7])), 'best')).toEqual([]);
  });

  it('is as good as before, and no best', () => {
    expect(kinds(journey(monthly([10, 20, 15, 15, 15, 15, 20])), 'best')).toEqual([]);
  });

  it('may come again, after as long a time', () => {
    const values = [10, 20, 15, 15, 15, 15, 24, 15, 15, 26, 27, 15, 15, 15, 30];
    expect(kinds(journey(monthly(values)), 'best')).toEqual(['c6 best:2026-07-15', 'c14 best:2027-03-15']);
  });

  it('is nothing that a bound has', () => {
    expect(kinds(bound(monthly([80, 85, 80, 80, 80, 80, 89])), 'best')).toEqual([]);
  });
});

describe('a recovery', () => {
  const on = 'on-track';
  const risk = 'at-risk';
  const off = 'off-track';
  const ten = [10, 10, 10, 10, 10];
  it.each<[Status[], string[]]>([
    [[off, off, on], ['c2 recovery:2026-03-15']],
    [[off, risk, off, risk, on], ['c4 recovery:2026-05-15']],
    [[off, on, off, on], []],
    [[off, off, risk], []],
    [[risk, risk, on], []],
    [[off, off, on, on], ['c2 recovery:2026-03-15']],
  ])('after %j is %j', (statuses, expected) => {
    expect(kinds(journey(monthly(ten.slice(0, statuses.length), statuses)), 'recovery')).toEqual(expected);
  });

  it('goes by what the pace says now where the person left it to the pace', () => {
    // Broken in January, so that February, broken too, is off track; corrected, January was kept.
    const [first, second, third, fourth] = monthly([80, 80, 80, 95]).map((one): CheckIn => ({ ...one, byPace: true }));
    if (!first || !second || !third || !fourth) throw new Error('four values');
    expect(kinds(bound([first, second, third, fourth]), 'recovery')).toEqual(['c3 recovery:2026-04-15']);
    const right = { ...second, id: 'right', value: 95, corrects: 'c1', at: new Date('2026-06-01T09:00:00Z') };
    expect(kinds(bound([first, second, third, fourth, right]), 'recovery')).toEqual([]);
  });
});

describe('a streak', () => {
  const kept = (count: number) => Array.from({ length: count }, () => 90);
  it('is three, six and twelve months that kept a bound, and nothing beyond', () => {
    expect(keys(bound(monthly(kept(2))))).toEqual([]);
    expect(keys(bound(monthly(kept(30))))).toEqual(['c2 streak-3', 'c5 streak-6', 'c11 streak-12']);
  });

  it('is ended by a month that broke it, and by one without a value', () => {
    expect(keys(bound(monthly([90, 90, 89, 90, 90])))).toEqual([]);
    expect(keys(bound(monthly([90, 90, undefined, 90, 90])))).toEqual([]);
    expect(keys(bound(monthly([90, 89, 90, 90, 90])))).toEqual(['c4 streak-3']);
  });

  it('stands though the same month is broken later', () => {
    const later = said('later', 80, '2026-03-20', '2026-03-20T09:00:00Z');
    expect(keys(bound([...monthly(kept(3)), later]))).toEqual(['c2 streak-3']);
  });

  it('counts a month by its last value before the next begins', () => {
    const [january, , march] = monthly([90, 90, 90]);
    const february = [
      said('f1', 80, '2026-02-03', '2026-02-03T09:00:00Z'),
      said('f2', 91, '2026-02-20', '2026-02-20T09:00:00Z'),
    ];
    expect(keys(bound([january, ...february, march].flatMap((one) => one ?? [])))).toEqual(['c2 streak-3']);
  });

  it('is nothing that a journey has: its marks tell of a steady climb', () => {
    expect(kinds(journey(monthly([1, 2, 3, 4, 5, 6, 7])), 'streak')).toEqual([]);
  });
});

describe('what is told of one check-in', () => {
  it('is the highest of all that it reached', () => {
    const goal = journey(
      monthly([10, 20, 15, 15, 15, 15, 60], ['on-track', 'off-track', 'off-track', 'at-risk', 'at-risk', 'at-risk']),
    );
    expect(keys(goal)).toEqual(['c6 best:2026-07-15', 'c6 recovery:2026-07-15', 'c6 q1', 'c6 q2']);
    expect(reachedBy(goal).get('c6')?.key).toBe('q2');
  });

  it('is no mark that was told already of a later day', () => {
    const march = said('march', 60, '2026-03-02', '2026-03-02T09:00:00Z');
    const february = said('february', 30, '2026-02-02', '2026-03-03T09:00:00Z');
    const goal = journey([february, march]);
    expect(keys(goal)).toEqual(['february q1', 'march q2']);
    expect(newsOf(goal, february)).toBeUndefined();
    expect(newsOf(journey([march]), march)?.key).toBe('q2');
    const more = said('more', 80, '2026-02-02', '2026-03-03T09:00:00Z');
    expect(newsOf(journey([more, march]), more)?.key).toBe('q3');
  });

  it('is no best value of an earlier day', () => {
    const goal = journey([
      ...monthly([10, 20, 15, 15, 15, 15]),
      said('late', 24, '2026-06-20', '2026-08-20T09:00:00Z'),
      said('now', 18, '2026-08-01', '2026-08-01T09:00:00Z'),
    ]);
    const late = goal.checkIns.find(({ id }) => id === 'late');
    expect(kinds(goal, 'best')).toEqual(['late best:2026-06-20']);
    expect(late && newsOf(goal, late)).toBeUndefined();
  });
});

describe('what a correction undoes', () => {
  const wrong = said('wrong', 85, '2026-03-02', '2026-03-02T09:00:00Z');
  const right = (value: number) => said('right', value, '2026-03-02', '2026-03-03T09:00:00Z', 'wrong');
  const undone = (checkIns: CheckIn[], by: CheckIn) => undoneBy(journey(checkIns), by).map(({ key }) => key);

  it('is every mark that no value reached', () => {
    expect(undone([wrong, right(30)], right(30))).toEqual(['q2', 'q3']);
    expect(undone([wrong, right(90)], right(90))).toEqual([]);
    const before = said('before', 60, '2026-02-02', '2026-02-02T09:00:00Z');
    expect(undone([before, wrong, right(30)], right(30))).toEqual(['q3']);
  });

  it('is the same where the value of the day was said anew without a word of correction', () => {
    const anew = said('anew', 30, '2026-03-02', '2026-03-02T10:00:00Z');
    expect(undone([wrong, anew], anew)).toEqual(['q2', 'q3']);
  });

  it('is nothing that a later day, or a correction that goes further, leaves standing', () => {
    const later = said('later', 10, '2026-04-02', '2026-04-02T09:00:00Z');
    expect(undone([wrong, later], later)).toEqual([]);
    const on = right(100);
    expect(newsOf(journey([wrong, on]), on)?.key).toBe('target');
    expect(undone([wrong, on], on)).toEqual([]);
  });

  it('keeps the key of a best value that stays the best', () => {
    const all = monthly([10, 20, 15, 15, 15, 15, 24]);
    const corrected = said('right', 23, '2026-07-15', '2026-07-16T09:00:00Z', 'c6');
    expect(kinds(journey([...all, corrected]), 'best')).toEqual(['right best:2026-07-15']);
    expect(undone([...all, corrected], corrected)).toEqual([]);
    const lower = said('right', 19, '2026-07-15', '2026-07-16T09:00:00Z', 'c6');
    expect(undone([...all, lower], lower)).toEqual(['best:2026-07-15']);
  });
});

describe('celebrations', () => {
  const histories = fc.array(
    fc.record({
      value: fc.integer({ min: -50, max: 150 }),
      month: fc.nat(20),
      status: fc.constantFrom<Status>('on-track', 'at-risk', 'off-track'),
      back: fc.nat(40),
    }),
    { maxLength: 24 },
  );
  const made = (some: readonly { value: number; month: number; status: Status; back: number }[]) =>
    some.map(({ value, month, status, back }, index): CheckIn => {
      const on = new Date(Date.UTC(2026, month, 15)).toISOString().slice(0, 10);
      const corrects = back < index ? { corrects: `c${back}` } : {};
      return aCheckIn(value, {
        id: `c${index}`,
        on,
        at: new Date(Date.UTC(2028, 0, 1, 9, index)),
        status,
        ...corrects,
      });
    });
  const goals = [journey, bound] as const;

  it('hold each thing once, the same whatever the order in which values came', () => {
    fc.assert(
      fc.property(
        histories.chain((some) => {
          const all = made(some);
          return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
        }),
        fc.constantFrom(...goals),
        ([all, shuffled], goal) => {
          const found = keys(goal(all));
          expect(keys(goal(shuffled))).toEqual(found);
          const own = celebrations(goal(all)).map(({ reached }) => reached.key);
          expect(new Set(own).size).toBe(own.length);
        },
      ),
      CASES,
    );
  });

  it('lose nothing by a value of a later day, and what is undone is what stood and stands no longer', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: -50, max: 150 }), fc.constantFrom(...goals), (some, value, goal) => {
        const all = made(some);
        const later = said('later', value, '2028-06-15', '2028-06-15T09:00:00Z');
        const before = keys(goal(all));
        expect(keys(goal([...all, later])).filter((key) => !key.startsWith('later'))).toEqual(before);
        expect(undoneBy(goal([...all, later]), later)).toEqual([]);
        const last = all.at(-1);
        if (last === undefined) return;
        const own = (checkIns: CheckIn[]) => celebrations(goal(checkIns)).map(({ reached }) => reached.key);
        const gone = own(all.slice(0, -1)).filter((key) => !own(all).includes(key));
        expect(undoneBy(goal(all), last).map(({ key }) => key)).toEqual(gone);
      }),
      CASES,
    );
  });

  it('are announced once each by the check-ins that come one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 150 }), { maxLength: 24 }),
        fc.constantFrom(...goals),
        (values, goal) => {
          const all = monthly(values);
          const announced = all.flatMap((checkIn, index) => newsOf(goal(all.slice(0, index + 1)), checkIn)?.key ?? []);
          expect(new Set(announced).size).toBe(announced.length);
          // The same again, as a sweep does, announces the same.
          expect(all.flatMap((checkIn, index) => newsOf(goal(all.slice(0, index + 1)), checkIn)?.key ?? [])).toEqual(
            announced,
          );
        },
      ),
      CASES,
    );
  });
});

describe('the work of celebrations', () => {
  /** So many values, one a week or a day, each left to the pace; counts how often the day of any of them is looked at. */
  const looksAt = (count: number, kpi: Kpi, daysApart: number) => {
    let looks = 0;
    const start = Date.UTC(2001, 0, 1, 9);
    const checkIns = Array.from({ length: count }, (_, index) => {
      const at = new Date(start + index * daysApart * 24 * 60 * 60 * 1000);
      const on = at.toISOString().slice(0, 10);
      const checkIn = aCheckIn((index % 17) - 8, { id: `c${index}`, at, byPace: true });
      return Object.defineProperty(checkIn, 'on', {
        enumerable: true,
        get: () => {
          looks += 1;
          return on;
        },
      });
    });
    celebrations(aGoal({ kpi, start: '2001-01-01', due: '2061-01-01', checkIns }));
    return looks;
  };

  it.each([
    ['a journey', up, 1],
    ['a journey, seldom asked about', up, 14],
    ['a bound', atLeast, 1],
  ] as const)('grows with the history of %s, and not with its square', (_, kpi, daysApart) => {
    const [once, twice] = [looksAt(500, kpi, daysApart), looksAt(1000, kpi, daysApart)];
    expect(twice).toBeLessThan(2.2 * once);
    // A forecast looks at sixty days, each value is put in order a few times.
    expect(twice / 1000).toBeLessThan(100);
  });
});
