import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { admit } from '../../ports/actors.ts';
import { calledSo } from '../goal/index.ts';
import type { GoalPolicyPorts } from './admit-to-goal.ts';

export interface OwnGoalsRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** A title or part of it, or a code. */
  readonly typed: string;
}

/**
 * Closed goals of the person's own that what they typed fits, and whose team is there no more. Where that left nothing
 * behind, no list and no search has them.
 */
export function goalsWithoutTeam({ goals, teams, directory }: GoalPolicyPorts) {
  return async ({ workspace, person, typed }: OwnGoalsRequest): Promise<readonly Goal[]> => {
    await admit(directory, workspace, person);
    const own = (await goals.ownedBy(workspace, person)).filter(isClosed);
    const known = await teams.getMany(workspace, [...new Set(own.map(({ team }) => team))]);
    const there = new Set(known.filter(({ removed }) => removed === undefined).map(({ id }) => id));
    return calledSo(
      own.filter(({ team }) => !there.has(team)),
      typed,
    ).found;
  };
}
