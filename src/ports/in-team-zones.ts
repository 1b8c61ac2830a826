import type { WorkspaceId, Zone } from '../domain/names.ts';
import type { Team } from '../domain/team/team.ts';
import type { Directory, Person, Profile, Profiles } from './people.ts';
import type { TeamStore } from './teams.ts';

/** Of somebody who is in no team and of whom Slack gives no zone: nobody is asked by this clock. */
const NOWHERE: Zone = 'UTC';

/** A directory in which a person of whom Slack gives no zone has that of their team. */
export function inTeamZones(profiles: Profiles, teams: Pick<TeamStore, 'forPerson'>): Directory {
  const placed = async (workspace: WorkspaceId, profile: Profile, team?: Pick<Team, 'zone'>): Promise<Person> => {
    const { zone, id } = profile;
    if (zone !== undefined) return { ...profile, zone };
    const [its = team] = team === undefined ? await teams.forPerson(workspace, id) : [team];
    return { ...profile, zone: its?.zone ?? NOWHERE };
  };
  return {
    person: async (workspace, id, team) => placed(workspace, await profiles.person(workspace, id), team),
    personToday: async (workspace, id, team) => placed(workspace, await profiles.personToday(workspace, id), team),
  };
}
