import type { WorkspaceId } from '../domain/names.ts';
import type { Occurrence } from '../domain/schedule/occurrence.ts';
import type { Team } from '../domain/team.ts';
import { messageIds } from './message-ids.ts';
import { type OpenRoundPorts, openRound } from './open-round.ts';
import type { TeamStore } from './ports.ts';
import { type TeamReportPorts, teamReports } from './team-reports.ts';

export interface RunOccurrencePorts extends OpenRoundPorts, TeamReportPorts {
  readonly teams: TeamStore;
}

/** A digest that could not be posted within this time is left out; the next one is near. */
const DIGEST_LIVES_MS = 6 * 86_400_000;

/** Does what falls due: opens the round, or queues the digest. May be repeated. */
export function runOccurrence(ports: RunOccurrencePorts) {
  const open = openRound(ports);
  const reports = teamReports(ports);
  const postDigest = async (team: Team, { id, period, dueAt }: Occurrence): Promise<void> => {
    const notice = await reports.digest(team, period);
    // A team that has set no goals has nothing to hear every week.
    if (notice.activeGoals === 0) return;
    await ports.dispatcher.put({
      id: messageIds.digest(id),
      workspace: team.workspace,
      to: { channel: team.channel },
      notice,
      notBefore: ports.clock.now(),
      expiresAt: new Date(dueAt.getTime() + DIGEST_LIVES_MS),
    });
  };
  return async (occurrence: Occurrence, workspace: WorkspaceId, id: string): Promise<void> => {
    const team = await ports.teams.get(workspace, id);
    if (team === undefined) return;
    const { kind, period, nominal } = occurrence;
    if (kind === 'digest') await postDigest(team, occurrence);
    else await open({ team, kind, period, openedOn: nominal });
  };
}
