import type { BlockAction, OverflowAction, StaticSelectAction } from '@slack/bolt';
import { REVIEW_KINDS } from '../../../domain/review/review.ts';
import { type ButtonClick, type Clicked, onButton, onClick } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { NotDecided } from '../decide.ts';
import type { ReviewDeps } from './deps.ts';
import { type Place, type ReviewScreen, refreshReview, reviewView } from './review-view.ts';
import { type ReviewContext, reviewContext } from './views/context.ts';
import { REVIEW_ACTIONS } from './views/ids.ts';

/** The buttons and menus of a review with which nobody fills in anything. */
export function onReview(routes: Routes<ReviewDeps>): void {
  onButton(routes, REVIEW_ACTIONS.lead, lead);
  onButton(routes, REVIEW_ACTIONS.end, end);
  onButton(routes, REVIEW_ACTIONS.keep, keep);
  for (const id of [REVIEW_ACTIONS.open, REVIEW_ACTIONS.previous, REVIEW_ACTIONS.next]) {
    onButton(routes, id, (deps, click) => moveTo(deps, click, { at: click.value }));
  }
  onButton(routes, REVIEW_ACTIONS.overview, (deps, click) => moveTo(deps, click, {}));
  for (const id of [REVIEW_ACTIONS.pageOn, REVIEW_ACTIONS.pageBack]) {
    onButton(routes, id, (deps, click) => show(deps, click, { from: Number(click.value) }));
  }
  routes.action<BlockAction<OverflowAction>>(REVIEW_ACTIONS.kind, async (args, deps) => {
    await args.ack();
    await onClick(deps, args, () => chooseKind(deps, args, args.action.selected_option.value));
  });
  routes.action<BlockAction<StaticSelectAction>>(REVIEW_ACTIONS.which, async (args, deps) => {
    await args.ack();
    const { client, body } = args;
    const goal = args.action.selected_option?.value ?? '';
    const trigger = { client, triggerId: body.trigger_id };
    await onClick(deps, args, () => openModal(deps, trigger, reviewOfGoal(deps, body.user.id, goal)));
  });
}

/** The review of one goal. */
export async function reviewOfGoal(deps: ReviewDeps, person: string, id: string) {
  const goal = await deps.useCases.visibleGoal(deps.workspace, person, id);
  return reviewView(deps, person, { team: goal?.team ?? '', kind: 'goal', goal: id });
}

/** The review in which somebody clicked. */
export function contextOf({ body }: Pick<Clicked, 'body'>): ReviewContext {
  return reviewContext.decode(body.view?.private_metadata);
}

export function screenOf({ body, client }: Clicked): ReviewScreen {
  return { client, person: body.user.id, view: { id: body.view?.id ?? '', hash: body.view?.hash } };
}

/** Why nothing was decided. */
export function refusalNote({ texts }: ReviewDeps, refused: NotDecided): Mrkdwn {
  return refused.why === 'not-leading' ? texts.review.taken(refused.leader) : texts.review.refused(refused.why);
}

async function show(deps: ReviewDeps, clicked: Clicked, place: Place): Promise<undefined> {
  await refreshReview(deps, screenOf(clicked), contextOf(clicked).about, place);
  return undefined;
}

async function moveTo(deps: ReviewDeps, click: ButtonClick, place: Place): Promise<Reply> {
  const { about } = contextOf(click);
  const { workspace, useCases } = deps;
  const goal = place.at;
  await useCases.moveInReview({ workspace, person: click.user, about, ...(goal !== undefined && { goal }) });
  return show(deps, click, place);
}

async function lead(deps: ReviewDeps, click: ButtonClick): Promise<Reply> {
  const { about } = contextOf(click);
  const led = await deps.useCases.leadReview({ workspace: deps.workspace, person: click.user, about });
  return show(deps, click, led.ok ? { at: led.at } : {});
}

async function keep(deps: ReviewDeps, click: ButtonClick): Promise<Reply> {
  const { about } = contextOf(click);
  const { useCases, workspace, texts } = deps;
  const kept = await useCases.keepGoal({ workspace, person: click.user, about, goal: click.value });
  if (!kept.ok) return show(deps, click, { at: click.value, note: refusalNote(deps, kept) });
  const goal = await useCases.visibleGoal(workspace, click.user, click.value);
  const note = goal && texts.review.note(goal.title, texts.review.decided('kept'));
  return moveTo(deps, click, { at: kept.next, note });
}

async function end(deps: ReviewDeps, click: ButtonClick): Promise<Reply> {
  const { about } = contextOf(click);
  const { useCases, followUps, workspace } = deps;
  const ended = await useCases.endReview({ workspace, person: click.user, about });
  if (!ended.ok) return show(deps, click, { note: refusalNote(deps, ended) });
  await show(deps, click, {});
  await followUps.settleReview(ended.review);
  deps.requestDelivery();
  return undefined;
}

function chooseKind(deps: ReviewDeps, clicked: Clicked, value: string): Promise<undefined> {
  const { about } = contextOf(clicked);
  const kind = REVIEW_KINDS.find((one) => one === value) ?? about.kind;
  const chosen = { ...(about.team !== undefined && { team: about.team }), kind };
  return refreshReview(deps, screenOf(clicked), chosen).then(() => undefined);
}
