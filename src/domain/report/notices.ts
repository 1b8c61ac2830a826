import type { Reached } from '../celebrations/notices.ts';
import type { BlockerLine, ClearedLine } from '../check-in/blockers.ts';
import type { LocalDate, TeamId, UserId } from '../names.ts';
import type { Standing } from '../progress/standing.ts';
import type { Person } from '../round/notices.ts';
import type { RoundKind } from '../schedule/occurrence.ts';
import type { Period } from '../time/periods.ts';
import type { OverdueAction } from './action-lines.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly digest: DigestNotice;
    readonly nudge: StaleGoalsNotice;
  }
}

/** What of a team's goals a digest lists, each as long as it is so. */
export interface DigestLists {
  readonly offPace: readonly Standing[];
  readonly blockers: readonly BlockerLine[];
  readonly dueSoon: readonly Standing[];
  readonly stale: readonly Standing[];
  /** Actions whose day is over; absent where there is none, and in notices of older releases. */
  readonly overdue?: readonly OverdueAction[];
}

/** A round that closed in the period, and who had not answered. */
export interface UnansweredRound {
  readonly roundKind: RoundKind;
  readonly period: Period;
  readonly people: readonly Person[];
  /** The team wants them named, and not counted. */
  readonly names?: true;
}

/** Drafts of a team that somebody has to activate or drop, the longest waiting first. */
export interface WaitingDrafts {
  readonly leadName: string;
  readonly today: LocalDate;
  readonly shown: readonly { readonly title: string; readonly since: LocalDate }[];
  readonly more: number;
}

/** The week of a team on one screen: in its lists the news, and apart from them what the digest before stated already. */
export interface DigestNotice extends DigestLists {
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
  /** Off pace in the digest before, and on track now. This and what follows is absent in notices of older releases. */
  readonly backOnPace?: readonly Standing[];
  /** What the digest before named as being in the way, and somebody cleared since. */
  readonly cleared?: readonly ClearedLine[];
  readonly unanswered?: readonly UnansweredRound[];
  readonly unchanged?: DigestLists;
  /** Drafts that wait for a decision; absent where there is none. */
  readonly drafts?: WaitingDrafts;
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
