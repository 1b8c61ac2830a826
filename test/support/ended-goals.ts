import type { CheckIn, Goal } from '../../src/domain/goal/goal.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { aCheckIn, aGoal } from './samples.ts';

/** What was said on one of the days of a goal that ended; a status that is absent was left to the pace. */
export interface Day {
  readonly value: number;
  readonly status?: CheckIn['status'];
  readonly confidence?: number;
  readonly by?: string;
}

const START = '2026-01-01';

/** A goal of the year 2026 with a value at each thirtieth day, the last one near its due date, closed at its end. */
export function anEndedGoal(
  id: string,
  state: Extract<Goal['state'], 'achieved' | 'missed' | 'dropped'>,
  days: readonly Day[],
  changes: Partial<Goal> = {},
): Goal {
  const due = addDays(START, 30 * days.length);
  const at = new Date(`${addDays(due, 1)}T09:00:00Z`);
  const checkIns = days.map(({ value, status, confidence, by = 'U1' }, index) => {
    const on = addDays(START, 30 * (index + 1));
    return aCheckIn(value, {
      id: `${id}-${index}`,
      on: index === days.length - 1 ? addDays(on, -1) : on,
      at: new Date(`${on}T09:00:00Z`),
      status: status ?? 'on-track',
      by,
      ...(status === undefined && { byPace: true }),
      ...(confidence !== undefined && { confidence }),
    });
  });
  const closing = { id: `${id}-x`, by: 'U1', at, was: { state: 'active' as const }, now: { state } };
  return aGoal({ id, title: id, start: START, due, state, checkIns, changes: [closing], ...changes });
}
