import fc from 'fast-check';
import { CATEGORIES, type Goal, STATUSES } from '../../src/domain/goal/goal.ts';
import { DIRECTIONS, isJourney, type Kpi, marksOf, type Unit } from '../../src/domain/kpi/kpi.ts';
import { tidy } from '../../src/domain/kpi/numbers.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { aBlocker, aCheckIn, aGoal } from './samples.ts';

const UNITS: readonly Unit[] = [
  { kind: 'number' },
  { kind: 'percent' },
  { kind: 'score' },
  { kind: 'currency', currency: 'EUR' },
  { kind: 'currency', currency: 'JPY' },
  { kind: 'currency', currency: 'KWD' },
  { kind: 'duration', in: 'hours' },
];
const START: LocalDate = '2026-01-01';
const LONGEST_DAYS = 400;

/** Numbers as people set them, and as calculators make them. */
const amount = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.integer({ min: 0, max: 20_000 }).map((hundredths) => hundredths / 100),
  fc.integer({ min: 0, max: 2_000_000 }).map((small) => tidy(small / 10_000)),
);

/** Yen have no decimals. */
function possible(value: number, unit: Unit): number {
  return unit.kind === 'currency' && unit.currency === 'JPY' ? Math.round(value) : value;
}

const kpi: fc.Arbitrary<Kpi> = fc
  .record({
    direction: fc.constantFrom(...DIRECTIONS),
    unit: fc.constantFrom(...UNITS),
    ends: fc.tuple(amount, amount),
  })
  .map(({ direction, unit, ends }) => ({ direction, unit, ends: ends.map((end) => possible(end, unit)) }))
  .filter(({ ends: [one, other] }) => one !== other)
  .map(({ direction, unit, ends }): Kpi => {
    const [low, high] = ends.toSorted((one, other) => one - other);
    const [least, most] = [low ?? 0, high ?? 1];
    if (direction === 'within-range') return { direction, unit, low: least, high: most };
    if (direction === 'increase') return { direction, unit, baseline: least, target: most };
    if (direction === 'decrease') return { direction, unit, baseline: most, target: least };
    return { direction, unit, target: most };
  });

/** Mostly near the marks, where rounding decides. */
const valueNear = (of: Kpi) =>
  fc
    .oneof(
      amount,
      fc
        .tuple(fc.constantFrom(...marksOf(of)), fc.constantFrom(0, 0.0015, -0.0015, 0.004, -0.004, 0.5, -0.5))
        .map(([mark, off]) => Math.max(0, tidy(mark + off))),
      ...(isJourney(of)
        ? [
            fc
              .double({ min: 0, max: 1.1, noNaN: true })
              .map((way) => Math.max(0, tidy(of.baseline + way * (of.target - of.baseline)))),
          ]
        : []),
    )
    .map((value) => possible(value, of.unit));

/** A goal at any time of its life, with any history: running or over, reached or missed, by its pace or by a person's word. */
export const drawnGoal: fc.Arbitrary<Goal> = kpi.chain((of) =>
  fc
    .record({
      category: fc.constantFrom(...CATEGORIES),
      days: fc.integer({ min: 30, max: LONGEST_DAYS }),
      said: fc.array(
        fc.record({
          after: fc.integer({ min: 0, max: LONGEST_DAYS }),
          value: valueNear(of),
          status: fc.constantFrom(...STATUSES),
          isByPace: fc.boolean(),
        }),
        { maxLength: 9 },
      ),
      owner: fc.constantFrom('U1', 'U2'),
      isBlocked: fc.boolean(),
    })
    .map(({ category, days, said, owner, isBlocked }) => {
      const checkIns = said.map(({ after, value, status, isByPace }, index) => {
        const on = addDays(START, after);
        const at = new Date(`${on}T09:00:00Z`);
        return aCheckIn(value, { id: `c${index}`, on, at, status, ...(isByPace && { byPace: true as const }) });
      });
      const blockers = isBlocked ? [aBlocker()] : [];
      return aGoal({ kpi: of, category, start: START, due: addDays(START, days), checkIns, owner, blockers });
    }),
);

/** Several goals with titles of their own, and a day on which none of their values is still to come. */
export const drawnTeam = fc
  .record({
    goals: fc.array(drawnGoal, { minLength: 1, maxLength: 14 }),
    after: fc.integer({ min: 0, max: LONGEST_DAYS + 90 }),
  })
  .map(({ goals, after }) => {
    const today = addDays(START, after);
    return {
      today,
      goals: goals.map((goal, index) => ({
        ...goal,
        id: `goal-${index}`,
        title: `Goal no. ${index};`,
        checkIns: goal.checkIns.filter(({ on }) => on <= today).map((one) => ({ ...one, id: `${index}-${one.id}` })),
      })),
    };
  });
