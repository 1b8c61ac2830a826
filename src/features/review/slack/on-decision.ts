import type { ModalView } from '@slack/types';
import { isClosed } from '../../../domain/goal/closing.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { actionForm } from '../../action-item/index.ts';
import { closingView } from '../../ending/index.ts';
import { handoverView } from '../../handover/index.ts';
import type { MayDecide } from '../decide.ts';
import type { ReviewDeps } from './deps.ts';
import { contextOf, refusalNote } from './on-review.ts';
import { adjustModal } from './views/adjust-form.ts';
import { helpContext, overReview } from './views/context.ts';
import { answerModal, askModal } from './views/help-forms.ts';
import { REVIEW_ACTIONS, REVIEW_VIEWS } from './views/ids.ts';

type May = Extract<MayDecide, { ok: true }>;
type MakeForm = (deps: ReviewDeps, may: May, person: string) => Promise<ModalContent> | ModalContent;

/** The buttons with which somebody decides by filling in a form over the review, and the one that answers a request. */
export function onDecision(routes: Routes<ReviewDeps>): void {
  onForm(routes, REVIEW_ACTIONS.adjust, REVIEW_VIEWS.adjust, ({ texts }, { goal }) => adjustModal({ goal }, texts));
  onForm(routes, REVIEW_ACTIONS.ask, REVIEW_VIEWS.ask, ({ texts }, { goal }) => askModal(goal, texts));
  onForm(routes, REVIEW_ACTIONS.plan, REVIEW_VIEWS.plan, ({ texts }, { goal: { id, owner } }) =>
    actionForm({ goal: id, list: '', from: 0 }, { owner }, texts),
  );
  onForm(routes, REVIEW_ACTIONS.close, REVIEW_VIEWS.close, (deps, { goal }, person) =>
    closingView(deps, person, goal.id),
  );
  onForm(routes, REVIEW_ACTIONS.transfer, REVIEW_VIEWS.transfer, (deps, { goal }, person) =>
    handoverView(deps, person, { goal: goal.id }),
  );
  onButton(routes, REVIEW_ACTIONS.answer, (deps, click) => openModal(deps, click, answerForm(deps, click)));
}

/** A button that opens a form over the review, for who may decide about its goal. */
export function onForm(routes: Routes<ReviewDeps>, action: string, view: string, make: MakeForm): void {
  onButton(routes, action, (deps, click) => openModal(deps, click, formOver(deps, click, view, make), 'modal'));
}

/** The form over the review, or over it why there is none: the review below shows the same when it is looked at again. */
async function formOver(deps: ReviewDeps, click: ButtonClick, view: string, make: MakeForm): Promise<ModalView> {
  const { about } = contextOf(click);
  const { useCases, workspace, texts } = deps;
  const goal = click.value;
  const may = await useCases.mayDecide({ workspace, person: click.user, about, goal });
  if (!may.ok) return infoModal(textMessage(refusalNote(deps, may)), texts);
  if (isClosed(may.goal)) return infoModal(textMessage(texts.review.refused('closed')), texts);
  const form = await make(deps, may, click.user);
  if (!('type' in form)) return infoModal(form, texts);
  return overReview(form, view, { about, goal, below: click.body.view?.id ?? '' });
}

async function answerForm(deps: ReviewDeps, click: ButtonClick): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const form = await useCases.helpToAnswer({ workspace, person: click.user, ...helpContext.decode(click.value) });
  return form.ok ? answerModal(form, texts) : textMessage(texts.review.noRequest);
}
