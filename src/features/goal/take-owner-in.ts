import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { UserId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { actorFor } from '../../ports/actors.ts';
import type { Directory } from '../../ports/people.ts';
import type { TeamStore } from '../../ports/teams.ts';

/**
 * What keeps a person from owning a goal of a team: they cannot answer, or would never be asked as they are not in the
 * team. Whoever leads it takes them in, from anybody else the form is refused.
 */
export async function ownerProblem(
  directory: Directory,
  team: Team,
  owner: UserId,
  requester: Actor,
): Promise<FieldProblem<'owner'> | undefined> {
  const found = await actorFor(directory, team.workspace, owner);
  if (!policy.beResponsible(found.actor).allowed) return { field: 'owner', problem: { code: 'cannot-answer' } };
  if (isMember(team, owner) || policy.leadTeam(requester, team).allowed) return undefined;
  return { field: 'owner', problem: { code: 'not-in-team' } };
}

/** Makes an owner a member of the team. The team as it is then; undefined where they are in it. */
export async function takeOwnerIn(
  teams: TeamStore,
  known: Team,
  person: UserId,
  changed: NonNullable<Team['changed']>,
): Promise<Team | undefined> {
  if (isMember(known, person)) return undefined;
  const attempt = async (): Promise<Team | undefined | 'again'> => {
    const team = await teams.get(known.workspace, known.id);
    if (team === undefined || isMember(team, person)) return undefined;
    const next = { ...team, members: [...team.members, person], changed, version: team.version + 1 };
    return (await teams.save(next)) ? next : 'again';
  };
  return retryOnConflict(attempt, `Too many writes to the team ${known.id} at the same time`);
}

function isMember({ lead, members }: Team, person: UserId): boolean {
  return person === lead || members.includes(person);
}
