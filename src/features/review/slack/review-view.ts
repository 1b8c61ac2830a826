import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { GoalId, UserId } from '../../../domain/names.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { isSlackError } from '../../../slack/slack-error.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { ReviewAbout } from '../admit-to-review.ts';
import type { ReviewDeps } from './deps.ts';
import { type ReviewContext, reviewContext } from './views/context.ts';
import { goalPageModal } from './views/goal-page.ts';
import { overviewModal } from './views/overview.ts';

/** Where in a review somebody looks: at a goal, else at the overview from an item on. */
export interface Place {
  readonly at?: GoalId | undefined;
  readonly from?: number | undefined;
  /** What a click came to. */
  readonly note?: Mrkdwn | undefined;
}

/** A review as it is now, or why there is none to see. */
export async function reviewView(
  deps: ReviewDeps,
  person: UserId,
  about: ReviewAbout,
  { at, from, note }: Place = {},
): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const request = { workspace, person, about };
  if (at !== undefined) {
    const shown = await useCases.showReviewGoal({ ...request, goal: at });
    if (shown === undefined) return nothing(deps, about);
    if (!('gone' in shown)) return goalPageModal(shown, texts, note);
    return overviewModal(shown.gone, { note: note ?? texts.review.refused('gone') }, texts);
  }
  const shown = await useCases.showReview(request);
  if (shown === undefined) return nothing(deps, about);
  return overviewModal(shown, { ...(from !== undefined && { from }), note }, texts);
}

function nothing({ texts }: ReviewDeps, { team }: ReviewAbout): ModalContent {
  return textMessage(team === undefined ? texts.review.leadsNone : texts.command.teamGone);
}

/** A view of a review that stands in Slack. */
export interface StandingView {
  readonly id: string;
  /** As it was clicked in: what was shown meanwhile is not covered. */
  readonly hash?: string | undefined;
}

/** Shows a review in the place of what is open; nobody misses it where that was closed, or something newer shown. */
export async function refreshReview(
  deps: ReviewDeps,
  { client, person, view: { id, hash } }: ReviewScreen,
  about: ReviewAbout,
  place: Place = {},
): Promise<void> {
  const found = await reviewView(deps, person, about, place);
  const view: ModalView = 'type' in found ? found : infoModal(found, deps.texts);
  await client.views.update({ view_id: id, view, ...(hash && { hash }) }).catch((error: unknown) => {
    if (!isSlackError(error, 'not_found') && !isSlackError(error, 'hash_conflict')) throw error;
  });
}

/** Who looks at a review, and where. */
export interface ReviewScreen {
  readonly client: WebClient;
  readonly person: UserId;
  readonly view: StandingView;
}

/** Shows an open review as it is now, where it was; false where the person may not see it any more. */
export async function redrawReview(deps: ReviewDeps, screen: ReviewScreen, metadata: string): Promise<void> {
  const { about, at, from }: ReviewContext = reviewContext.decode(metadata);
  await refreshReview(deps, screen, about, { at, from });
}
