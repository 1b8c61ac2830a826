import type { GoalId, LocalDate, RoundId, TeamId, UserId, WorkspaceId } from './names.ts';

/** `asked` is a round that a person started with `/goal ask`. */
export type RoundKind = 'monthly' | 'quarterly' | 'asked';

/** A stretch of days that a round or digest is about. The last day is included. */
export interface Period {
  /** `2026-03`, `2026-Q1`, `2026-W09` or, for a round that was asked for, its day. Quarters are those of the fiscal year. */
  readonly id: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** What one person was asked in a round. */
export interface Ask {
  readonly person: UserId;
  readonly goals: readonly GoalId[];
}

/** One round of check-ins of one team. Who has answered is read from the goals, so that there is one truth. */
export interface Round {
  /** `team|kind|period`: a second round of the same period cannot exist. */
  readonly id: RoundId;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly kind: RoundKind;
  readonly period: Period;
  readonly asks: readonly Ask[];
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly state: RoundState;
}

/** `closing` takes no answers in time any more, but not all who are to be told have been told. */
export type RoundState = 'open' | 'closing' | 'closed';
