import type { UserId, WorkspaceId, Zone } from '../domain/names.ts';
import type { Team } from '../domain/team/team.ts';

/** What Slack says of a person. */
export interface Profile {
  readonly id: UserId;
  readonly name: string;
  /** Absent where Slack gives none. */
  readonly zone?: Zone;
  /** The language and region that they chose in Slack (BCP 47), where Slack says so. */
  readonly locale?: string;
  /** The locale in which they write numbers and dates; absent where it is not known, and what could be either is asked. */
  readonly writesIn?: string;
  /** A bot, deactivated, a guest, from another organisation, or somebody about whom Slack does not say. */
  readonly away?: 'bot' | 'deactivated' | 'stranger' | 'guest' | 'unknown';
  readonly admin: boolean;
}

export interface Profiles {
  /** The person as last known, at once. Who was never seen is looked up; where Slack is slow they are `unknown`. */
  person(workspace: WorkspaceId, id: UserId): Promise<Profile>;
  /** The person as Slack knows them today, however long that takes; for what is sent on their clock. */
  personToday(workspace: WorkspaceId, id: UserId): Promise<Profile>;
}

/** A person by whose clock something can be done: their own, or that of their team. */
export interface Person extends Profile {
  readonly zone: Zone;
}

/**
 * `Profiles` of people who all have a zone. One of whom Slack gives none is where `team` is, the team that something is
 * done for; without it, where the first of their own teams is.
 */
export interface Directory {
  person(workspace: WorkspaceId, id: UserId, team?: Pick<Team, 'zone'>): Promise<Person>;
  personToday(workspace: WorkspaceId, id: UserId, team?: Pick<Team, 'zone'>): Promise<Person>;
}
