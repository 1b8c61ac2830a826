import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { type HomePage, type HomeState, homePage } from '../../domain/report/home-page.ts';
import { admit } from '../../ports/actors.ts';
import type { HomeStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import { withPulses } from '../../ports/team-pulses.ts';

export interface ShowHomePorts {
  readonly home: HomeStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What App Home shows to a person, as everything is stored at this moment. */
export function showHome(ports: ShowHomePorts) {
  const { home, directory, clock } = ports;
  return async (workspace: WorkspaceId, user: UserId): Promise<HomePage> => {
    const { person } = await admit(directory, workspace, user);
    const state = await home.of(workspace, user);
    const now = clock.now();
    const page = homePage(state, user, { now, zone: person.zone });
    const pulses = clientsToScore(state, user, now);
    return pulses.length === 0 ? page : { ...page, pulses };
  };
}

/** The names of the clients that a person is to score, by team and name. */
function clientsToScore({ teams, clients, pulses }: HomeState, user: UserId, now: Date): string[] {
  return teams
    .flatMap((team) => {
      const its = clients.filter((client) => client.team === team.id);
      return withPulses(team, its, pulses, now);
    })
    .filter(({ missing }) => missing.includes(user))
    .map(({ client }) => client.name);
}
