import { type Goal, latestCheckIn } from './goal.ts';
import type { LocalDate } from './names.ts';
import type { Standing } from './notice.ts';
import { expectedProgress } from './pace.ts';
import { goalProgress } from './progress.ts';

/** How a goal stands on a day. */
export function standingOf(goal: Goal, today: LocalDate): Standing {
  const latest = latestCheckIn(goal);
  const previous = goal.checkIns.at(-2);
  const expected = expectedProgress(goal, today);
  const progress = goalProgress(goal);
  return {
    goal: goal.id,
    title: goal.title,
    owner: goal.owner,
    kpi: goal.kpi,
    due: goal.due,
    ...(expected !== undefined && { expected }),
    ...(progress !== undefined && { progress }),
    ...(previous && { previous: previous.value }),
    ...(latest && { value: latest.value, status: latest.status, on: latest.on }),
    ...(latest?.confidence !== undefined && { confidence: latest.confidence }),
  };
}
