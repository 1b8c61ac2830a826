import type { Unit } from '../kpi/kpi.ts';
import type { GoalId, UserId } from '../names.ts';
import type { Course } from '../progress/course.ts';
import type { Standing } from '../progress/standing.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly celebration: CelebrationNotice;
    readonly retraction: RetractionNotice;
  }
}

/** Something that was reached. */
export interface Reached {
  readonly what: 'milestone' | 'target' | 'stretch' | 'streak' | 'recovery' | 'best';
  /** Its own within the goal: a milestone's id, `target`, `stretch`, `streak-3`, or a kind with a day. */
  readonly key: string;
  /** Of a mark the KPI's value that was asked for; of anything else the one that was reported. */
  readonly value: number;
  /** The length of a streak. */
  readonly months?: number;
  readonly unit: Unit;
  readonly title: string;
  readonly goal: GoalId;
  readonly owner: UserId;
  readonly milestone?: string;
}

/** One of several things that a celebration tells. */
export interface CelebrationPart {
  readonly reached: Reached;
  readonly standing: Standing;
  /** The way there, for a picture; absent where there is no way yet, and in older notices. */
  readonly course?: Course;
  /** A correction undid it. */
  readonly undone?: boolean;
}

/** What one answer reached: the greatest of it, and what it reached beside that. */
export interface CelebrationNotice extends CelebrationPart {
  readonly kind: 'celebration';
  readonly teamName: string;
  readonly also?: readonly CelebrationPart[];
}

/** In place of a celebration whose values were corrected: nothing of it was reached after all. */
export interface RetractionNotice extends CelebrationPart {
  readonly kind: 'retraction';
  readonly also?: readonly CelebrationPart[];
}
