import type { UserId, WorkspaceId } from '../domain/names.ts';
import type { NameOf } from '../domain/progress/standing.ts';
import type { Directory } from './people.ts';

/** Looks up what people are called. A person who is unknown is called by their id. */
export async function namesOf(directory: Directory, workspace: WorkspaceId, people: Iterable<UserId>): Promise<NameOf> {
  const ids = [...new Set(people)];
  const found = await Promise.all(ids.map((id) => directory.person(workspace, id)));
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (person) => names.get(person) ?? person;
}
