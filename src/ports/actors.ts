import type { TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import { type Actor, allow, policy } from '../domain/policy.ts';
import type { Team } from '../domain/team/team.ts';
import type { Directory, Person, TeamStore } from './ports.ts';

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

/** Who asks, where they may use Goalpost at all. Throws {@link Refused} where they may not. */
export async function admit(directory: Directory, workspace: WorkspaceId, id: UserId): Promise<Who> {
  const who = await whoIs(directory, workspace, id);
  allow(policy.use(who.actor));
  return who;
}

/** A person who asks about a team. */
export interface TeamRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly team: TeamId;
}

export interface TeamPolicyPorts {
  readonly teams: TeamStore;
  readonly directory: Directory;
}

/** The team that a person asks about; undefined where it is gone. Throws {@link Refused} where they lack the right to it. */
export async function admitTo(
  { teams, directory }: TeamPolicyPorts,
  { workspace, person, team: id }: TeamRequest,
  right: 'seeTeam' | 'leadTeam',
): Promise<(Who & { readonly team: Team }) | undefined> {
  const [who, team] = await Promise.all([admit(directory, workspace, person), teams.get(workspace, id)]);
  if (team === undefined) return undefined;
  allow(policy[right](who.actor, team));
  return { ...who, team };
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
