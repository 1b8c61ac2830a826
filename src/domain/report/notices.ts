import type { Reached } from '../celebrations/notices.ts';
import type { BlockerLine } from '../check-in/blockers.ts';
import type { TeamId, UserId } from '../names.ts';
import type { Standing } from '../progress/standing.ts';
import type { Period } from '../time/periods.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly digest: DigestNotice;
    readonly nudge: StaleGoalsNotice;
  }
}

/** The week of a team on one screen. */
export interface DigestNotice {
  readonly kind: 'digest';
  /** The id of the outbox message that it is; absent in a preview. */
  readonly message?: string;
  readonly team: TeamId;
  readonly teamName: string;
  readonly period: Period;
  /** Milestones and targets reached within the period. */
  readonly reached: readonly Reached[];
  /** What is over since the period; absent in notices of older releases. */
  readonly ended?: readonly Standing[];
  readonly offPace: readonly Standing[];
  readonly blockers: readonly BlockerLine[];
  readonly dueSoon: readonly Standing[];
  readonly stale: readonly Standing[];
  /** Those that run, and those that ended in the period. */
  readonly activeGoals: number;
}

/** To the owner of goals that have become stale, once a spell. */
export interface StaleGoalsNotice {
  readonly kind: 'nudge';
  readonly person: UserId;
  readonly teamName: string;
  readonly goals: readonly StaleGoalLine[];
}

/** A goal that was stale; `answered` where it has had a value since, or `closed` where nobody waits for one any more. */
export type StaleGoalLine = Standing & { readonly answered?: true; readonly closed?: true };
