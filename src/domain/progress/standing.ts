import type { Goal, Status } from '../goal/goal.ts';
import { latestTwo } from '../history/series.ts';
import type { Kpi } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import { expectedProgress } from './expected-progress.ts';
import { statusOn } from './pace.ts';
import { progressAt } from './progress.ts';

/** How one goal stands, as numbers. Fractions: 1 is 100 %. */
export interface Standing {
  readonly goal: GoalId;
  readonly title: string;
  readonly owner: UserId;
  /** For channel messages, where a mention would call the person. */
  readonly ownerName: string;
  readonly kpi: Kpi;
  readonly due: LocalDate;
  /** The last value, and the one before it. */
  readonly value?: number;
  readonly previous?: number;
  /** The way made from baseline to target, or the share of periods that kept the bound. */
  readonly progress?: number;
  /** Where the progress would be at an even pace. */
  readonly expected?: number;
  readonly status?: Status;
  readonly confidence?: number;
  /** The day of the last value. */
  readonly on?: LocalDate;
}

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
