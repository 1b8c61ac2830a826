import type { Goal } from '../goal/goal.ts';
import type { Kpi } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import { meetsTarget } from './progress.ts';

/** What a goal came to whose due date has passed, by its last value. A bound is reached where that value keeps it. */
export type Ending = 'reached' | 'missed' | 'no-value';

/** Whether the due date has passed: on the due date itself a goal still runs. */
export function isOver({ due }: Pick<Goal, 'due'>, day: LocalDate): boolean {
  return day > due;
}

/** What the last value of a goal makes of it; undefined while it runs. */
export function endingOf(
  goal: Pick<Goal, 'due'> & { readonly kpi: Kpi },
  value: number | undefined,
  day: LocalDate,
): Ending | undefined {
  if (!isOver(goal, day)) return undefined;
  if (value === undefined) return 'no-value';
  return meetsTarget(goal.kpi, value) ? 'reached' : 'missed';
}
