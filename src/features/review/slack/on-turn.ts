import { type CarriedAs, canCarryOver, carryOverOf } from '../../../domain/review/carry-over.ts';
import { renamed } from '../../../domain/review/objectives.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { MayDecide } from '../decide.ts';
import type { ReviewDeps } from './deps.ts';
import { onForm } from './on-decision.ts';
import { contextOf, refusalNote } from './on-review.ts';
import { carryModal } from './views/carry-form.ts';
import { REVIEW_ACTIONS, REVIEW_VIEWS } from './views/ids.ts';
import { objectivesModal } from './views/objectives-form.ts';

/** The buttons of the turn of a period. */
export function onTurn(routes: Routes<ReviewDeps>): void {
  onForm(routes, REVIEW_ACTIONS.carry, REVIEW_VIEWS.carry, (deps, may, person) =>
    carryForm(deps, may, { person, as: 'goal' }),
  );
  onForm(routes, REVIEW_ACTIONS.habit, REVIEW_VIEWS.carry, (deps, may, person) =>
    carryForm(deps, may, { person, as: 'habit' }),
  );
  onButton(routes, REVIEW_ACTIONS.objectives, (deps, click) =>
    openModal(deps, click, objectivesForm(deps, click), 'modal'),
  );
}

/** The review of a year asks which objective the goal serves from now on. */
async function carryForm(
  { texts, useCases, workspace }: ReviewDeps,
  { goal, admitted }: Extract<MayDecide, { ok: true }>,
  { person, as }: { readonly person: string; readonly as: CarriedAs },
) {
  const { of, period, next, review } = admitted;
  if (!canCarryOver(goal, of.kind)) return textMessage(texts.turn.cannot);
  const shown = await useCases.showGoal(workspace, person, goal.id);
  const over = carryOverOf(goal, { kind: of.kind, next, as, before: shown?.kpi.before ?? [] });
  const { serves = '' } = goal;
  const objective = of.kind === 'year' ? { serves: renamed(review.objectives)(serves) ?? '' } : {};
  return carryModal({ goal, as, over, name: { kind: of.kind, period, next }, ...objective }, texts);
}

async function objectivesForm(deps: ReviewDeps, click: ButtonClick) {
  const { about } = contextOf(click);
  const { useCases, workspace, texts } = deps;
  const form = await useCases.objectivesForm({ workspace, person: click.user, about });
  if (!form.ok) return infoModal(textMessage(refusalNote(deps, form)), texts);
  return objectivesModal(form, { about, below: click.body.view?.id ?? '' }, texts);
}
