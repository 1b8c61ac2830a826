import type { ActionItem, CheckIn } from '../goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../names.ts';

/** One goal's part of an answer. */
export interface AnswerEntry {
  readonly goal: GoalId;
  readonly checkIn: CheckIn;
  /** What will be done for it. */
  readonly actions?: readonly ActionItem[];
}

/**
 * What a person submitted in one modal, kept as it was said before it is acknowledged. It is applied to its goals
 * afterwards, and again by a sweep where that was cut short.
 */
export interface Answer {
  /** From the view and from what it said: the same view submitted twice is one answer, a changed one is a second. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly at: Date;
  readonly entries: readonly AnswerEntry[];
  readonly applied: boolean;
}
