import type { Goal, Status } from '../goal/goal.ts';
import type { LocalDate } from '../names.ts';
import { isOver } from './ending.ts';
import { standingOf } from './standing.ts';
import { type Trend, trendOf } from './trend.ts';

/** The way of a goal so far, as a message keeps it: all that a picture of it shows, and no more. */
export interface Course extends Pick<Goal, 'title' | 'kpi' | 'due'> {
  readonly goal: Goal['id'];
  readonly trend: Trend;
  /** Absent once it is over. */
  readonly status?: Status;
}

/** A message keeps so many values of a goal: two years of months. What is older is on its card. */
const MAX_VALUES = 24;
/** One value is no way. */
export const MIN_VALUES = 2;

/** The way of a goal as of a day; undefined where it has fewer than two values. */
export function courseOf(goal: Goal, today: LocalDate): Course | undefined {
  const trend = trendOf(goal, today, MAX_VALUES);
  if (trend === undefined || trend.values.length < MIN_VALUES) return undefined;
  const status = isOver(goal, today) ? undefined : standingOf(goal, today, (person) => person).status;
  const { id, title, kpi, due } = goal;
  return { goal: id, title, kpi, due, trend, ...(status !== undefined && { status }) };
}

/** Those of some goals, in their order, as many as a message shows. */
export function coursesOf(goals: readonly Goal[], today: LocalDate, max: number): Course[] {
  return goals.flatMap((goal) => courseOf(goal, today) ?? []).slice(0, max);
}
