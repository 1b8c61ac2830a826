import type { Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { actorFor } from '../../ports/actors.ts';
import type { Channels } from '../../ports/channels.ts';
import type { Directory } from '../../ports/people.ts';
import { isMember } from '../team/index.ts';

type PeopleField = 'owner' | 'reporter' | 'contributors';

export interface CheckPeoplePorts {
  readonly directory: Directory;
  readonly channels: Channels;
}

export interface CheckedPeople {
  readonly problems: readonly FieldProblem<PeopleField>[];
  /** Who is to be taken into the team, as they would never be asked outside it. */
  readonly outside: readonly UserId[];
}

/**
 * Whether a goal of a team can have these people. Who answers has to be in the team: whoever leads it takes them in, from
 * anybody else it is refused. They also have to see the channel, unless the goal is private. Contributors may be in any team of the workspace. `before` names who needs no look again.
 */
export async function checkPeople(
  { directory, channels }: CheckPeoplePorts,
  { workspace, actor, team }: { readonly workspace: WorkspaceId; readonly actor: Actor; readonly team: Team },
  goal: Pick<Goal, PeopleField | 'visibility'>,
  before: Partial<Pick<Goal, PeopleField>> = {},
): Promise<CheckedPeople> {
  const { owner, reporter, contributors = [] } = goal;
  const problems: FieldProblem<PeopleField>[] = [];
  const outside: UserId[] = [];
  const isAble = async (person: UserId) =>
    policy.beResponsible((await actorFor(directory, workspace, person)).actor).allowed;
  for (const [field, person] of [['owner', owner] as const, ['reporter', reporter] as const]) {
    if (person === undefined || person === before[field]) continue;
    const isOutside = !isMember(team, person);
    if (!(await isAble(person))) problems.push({ field, problem: { code: 'cannot-answer' } });
    else if (isOutside && !policy.leadTeam(actor, team).allowed) {
      problems.push({ field, problem: { code: 'not-in-team' } });
    } else if (!isPrivate(goal) && (await channels.isHiddenFrom(team.channel, person))) {
      problems.push({ field, problem: { code: 'not-in-channel' } });
    } else if (isOutside) outside.push(person);
  }
  const added = contributors.filter((person) => !before.contributors?.includes(person));
  const able = await Promise.all(added.map(isAble));
  if (able.includes(false)) problems.push({ field: 'contributors', problem: { code: 'cannot-see' } });
  return { problems, outside };
}
