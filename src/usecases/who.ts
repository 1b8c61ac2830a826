import type { UserId, WorkspaceId } from '../domain/names.ts';
import { type Actor, policy, type Verdict } from '../domain/policy.ts';
import type { Team } from '../domain/team.ts';
import type { Directory, Person } from './ports.ts';

/** A person as the policy sees them. */
export function actorOf(person: Person): Actor {
  return { id: person.id, admin: person.admin, outsider: person.away !== undefined };
}

export interface Who {
  readonly person: Person;
  readonly actor: Actor;
}

export async function whoIs(directory: Directory, workspace: WorkspaceId, id: UserId): Promise<Who> {
  const person = await directory.person(workspace, id);
  return { person, actor: actorOf(person) };
}

/** Whether a person may use Goalpost at all, or see or lead a team. */
export function may(directory: Directory) {
  async function ask(workspace: WorkspaceId, id: UserId, right: 'use'): Promise<Verdict>;
  async function ask(workspace: WorkspaceId, id: UserId, right: 'seeTeam' | 'leadTeam', team: Team): Promise<Verdict>;
  async function ask(workspace: WorkspaceId, id: UserId, right: 'use' | 'seeTeam' | 'leadTeam', team?: Team) {
    const { actor } = await whoIs(directory, workspace, id);
    return right === 'use' || team === undefined ? policy.use(actor) : policy[right](actor, team);
  }
  return ask;
}
