import { latestTwo } from '../check-in/series.ts';
import type { Goal } from '../goal/goal.ts';
import type { Standing } from '../message/notice.ts';
import type { LocalDate, UserId } from '../names.ts';
import { expectedProgress } from './expected-progress.ts';
import { statusOn } from './pace.ts';
import { progressAt } from './progress.ts';

/** What a person is called where a mention would call them. */
export type NameOf = (person: UserId) => string;

/** How a goal stands on a day. */
export function standingOf(goal: Goal, today: LocalDate, nameOf: NameOf): Standing {
  const [latest, previous] = latestTwo(goal.checkIns);
  const expected = expectedProgress(goal, today);
  const progress = progressAt(goal, latest);
  return {
    goal: goal.id,
    title: goal.title,
    owner: goal.owner,
    ownerName: nameOf(goal.owner),
    kpi: goal.kpi,
    due: goal.due,
    ...(expected !== undefined && { expected }),
    ...(progress !== undefined && { progress }),
    ...(previous && { previous: previous.value }),
    ...(latest && { value: latest.value, status: statusOn(goal, latest, today), on: latest.on }),
    ...(latest?.confidence !== undefined && { confidence: latest.confidence }),
  };
}
