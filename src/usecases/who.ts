import type { UserId, WorkspaceId } from '../domain/names.ts';
import type { Actor } from '../domain/policy.ts';
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
