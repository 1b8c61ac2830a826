import type { TeamId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { type TrackRecords, trackRecordsOf } from '../../domain/report/calibration.ts';
import { admitTo, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';

export interface SeeTrackRecordPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
}

/** How right a person was, for them alone, and the sum of their team. */
export interface SeenTrackRecord extends TrackRecords {
  readonly team: { readonly id: TeamId; readonly name: string };
}

/**
 * The track record of a person in a team, and that of the team, from the goals that they may see; undefined where the team
 * is gone. Nobody sees that of another person.
 */
export function seeTrackRecord(ports: SeeTrackRecordPorts) {
  return async (request: TeamRequest): Promise<SeenTrackRecord | undefined> => {
    const asked = await admitTo(ports, request, 'seeTeam');
    if (asked === undefined) return undefined;
    const { team, actor } = asked;
    const goals = await ports.goals.forTeams(team.workspace, [team.id]);
    const seen = goals.filter((goal) => policy.seeGoal(actor, goal, team).allowed);
    return { team: { id: team.id, name: team.name }, ...trackRecordsOf(seen, actor.id) };
  };
}
