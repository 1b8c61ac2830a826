import type { Team } from '../../domain/team/team.ts';
import { refusal, said } from '../views/answers.ts';
import type { Reply } from './answering.ts';
import type { ListenerDeps } from './deps.ts';

/** Does something with the team that a button names, for who may see it. */
export async function forTeamSeen(
  { useCases, workspace, texts }: ListenerDeps,
  { user, id }: { readonly user: string; readonly id: string },
  work: (team: Team) => Promise<Reply>,
): Promise<Reply> {
  const team = await useCases.teamById(workspace, id);
  if (team === undefined) return said(texts.command.noTeam);
  const verdict = await useCases.may(workspace, user, 'seeTeam', team);
  return verdict.allowed ? work(team) : refusal(verdict.why, texts);
}
