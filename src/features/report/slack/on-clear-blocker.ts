import type { WebClient } from '@slack/web-api';
import { Refused } from '../../../domain/policy.ts';
import { type ButtonClick, type Clicked, onButton } from '../../../slack/on-button.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { refusal, textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import { blockerButton, blockerList, CHECK_IN_ACTIONS, type ClearedBlocker } from '../../check-in/index.ts';
import type { ReportDeps } from './deps.ts';
import { reviewView } from './review-view.ts';
import { REPORT_VIEWS } from './views/ids.ts';
import { reviewContext } from './views/review-modal.ts';

/** The buttons that mark what was in the way as cleared: in lists, digests, the review and App Home. */
export function onClearBlocker(routes: Routes<ReportDeps>): void {
  onButton(routes, CHECK_IN_ACTIONS.clearBlocker, clear);
}

type Cleared = Extract<ClearedBlocker, { state: 'cleared' }>;

/** What is said where the button stands, or nothing where that is shown anew. */
async function clear(deps: ReportDeps, click: ButtonClick): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const cleared = await useCases.clearBlocker({ workspace, person: click.user, ...blockerButton.decode(click.value) });
  deps.requestDelivery();
  if (cleared.state === 'refused') return refusal(cleared.why, texts);
  if (cleared.state === 'unknown') return textMessage(texts.blocker.unknown);
  const { title, byName, on, isNew } = cleared;
  const note = isNew ? texts.blocker.cleared(title) : texts.blocker.clearedBefore(title, byName, on);
  const isShown = await refreshMessage(deps, click, cleared, note);
  return isShown ? undefined : textMessage(note);
}

/** A list for one person is shown as it is now; in a message for all, the message itself follows. */
async function refreshMessage(deps: ReportDeps, clicked: Clicked, cleared: Cleared, note: Mrkdwn): Promise<boolean> {
  const { body, client, respond } = clicked;
  if (body.view?.type === 'home') {
    deps.homes.refresh(body.user.id);
    return true;
  }
  if (body.view?.callback_id === REPORT_VIEWS.review) return showReview(deps, client, body.user.id, body.view);
  if (!isPrivateMessage(body)) return false;
  const { useCases, workspace, texts } = deps;
  const person = body.user.id;
  const blocked = await unlessRefused(useCases.teamBlockers({ workspace, person, team: cleared.team }));
  if (blocked === undefined) return false;
  const list = blockerList({ ...blocked, person }, texts, note);
  await respond({ response_type: 'ephemeral', replace_original: true, ...list });
  return true;
}

async function showReview(
  deps: ReportDeps,
  client: WebClient,
  user: string,
  view: { readonly id: string; readonly private_metadata: string },
): Promise<boolean> {
  const { team } = reviewContext.decode(view.private_metadata);
  const review = await unlessRefused(reviewView(deps, user, team));
  if (review === undefined || !('type' in review)) return false;
  await client.views.update({ view_id: view.id, view: review });
  return true;
}

/** Who clears what is in their way need not be in the team whose list it stood in: then the list stays as it was. */
function unlessRefused<T>(looking: Promise<T>): Promise<T | undefined> {
  return looking.catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
}

function isPrivateMessage(body: Clicked['body']): boolean {
  return body.container['is_ephemeral'] === true;
}
