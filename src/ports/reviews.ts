import type { TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Review, ReviewScope } from '../domain/review/review.ts';

export interface ReviewStore {
  get(workspace: WorkspaceId, id: string): Promise<Review | undefined>;
  /** Of a team, or of all that somebody leads, those that are under way, the one that began last first; at most 20. */
  open(workspace: WorkspaceId, scope: ReviewScope): Promise<Review[]>;
  /** Of all goals of a team, the one that began last before a moment and has ended. */
  lastEnded(workspace: WorkspaceId, team: TeamId, before: Date): Promise<Review | undefined>;
  /** Reviews of the teams, and those of all that somebody leads, in whichever state, the oldest first; at most 500 of each. */
  ledBy(workspace: WorkspaceId, person: UserId, teams: readonly TeamId[]): Promise<Review[]>;
  /** Reviews with messages that are not known to be queued, since `until` or longer, the oldest first, at most `limit`. */
  unsettled(until: Date, limit: number): Promise<Review[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(review: Review): Promise<boolean>;
}
