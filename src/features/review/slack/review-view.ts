import type { WebClient } from '@slack/web-api';
import type { GoalId, UserId } from '../../../domain/names.ts';
import type { ReviewShown } from '../../../domain/review/shown.ts';
import type { StandingView } from '../../../slack/modal-pictures.ts';
import type { ModalContent, PicturedContent } from '../../../slack/open-modal.ts';
import { replaceView } from '../../../slack/replace-view.ts';
import type { PicturedModal } from '../../../slack/views/pictured-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import { clientsPicture, clientsSection, type PulseDeps } from '../../pulse/index.ts';
import type { ReviewAbout } from '../admit-to-review.ts';
import type { ReviewDeps } from './deps.ts';
import { type ReviewContext, reviewContext } from './views/context.ts';
import { goalPageModal } from './views/goal-page.ts';
import { type OverviewPlace, overviewModal } from './views/overview.ts';
import { goalPagePictures, overviewPictures } from './views/overview-pictures.ts';

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
): Promise<PicturedContent> {
  const { useCases, workspace, texts } = deps;
  const request = { workspace, person, about };
  if (at !== undefined) {
    const shown = await useCases.showReviewGoal({ ...request, goal: at });
    if (shown === undefined) return nothing(deps, about);
    if (!('gone' in shown)) {
      return { modal: goalPageModal(shown, texts, note), pictures: goalPagePictures(shown, note, texts) };
    }
    return overview(shown.gone, { note: note ?? texts.review.refused('gone') }, texts);
  }
  const shown = await useCases.showReview(request);
  if (shown === undefined) return nothing(deps, about);
  const clients = await clientsIn(deps, person, shown);
  return overview(shown, { ...(from !== undefined && { from }), note, ...clients }, texts);
}

function overview(shown: ReviewShown, place: OverviewPlace, t: Texts): PicturedModal {
  return { modal: overviewModal(shown, place, t), pictures: overviewPictures(shown, place, t) };
}

/** The pulses of a team's clients at the turn of a quarter or year, or of the one to which the review is narrowed. */
async function clientsIn(
  { useCases, workspace, texts }: PulseDeps,
  person: UserId,
  { of: { kind, scope }, client }: ReviewShown,
) {
  if (!('team' in scope) || (kind !== 'quarter' && kind !== 'year')) return {};
  const pulses = await useCases.teamPulses({ workspace, person, team: scope.team });
  if (pulses === undefined) return {};
  const clients = pulses.clients.filter((one) => client === undefined || one.client.id === client.id);
  const shown = { ...pulses, clients };
  return { clients: clientsSection(shown, texts), clientsPicture: clientsPicture(shown, texts) };
}

function nothing({ texts }: ReviewDeps, { team }: ReviewAbout): ModalContent {
  return textMessage(team === undefined ? texts.review.leadsNone : texts.command.teamGone);
}

/** Shows a review in the place of what is open; nobody misses it where that was closed, or something newer shown. */
export async function refreshReview(
  deps: ReviewDeps,
  { client, person, view }: ReviewScreen,
  about: ReviewAbout,
  place: Place = {},
): Promise<void> {
  const found = await reviewView(deps, person, about, place);
  await replaceView(deps, client, view, found);
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
