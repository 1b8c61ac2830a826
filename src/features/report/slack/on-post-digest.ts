import { onButton } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { ReportDeps } from './deps.ts';
import { REPORT_ACTIONS } from './views/ids.ts';

/** The button under a lead's preview of the digest. */
export function onPostDigest(routes: Routes<ReportDeps>): void {
  onButton(routes, REPORT_ACTIONS.postDigest, (deps, { user, value }) => post(deps, user, value));
}

async function post(
  { useCases, workspace, texts, requestDelivery }: ReportDeps,
  person: string,
  team: string,
): Promise<Message> {
  const posted = await useCases.postDigest({ workspace, person, team });
  requestDelivery();
  if (posted.state === 'team-gone') return textMessage(texts.command.noTeam);
  if (posted.state === 'no-goals') return textMessage(texts.posting.digestNoGoals);
  return textMessage(texts.posting.digestPosted(posted.channel, posted.nextWeek));
}
