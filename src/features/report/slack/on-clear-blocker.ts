import { Refused } from '../../../domain/policy.ts';
import { type ButtonClick, type Clicked, onButton } from '../../../slack/on-button.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { refusal, textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import { blockerButton, blockerList, CHECK_IN_ACTIONS, type ClearedBlocker } from '../../check-in/index.ts';
import { REVIEW_VIEWS, redrawReview } from '../../review/index.ts';
import type { ReportDeps } from './deps.ts';

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
  const { body, respond } = clicked;
  if (body.view?.type === 'home') {
    deps.homes.refresh(body.user.id);
    return true;
  }
  if (body.view?.callback_id === REVIEW_VIEWS.review) return showReview(deps, clicked);
  if (!isPrivateMessage(body)) return false;
  const { useCases, workspace, texts } = deps;
  const person = body.user.id;
  const blocked = await unlessRefused(useCases.teamBlockers({ workspace, person, team: cleared.team }));
  if (blocked === undefined) return false;
  const list = blockerList({ ...blocked, person }, texts, note);
  await respond({ response_type: 'ephemeral', replace_original: true, ...list });
  return true;
}

/** A review shows the goal as it is now; to who may not see it any more nothing new. */
async function showReview(deps: ReportDeps, { client, body }: Clicked): Promise<boolean> {
  const { view, user } = body;
  if (view === undefined) return false;
  const screen = { client, person: user.id, view: { id: view.id, hash: view.hash } };
  const shown = redrawReview(deps, screen, view.private_metadata).then(() => true);
  return (await unlessRefused(shown)) ?? false;
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
