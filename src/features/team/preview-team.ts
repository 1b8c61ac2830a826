import type { Language } from '../../domain/language.ts';
import type { UserId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { Scheduling } from '../../ports/schedule.ts';

export interface PreviewTeamPorts extends TeamPolicyPorts {
  readonly scheduling: Scheduling;
}

/** The next dates of a team as its form stands; of one that is saved for who may see it. */
export function previewTeam({ teams, directory, scheduling }: PreviewTeamPorts) {
  return async (person: UserId, team: Team, language: Language): ReturnType<Scheduling['preview']> => {
    const [{ actor }, saved] = await Promise.all([
      admit(directory, team.workspace, person),
      team.id === '' ? undefined : teams.get(team.workspace, team.id),
    ]);
    if (saved !== undefined) allow(policy.seeTeam(actor, saved));
    return scheduling.preview(team, language);
  };
}
