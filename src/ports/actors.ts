import type { TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import { type Actor, allow, policy } from '../domain/policy.ts';
import type { Team } from '../domain/team/team.ts';
import type { Directory, Person } from './people.ts';
import type { TeamStore } from './teams.ts';

/** A person as the policy sees them. */
export function actorOf(person: Person): Actor {
  const { id, admin, away } = person;
  return { id, admin, outsider: away !== undefined, ...(away === 'unknown' && { unknown: true }) };
}

export interface PersonAndActor {
  readonly person: Person;
  readonly actor: Actor;
}

export async function actorFor(directory: Directory, workspace: WorkspaceId, id: UserId): Promise<PersonAndActor> {
  const person = await directory.person(workspace, id);
  return { person, actor: actorOf(person) };
}

/** Who asks, where they may use Goalpost at all. Throws {@link Refused} where they may not. */
export async function admit(directory: Directory, workspace: WorkspaceId, id: UserId): Promise<PersonAndActor> {
  const requester = await actorFor(directory, workspace, id);
  allow(policy.use(requester.actor));
  return requester;
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

/** The team that a person asks about; undefined where it is gone or was removed. Throws {@link Refused} where they lack the right to it. */
export async function admitTo(
  { teams, directory }: TeamPolicyPorts,
  { workspace, person, team: id }: TeamRequest,
  right: 'seeTeam' | 'leadTeam',
): Promise<(PersonAndActor & { readonly team: Team }) | undefined> {
  const [requester, team] = await Promise.all([admit(directory, workspace, person), teams.get(workspace, id)]);
  if (team === undefined || team.removed !== undefined) return undefined;
  allow(policy[right](requester.actor, team));
  return { ...requester, team };
}

/** Those of some people who cannot answer: deactivated, bots, guests, strangers. Who is unknown just now is asked. */
export async function ineligiblePeople(
  directory: Directory,
  workspace: WorkspaceId,
  people: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const found = await Promise.all([...new Set(people)].map((id) => directory.personToday(workspace, id)));
  return new Set(found.filter(isIneligible).map(({ id }) => id));
}

/** Whether Slack says of a person that they cannot answer. It says so of nobody whom it could not be asked about. */
export function isIneligible({ away }: Person): boolean {
  return away !== undefined && away !== 'unknown';
}
