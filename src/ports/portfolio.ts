import type { TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { PortfolioSubscription } from '../domain/portfolio/digest-day.ts';
import type { SavedGoal, Sheet } from '../domain/portfolio/sheet.ts';

/** Goals as they were read. `at` is by the clock that `savedAt` goes by. */
export interface ReadGoals {
  readonly at: Date;
  readonly goals: readonly SavedGoal[];
}

/** The sheets of teams, and the goals from which they are made. */
export interface SheetStore {
  /** Those that teams have, in the form of this version. */
  ofTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Sheet[]>;
  /** The goals of each sheet's team that were saved after it, in whichever state, without what people wrote. */
  savedSince(workspace: WorkspaceId, sheets: readonly Pick<Sheet, 'id' | 'upTo'>[]): Promise<ReadGoals>;
  /** All goals of a team that run or are drafts, the oldest first, without what people wrote. */
  goalsOf(workspace: WorkspaceId, team: TeamId): Promise<ReadGoals>;
  /** Whichever was there before: each says itself up to when it is right. */
  save(sheet: Sheet): Promise<void>;
  /** Those that were made longer ago, the oldest first. */
  olderThan(ms: number, limit: number): Promise<Sheet[]>;
}

export interface SubscriptionStore {
  get(workspace: WorkspaceId, person: UserId): Promise<PortfolioSubscription | undefined>;
  /** Those whose digest is due, the longest waiting first. */
  due(now: Date, limit: number): Promise<PortfolioSubscription[]>;
  /** When the next one is due. */
  nextAt(): Promise<Date | undefined>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(subscription: PortfolioSubscription): Promise<boolean>;
  remove(subscription: PortfolioSubscription): Promise<void>;
}
