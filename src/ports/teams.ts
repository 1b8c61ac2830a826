import type { ChannelId, LocalDate, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Absence } from '../domain/team/absence.ts';
import type { Team } from '../domain/team/team.ts';

export interface TeamStore {
  /** Also one that was removed. */
  get(workspace: WorkspaceId, id: TeamId): Promise<Team | undefined>;
  /** Every team, at most 500, by name. */
  all(workspace: WorkspaceId, which?: 'removed-too'): Promise<Team[]>;
  getMany(workspace: WorkspaceId, ids: readonly TeamId[]): Promise<Team[]>;
  /** The teams that a person is a member or the lead of, by name. */
  forPerson(workspace: WorkspaceId, person: UserId, which?: 'removed-too'): Promise<Team[]>;
  inChannel(workspace: WorkspaceId, channel: ChannelId): Promise<Team | undefined>;
  /** The team of a channel, or the last one that was removed from it. */
  lastIn(workspace: WorkspaceId, channel: ChannelId): Promise<Team | undefined>;
  /** Teams that were removed, of any workspace, and have something under way still; at most `limit`. */
  removedAndRunning(limit: number): Promise<Team[]>;
  /** Who leads several teams, in any workspace; at most `limit`. */
  leadsOfSeveral(limit: number): Promise<{ readonly workspace: WorkspaceId; readonly person: UserId }[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(team: Team): Promise<boolean>;
}

export interface AbsenceStore {
  /** False where it is there already. */
  add(absence: Absence): Promise<boolean>;
  get(workspace: WorkspaceId, id: string): Promise<Absence | undefined>;
  /** Absences of any of the people on any day from `from` to `until`, the earliest first. */
  within(workspace: WorkspaceId, people: readonly UserId[], from: LocalDate, until: LocalDate): Promise<Absence[]>;
  /** A person's absences that end on `since` or later, the earliest first. */
  forPerson(workspace: WorkspaceId, person: UserId, since: LocalDate): Promise<Absence[]>;
  /** False where the person has no such absence. */
  remove(workspace: WorkspaceId, person: UserId, id: string): Promise<boolean>;
  /** Absences that have begun and whose open rounds were not looked through, at most `limit`. */
  dueToBegin(now: Date, limit: number): Promise<Absence[]>;
  markStarted(id: string): Promise<void>;
  /** When the next one begins. */
  nextStartAt(): Promise<Date | undefined>;
}
