import type { Client } from '../../domain/client/client.ts';
import { type ClientFormField, MAX_CLIENT_PEOPLE } from '../../domain/client/client-input.ts';
import type { UserId } from '../../domain/names.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { namesOf } from '../../ports/names.ts';
import type { Directory } from '../../ports/people.ts';

/** Why somebody cannot look after a client of the team: they are not in it. Who looks after it already may go on. */
export async function peopleProblems(
  directory: Directory,
  { workspace, members }: Team,
  people: readonly UserId[],
  before?: Pick<Client, 'people'>,
): Promise<FieldProblem<ClientFormField>[]> {
  const strangers = people.filter((id) => !members.includes(id) && !before?.people.includes(id));
  // That they are too many is said already.
  if (strangers.length === 0 || people.length > MAX_CLIENT_PEOPLE) return [];
  const nameOf = await namesOf(directory, workspace, strangers);
  return [{ field: 'people', problem: { code: 'client-people', names: strangers.map(nameOf) } }];
}
