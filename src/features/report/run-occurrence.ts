import type { WorkspaceId } from '../../domain/names.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { type OpenRoundPorts, openRound } from '../round/index.ts';
import { type PostDigestPorts, queueDigest, remindOwnersOfStaleGoals } from './post-digest.ts';

export interface RunOccurrencePorts extends OpenRoundPorts, PostDigestPorts {
  readonly teams: TeamStore;
}

/** Does what falls due: opens the round, or queues the digest and what goes with it. May be repeated. */
export function runOccurrence(ports: RunOccurrencePorts) {
  const open = openRound(ports);
  const post = queueDigest(ports);
  const requestDelivery = remindOwnersOfStaleGoals(ports);
  return async (occurrence: Occurrence, workspace: WorkspaceId, id: string): Promise<void> => {
    const team = await ports.teams.get(workspace, id);
    if (team === undefined) return;
    const { kind, period, nominal } = occurrence;
    if (kind !== 'digest') {
      await open({ team, kind, period, openedOn: nominal });
      return;
    }
    await post(team, period);
    await requestDelivery(team, occurrence);
  };
}
