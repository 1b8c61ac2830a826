import type { WebClient } from '@slack/web-api';
import type { Team } from '../../../domain/team/team.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';

/** One `/goal` that a person typed. */
export interface Invocation {
  readonly deps: ListenerDeps;
  readonly client: WebClient;
  readonly user: string;
  readonly channel: string;
  /** Works once, within three seconds. */
  readonly trigger: string;
  /** What was typed after the command's word. */
  readonly rest: string;
}

/** What a command answers is for the person alone. */
export type Command = (invocation: Invocation) => Promise<Reply>;

/** Runs a command for the team that it means, or says why that is not clear. */
export async function forTeam(
  { deps, user, channel }: Invocation,
  run: (team: Team) => Promise<Reply>,
): Promise<Reply> {
  const found = await deps.useCases.findTeam(deps.workspace, channel, user);
  if (found.found === 'one') return run(found.team);
  const { noTeam, whichTeam } = deps.texts.command;
  return said(found.found === 'none' ? noTeam : whichTeam(found.teams.map(({ name }) => name)));
}

/** Runs a command for the team's lead, and tells anybody else that it is the lead's. */
export function forLead(invocation: Invocation, run: (team: Team) => Promise<Reply>): Promise<Reply> {
  return forPermitted(invocation, 'leadTeam', run);
}

/** Runs a command for who may see the team. */
export function forMember(invocation: Invocation, run: (team: Team) => Promise<Reply>): Promise<Reply> {
  return forPermitted(invocation, 'seeTeam', run);
}

function forPermitted(
  invocation: Invocation,
  right: 'leadTeam' | 'seeTeam',
  run: (team: Team) => Promise<Reply>,
): Promise<Reply> {
  const { deps, user } = invocation;
  return forTeam(invocation, async (team) => {
    const verdict = await deps.useCases.may(deps.workspace, user, right, team);
    return verdict.allowed ? run(team) : refusal(verdict.why, deps.texts);
  });
}
