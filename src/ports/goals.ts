import type { Cadence, Goal } from '../domain/goal/goal.ts';
import type { GoalId, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { HomeState } from '../domain/report/home-page.ts';
import type { TeamTemplate } from '../domain/templates/team-template.ts';

export interface GoalStore {
  get(workspace: WorkspaceId, id: GoalId): Promise<Goal | undefined>;
  getMany(workspace: WorkspaceId, ids: readonly GoalId[]): Promise<Goal[]>;
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Goal[]>;
  /** The cadences that active goals of a team have of their own. */
  cadencesOf(workspace: WorkspaceId, team: TeamId): Promise<ReadonlySet<Cadence>>;
  /** Active goals that the person owns, reports, or contributes to, the oldest first. */
  involving(workspace: WorkspaceId, person: UserId): Promise<Goal[]>;
  /** Goals of which something was changed after `since`, at most `limit`. */
  changedSince(since: Date, limit: number): Promise<Goal[]>;
  /** Goals that have a change of this id, the oldest first. */
  withChange(workspace: WorkspaceId, change: string): Promise<Goal[]>;
  /** Active goals in whose way there is something that the person is to clear. */
  blockedBy(workspace: WorkspaceId, person: UserId): Promise<Goal[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(goal: Goal): Promise<boolean>;
}

/** The templates that teams made for themselves. */
export interface TemplateStore {
  get(workspace: WorkspaceId, id: string): Promise<TeamTemplate | undefined>;
  /** Those of the teams, by name. */
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<TeamTemplate[]>;
  /** False where its team has one of that id, which is one of that name. */
  add(template: TeamTemplate): Promise<boolean>;
  /** May be repeated. */
  remove(workspace: WorkspaceId, id: string): Promise<void>;
}

export interface HomeStore {
  /** Everything that a person's App Home is made from, in one round trip to the database. */
  of(workspace: WorkspaceId, person: UserId): Promise<HomeState>;
}
