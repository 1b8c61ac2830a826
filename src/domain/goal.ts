import type { Kpi } from './kpi.ts';
import type { CheckInId, GoalId, LocalDate, RoundId, TeamId, UserId, WorkspaceId } from './names.ts';

export const CATEGORIES = ['retention', 'satisfaction', 'revenue', 'efficiency', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

export const STATUSES = ['on-track', 'at-risk', 'off-track'] as const;
/** How a goal is doing: suggested from pace, or said by a person. */
export type Status = (typeof STATUSES)[number];

type GoalState = 'draft' | 'active' | 'achieved' | 'missed' | 'cancelled';

/** A value of the KPI on the way to the target. */
export interface Milestone {
  /** Stable within its goal. */
  readonly id: string;
  readonly value: number;
  readonly title?: string;
}

/** A value that the plan expects on a day between start and due date: a target of a month, as a rule of its last day. */
export interface PlannedValue {
  readonly by: LocalDate;
  readonly value: number;
}

/** What a value was computed from: the numbers that a person really knew, by the names of the calculator's inputs. */
export interface CalculatorInputs {
  readonly calculator: string;
  readonly values: Readonly<Record<string, number>>;
}

/** One answer about one goal. Check-ins are appended and never changed. */
export interface CheckIn {
  readonly id: CheckInId;
  readonly value: number;
  /** Absent where the value was typed in. */
  readonly inputs?: CalculatorInputs;
  readonly status: Status;
  /** From 0 (none) to 10 (certain). */
  readonly confidence?: number;
  readonly note?: string;
  readonly obstacles?: string;
  /** Asked in a quarterly review only. */
  readonly learned?: string;
  readonly by: UserId;
  /** When it was said. */
  readonly at: Date;
  /** The day that the value is of, in the reporter's zone. */
  readonly on: LocalDate;
  readonly round?: RoundId;
}

/** A goal with one KPI and the whole of its history. One document, so that a change is one atomic write. */
export interface Goal {
  readonly id: GoalId;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly title: string;
  readonly description?: string;
  readonly category: Category;
  readonly kpi: Kpi;
  readonly milestones: readonly Milestone[];
  /** Absent for an even pace. */
  readonly plan?: readonly PlannedValue[];
  readonly owner: UserId;
  readonly start: LocalDate;
  readonly due: LocalDate;
  readonly state: GoalState;
  /** In the order in which they were said. */
  readonly checkIns: readonly CheckIn[];
  readonly createdBy: UserId;
  readonly createdAt: Date;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

/** The last thing said about a goal, or undefined where nothing was said yet. */
export function latestCheckIn(goal: Goal): CheckIn | undefined {
  return goal.checkIns.at(-1);
}
