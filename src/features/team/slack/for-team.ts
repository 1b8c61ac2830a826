import type { TeamId } from '../../../domain/names.ts';
import type { Invocation } from '../../../slack/goal-command.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { TeamListenerUseCases } from './deps.ts';

/** Runs a command for the team that it means, or says why that is not clear. */
export async function forTeam<T>(
  { deps, user, channel }: Invocation<TeamListenerUseCases>,
  run: (team: TeamId) => Promise<T>,
): Promise<T | Message> {
  const found = await deps.useCases.findTeam(deps.workspace, channel, user);
  if (found.found === 'one') return run(found.team.id);
  const { noTeam, whichTeam } = deps.texts.command;
  return textMessage(found.found === 'none' ? noTeam : whichTeam(found.teams.map(({ name }) => name)));
}
