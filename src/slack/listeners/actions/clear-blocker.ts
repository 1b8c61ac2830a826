import type { WebClient } from '@slack/web-api';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { ClearedBlocker } from '../../../usecases/clear-blocker.ts';
import { ACTIONS, VIEWS } from '../../ids.ts';
import { readClearValue, readReviewContext } from '../../inputs.ts';
import { refusal, said } from '../../views/answers.ts';
import { blockerList } from '../../views/blocker-list.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import { reviewView } from '../review.ts';
import type { Routes } from '../routes.ts';
import { type ButtonClick, type Clicked, onButton } from './clicked.ts';

/** The buttons that mark what was in the way as cleared: in lists, digests, the review and App Home. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.clearBlocker, (click) => clear(deps, click));
}

type Cleared = Extract<ClearedBlocker, { state: 'cleared' }>;

/** What is said where the button stands, or nothing where that is shown anew. */
async function clear(deps: ListenerDeps, click: ButtonClick): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const cleared = await useCases.clearBlocker({ workspace, person: click.user, ...readClearValue(click.value) });
  deps.nudge();
  if (cleared.state === 'refused') return refusal(cleared.why, texts);
  if (cleared.state === 'unknown') return said(texts.blocker.unknown);
  const { title, byName, on, isNew } = cleared;
  const note = isNew ? texts.blocker.cleared(title) : texts.blocker.clearedBefore(title, byName, on);
  const isShown = await showAnew(deps, click, cleared, note);
  return isShown ? undefined : said(note);
}

/** A list for one person is shown as it is now; in a message for all, the message itself follows. */
async function showAnew(deps: ListenerDeps, clicked: Clicked, cleared: Cleared, note: Mrkdwn): Promise<boolean> {
  const { body, client, respond } = clicked;
  if (body.view?.type === 'home') {
    deps.homes.refresh(body.user.id);
    return true;
  }
  if (body.view?.callback_id === VIEWS.review) return showReview(deps, client, body.view);
  if (!isForOneAlone(body)) return false;
  const { useCases, workspace, texts } = deps;
  const team = await useCases.teamById(workspace, cleared.team);
  if (team === undefined) return false;
  const listed = await useCases.teamBlockers(team, body.user.id);
  const list = blockerList({ team: team.name, person: body.user.id, listed }, texts, note);
  await respond({ response_type: 'ephemeral', replace_original: true, ...list });
  return true;
}

async function showReview(
  deps: ListenerDeps,
  client: WebClient,
  view: { readonly id: string; readonly private_metadata: string },
): Promise<boolean> {
  const team = await deps.useCases.teamById(deps.workspace, readReviewContext(view.private_metadata));
  if (team === undefined) return false;
  await client.views.update({ view_id: view.id, view: await reviewView(deps, team) });
  return true;
}

function isForOneAlone(body: Clicked['body']): boolean {
  return body.container['is_ephemeral'] === true;
}
