import { localDateOf } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { periodContaining } from '../../../domain/time/periods.ts';
import { onButton } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { Message } from '../../../slack/views/message.ts';
import { refusal, said } from '../../../slack/views/replies.ts';
import type { ReportDeps } from './deps.ts';
import { REPORT_ACTIONS } from './views/ids.ts';

/** The button under a lead's preview of the digest. */
export function onPostDigest(routes: Routes<ReportDeps>): void {
  onButton(routes, REPORT_ACTIONS.postDigest, (deps, { user, value }) => post(deps, user, value));
}

async function post(deps: ReportDeps, user: string, id: string): Promise<Message> {
  const { useCases, workspace, clock, texts } = deps;
  const team = await useCases.teamById(workspace, id);
  if (team === undefined) return said(texts.command.noTeam);
  const verdict = await useCases.may(workspace, user, 'leadTeam', team);
  if (!verdict.allowed) return refusal(verdict.why, texts);
  const week = periodContaining('week', localDateOf(clock.now(), team.zone), team.settings);
  const posted = await useCases.postDigest(team, week, { onDemand: true });
  deps.nudge();
  if (posted === 'no-goals') return said(texts.posting.digestNoGoals);
  return said(texts.posting.digestPosted(team.channel, addDays(week.last, 1)));
}
