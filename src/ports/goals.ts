import type { Cadence, Goal } from '../domain/goal/goal.ts';
import type { Indicator } from '../domain/goal/indicator.ts';
import type { GoalOutline } from '../domain/goal/outline.ts';
import type { ClientId, GoalId, KpiId, LocalDate, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { HomeState } from '../domain/report/home-page.ts';
import type { TeamTemplate } from '../domain/templates/team-template.ts';

export interface GoalStore {
  get(workspace: WorkspaceId, id: GoalId): Promise<Goal | undefined>;
  getMany(workspace: WorkspaceId, ids: readonly GoalId[]): Promise<Goal[]>;
  /** All goals of teams, the oldest first; where a team has more than 2,000, the oldest are left out. */
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Goal[]>;
  /** The outlines of a team's goals, in whichever state. */
  outlines(workspace: WorkspaceId, team: TeamId): Promise<GoalOutline[]>;
  /** The cadences that active goals of a team have of their own. */
  cadencesOf(workspace: WorkspaceId, team: TeamId): Promise<ReadonlySet<Cadence>>;
  /** Active goals and drafts that the person owns, reports, or contributes to, the oldest first. */
  involving(workspace: WorkspaceId, person: UserId): Promise<Goal[]>;
  /** Goals that the person owns, in whichever state. */
  ownedBy(workspace: WorkspaceId, person: UserId): Promise<Goal[]>;
  /** Drafts of all workspaces, at most `limit`. */
  drafts(limit: number): Promise<Goal[]>;
  /** Goals of which something was changed after `since`, at most `limit`. */
  changedSince(since: Date, limit: number): Promise<Goal[]>;
  /** Goals that have a change of this id, the oldest first. */
  withChange(workspace: WorkspaceId, change: string): Promise<Goal[]>;
  /** Active goals in whose way there is something that the person is to clear. */
  blockedBy(workspace: WorkspaceId, person: UserId): Promise<Goal[]>;
  /** Goals that stand on one of the KPIs, in whichever state and team. */
  onKpis(workspace: WorkspaceId, kpis: readonly KpiId[]): Promise<Goal[]>;
  /** Active goals that stand on one of the KPIs, in whichever team, without those that are named. */
  siblingsOn(workspace: WorkspaceId, kpis: readonly KpiId[], without: readonly GoalId[]): Promise<Goal[]>;
  /** Goals of a client, or with words of it, by the ids that mean it; in whichever state, the oldest first, at most 500. */
  ofClient(workspace: WorkspaceId, ids: readonly ClientId[]): Promise<Goal[]>;
  /**
   * Goals that serve one of these, in whichever state and team, or in none of the teams that are named as `outside`;
   * without what people wrote, the oldest first.
   */
  serving(workspace: WorkspaceId, parents: readonly GoalId[], outside?: readonly TeamId[]): Promise<Goal[]>;
  /** Goals of all workspaces that an earlier version made, so that they stand on no KPI yet. */
  withoutKpi(limit: number): Promise<Goal[]>;
  /** Active goals that were due before a day, and whose time has come to be looked at, the longest over first. */
  ended(before: LocalDate, now: Date, limit: number): Promise<Goal[]>;
  /** When the next one ends, or is to be looked at. */
  nextEndAt(): Promise<Date | undefined>;
  /** Goals that were changed until then, and of which it is not known whether what follows is done, the first ones first. */
  unsettled(until: Date, limit: number): Promise<Goal[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(goal: Goal): Promise<boolean>;
  /**
   * Replaces the version before of each, in one round trip and each by itself. False where another write came first to
   * any of them: then it is not known which of the others were replaced.
   */
  saveAll(goals: readonly Goal[]): Promise<boolean>;
  /** Removes a goal as it was read; false where another write came first. */
  remove(goal: Goal): Promise<boolean>;
}

/** KPIs by themselves. */
export interface IndicatorStore {
  get(workspace: WorkspaceId, id: KpiId): Promise<Indicator | undefined>;
  /** Those of the teams, by name. */
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Indicator[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(indicator: Indicator): Promise<boolean>;
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
