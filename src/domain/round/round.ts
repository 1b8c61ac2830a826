import type { CheckInId, GoalId, LocalDate, RoundId, TeamId, UserId, WorkspaceId } from '../names.ts';
import type { RoundKind } from '../schedule/occurrence.ts';
import type { Period } from '../time/periods.ts';

/** What one person was asked in a round. A person may have several: one for themselves, others in somebody's stead. */
export interface Ask {
  readonly person: UserId;
  readonly goals: readonly GoalId[];
  /** Whom the person stands in for: somebody who is away, or who handed these over. */
  readonly insteadOf?: UserId;
}

/** A goal that somebody was asked about in a round until it became another's. */
export interface Move {
  readonly goal: GoalId;
  readonly from: UserId;
}

/** A goal that somebody left out of a round, and why. */
export interface Skip {
  readonly goal: GoalId;
  readonly by: UserId;
  readonly at: Date;
  readonly reason: string;
}

/** A person's prompt that waits, at their own wish. */
export interface Snooze {
  readonly person: UserId;
  readonly until: Date;
  /** The day of `until` where the person is. */
  readonly on: LocalDate;
  /** It came back. */
  readonly back?: boolean;
  /** How often they have snoozed it in this round. */
  readonly times: number;
}

/**
 * A goal of a round that nobody is asked about, and why. `fresh`: it has a value of the last days, which counts as its
 * answer. `away`: who reports it is away until the round is over, and named no delegate. `nobody`: who reports it was
 * deactivated or may not answer (`gone`), or is no member of the team any more (`left`). `shared`: it stands on the KPI of
 * another goal that is asked about; what is said there is its answer.
 */
export type NotAsked =
  | { readonly why: 'fresh'; readonly goal: GoalId; readonly checkIn: CheckInId }
  | { readonly why: 'away'; readonly goal: GoalId; readonly person: UserId; readonly until: LocalDate }
  | { readonly why: 'shared'; readonly goal: GoalId; readonly with: GoalId }
  | { readonly why: 'nobody'; readonly goal: GoalId; readonly person: UserId; readonly reason: 'gone' | 'left' };

/** One round of check-ins of one team. Who has answered is read from the goals, so that there is one truth. */
export interface Round {
  /** `team|kind|period`: a second round of the same period cannot exist. */
  readonly id: RoundId;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly kind: RoundKind;
  readonly period: Period;
  readonly asks: readonly Ask[];
  /** Goals that belong to the round and that nobody is asked about. */
  readonly notAsked?: readonly NotAsked[];
  /** Each once; absent where no goal became another's. Their prompts say who has the goals. */
  readonly moves?: readonly Move[];
  readonly skips: readonly Skip[];
  readonly snoozes: readonly Snooze[];
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly state: RoundState;
  /** Somebody asked for it, and not all of its messages are known to be queued. */
  readonly opening?: true;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

/** The goals that a person is asked about in a round, for themselves or in somebody's stead. */
export function askedOf(round: Round, person: UserId): GoalId[] {
  return round.asks.filter((ask) => ask.person === person).flatMap(({ goals }) => goals);
}

/** Everybody who is asked in a round, once each. */
export function peopleAsked(round: Round): UserId[] {
  return [...new Set(round.asks.map(({ person }) => person))];
}

/** Everybody who may have a prompt of a round: who is asked, and in whose stead somebody else is. */
export function peoplePrompted(round: Round): UserId[] {
  return [...new Set(round.asks.flatMap(({ person, insteadOf }) => [person, ...(insteadOf ? [insteadOf] : [])]))];
}

/** Everybody whose prompt of a round there may be: {@link peoplePrompted}, and who was asked before. */
export function promptHolders(round: Round): UserId[] {
  return [...new Set([...peoplePrompted(round), ...(round.moves ?? []).map(({ from }) => from)])];
}

/** The goals of a round: those that were asked about in the order of the asks, then the others. */
export function goalsIn({ asks, notAsked = [] }: Pick<Round, 'asks' | 'notAsked'>): GoalId[] {
  return [...new Set([...asks.flatMap(({ goals }) => goals), ...notAsked.map(({ goal }) => goal)])];
}

/** Why a goal was left out of a round, where somebody left it out. */
export function skipOf(round: Pick<Round, 'skips'>, goal: GoalId): Skip | undefined {
  return round.skips.find((skip) => skip.goal === goal);
}

/** The prompt of a person that waits for its day to come back, or undefined. */
export function snoozeOf(round: Round, person: UserId): Snooze | undefined {
  return round.snoozes.find((snooze) => snooze.person === person && !snooze.back);
}

/** `closing` takes no answers in time any more, but not all who are to be told have been told. */
export type RoundState = 'open' | 'closing' | 'closed';
