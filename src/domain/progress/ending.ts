import { closingOf, endOfState } from '../goal/closing.ts';
import type { Goal, GoalEnd } from '../goal/goal.ts';
import type { Kpi } from '../kpi/kpi.ts';
import type { LocalDate, Zone } from '../names.ts';
import { instantOf, localDateOf } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { meetsTarget } from './progress.ts';

/** What a goal came to whose due date has passed, by its last value. A bound is reached where that value keeps it. */
export type Ending = 'reached' | 'missed' | 'no-value';

/** A time that does not come. */
export const NEVER = new Date('9999-12-31T00:00:00Z');
/** Where the day begins first: 14 hours before it does in UTC (IANA, Pacific/Kiritimati). */
export const FIRST_ZONE: Zone = 'Pacific/Kiritimati';

/** The first moment at which a goal with this due date is over for anybody. */
export function endOf(due: LocalDate): Date {
  return instantOf(addDays(due, 1), '00:00', FIRST_ZONE);
}

/** Whether the due date has passed: on the due date itself a goal still runs. */
export function isOver({ due }: Pick<Goal, 'due'>, day: LocalDate): boolean {
  return day > due;
}

/** What the last value of a goal makes of it, or who closed it made of it by that day; undefined while it runs. */
export function endingOf(
  goal: Pick<Goal, 'due'> & { readonly kpi: Kpi } & Partial<Pick<Goal, 'state' | 'changes'>>,
  value: number | undefined,
  day: LocalDate,
): Ending | undefined {
  const end = endBy(goal, day);
  if (end === 'achieved') return 'reached';
  if (end === 'missed') return 'missed';
  if (end === undefined && !isOver(goal, day)) return undefined;
  if (value === undefined) return 'no-value';
  return meetsTarget(goal.kpi, value) ? 'reached' : 'missed';
}

/** How a goal was closed on the day or before. */
function endBy(goal: Partial<Pick<Goal, 'state' | 'changes'>>, day: LocalDate): GoalEnd | undefined {
  const { state } = goal;
  if (state === undefined) return undefined;
  const closing = closingOf({ ...goal, state });
  return closing === undefined || localDateOf(closing.at, 'UTC') <= day ? endOfState(state) : undefined;
}
