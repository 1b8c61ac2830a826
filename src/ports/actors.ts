import type { UserId, WorkspaceId } from '../domain/names.ts';
import { type Actor, policy, type Verdict } from '../domain/policy.ts';
import type { Team } from '../domain/team/team.ts';
import type { Directory, Person } from './ports.ts';

/** A person as the policy sees them. */
export function actorOf(person: Person): Actor {
  const { id, admin, away } = person;
  return { id, admin, outsider: away !== undefined, ...(away === 'unknown' && { unknown: true }) };
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
    if (right === 'use') return policy.use(actor);
    if (team === undefined) throw new TypeError(`${right} is asked about a team`);
    return policy[right](actor, team);
  }
  return ask;
}

/** Those of some people who cannot answer: deactivated, bots, guests, strangers. Who is unknown just now is asked. */
export async function gonePeople(
  directory: Directory,
  workspace: WorkspaceId,
  people: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const found = await Promise.all([...new Set(people)].map((id) => directory.personToday(workspace, id)));
  return new Set(found.filter(({ away }) => away !== undefined && away !== 'unknown').map(({ id }) => id));
}
