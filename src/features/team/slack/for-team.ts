import type { Team } from '../../../domain/team/team.ts';
import type { Invocation } from '../../../slack/goal-command.ts';
import type { Message } from '../../../slack/views/message.ts';
import { refusal, said } from '../../../slack/views/replies.ts';
import type { TeamUseCases } from '../use-cases.ts';
import type { TeamDeps } from './deps.ts';

/** Runs a command for the team that it means, or says why that is not clear. */
export async function forTeam<T>(
  { deps, user, channel }: Invocation<TeamUseCases>,
  run: (team: Team) => Promise<T>,
): Promise<T | Message> {
  const found = await deps.useCases.findTeam(deps.workspace, channel, user);
  if (found.found === 'one') return run(found.team);
  const { noTeam, whichTeam } = deps.texts.command;
  return said(found.found === 'none' ? noTeam : whichTeam(found.teams.map(({ name }) => name)));
}

/** Runs a command for the team's lead, and tells anybody else that it is the lead's. */
export function forLead<T>(
  invocation: Invocation<TeamUseCases>,
  run: (team: Team) => Promise<T>,
): Promise<T | Message> {
  return forPermitted(invocation, 'leadTeam', run);
}

/** Runs a command for who may see the team. */
export function forMember<T>(
  invocation: Invocation<TeamUseCases>,
  run: (team: Team) => Promise<T>,
): Promise<T | Message> {
  return forPermitted(invocation, 'seeTeam', run);
}

function forPermitted<T>(
  invocation: Invocation<TeamUseCases>,
  right: 'leadTeam' | 'seeTeam',
  run: (team: Team) => Promise<T>,
): Promise<T | Message> {
  const { deps, user } = invocation;
  return forTeam(invocation, async (team) => {
    const verdict = await deps.useCases.may(deps.workspace, user, right, team);
    return verdict.allowed ? run(team) : refusal(verdict.why, deps.texts);
  });
}

/** Does something with the team that a button names, for who may see or lead it: it may be gone by now, or led by another. */
export async function forTeamById<T>(
  { useCases, workspace, texts }: TeamDeps,
  { user, id, right }: { readonly user: string; readonly id: string; readonly right: 'leadTeam' | 'seeTeam' },
  work: (team: Team) => Promise<T>,
): Promise<T | Message> {
  const team = await useCases.teamById(workspace, id);
  if (team === undefined) return said(right === 'seeTeam' ? texts.command.noTeam : texts.command.teamGone);
  const verdict = await useCases.may(workspace, user, right, team);
  return verdict.allowed ? work(team) : refusal(verdict.why, texts);
}
