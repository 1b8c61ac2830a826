import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { UserId } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import type { TeamStore } from '../../ports/teams.ts';

/** Whether somebody is in a team or leads it. */
export function isMember({ lead, members }: Pick<Team, 'lead' | 'members'>, person: UserId): boolean {
  return person === lead || members.includes(person);
}

/** Makes people members of a team; undefined where they all are by now, or the team is gone. */
export function takeIn(
  teams: TeamStore,
  { workspace, id }: Team,
  people: readonly UserId[],
  changed: NonNullable<Team['changed']>,
): Promise<Team | undefined> {
  if (people.length === 0) return Promise.resolve(undefined);
  const attempt = async (): Promise<Team | undefined | 'again'> => {
    const team = await teams.get(workspace, id);
    const joining = team === undefined ? [] : [...new Set(people)].filter((person) => !isMember(team, person));
    if (team === undefined || joining.length === 0) return undefined;
    const next = { ...team, members: [...team.members, ...joining], changed, version: team.version + 1 };
    return (await teams.save(next)) ? next : 'again';
  };
  return retryOnConflict(attempt, `Too many writes to the team ${id} at the same time`);
}
