import type { GoalEnd } from '../goal/goal.ts';
import type { Kpi } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly ended: EndedNotice;
    readonly closed: ClosedNotice;
  }
}

/** What became of a goal since its owner was asked how it ended. */
export type EndedPart =
  | { readonly part: 'open' | 'deleted' }
  | { readonly part: 'closed'; readonly end: GoalEnd; readonly score?: number }
  | { readonly part: 'carried-on'; readonly until: LocalDate }
  | { readonly part: 'passed-on'; readonly to: UserId };

/** A goal whose due day is over: how it stood when that was asked, and what became of it. */
export type EndedLine = EndedPart & {
  readonly goal: GoalId;
  readonly title: string;
  readonly kpi: Kpi;
  readonly due: LocalDate;
  /** The last value, and the day that it is of. */
  readonly value?: number;
  readonly on?: LocalDate;
};

/** To the owner of goals whose due day is over: how did they end? Edited as they are closed or carried on. */
export interface EndedNotice {
  readonly kind: 'ended';
  readonly person: UserId;
  /** The day on which it goes out, by which years are told. */
  readonly asOf: LocalDate;
  readonly goals: readonly EndedLine[];
  /** How many are beyond these. */
  readonly more: number;
}

/** A closing sentence, in the channel. `since` says that it was taken back, or that the goal runs again. */
export interface ClosedNotice {
  readonly kind: 'closed';
  readonly title: string;
  readonly end: GoalEnd;
  readonly score: number;
  readonly words: string;
  readonly byName: string;
  readonly since?: 'taken-back' | 'reopened';
}
