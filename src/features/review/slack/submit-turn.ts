import { directionOf } from '../../../domain/review/carry-over.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import type { ReviewDeps } from './deps.ts';
import { decide, type Over, showNext } from './over-review.ts';
import { refreshReview } from './review-view.ts';
import { carryContext, readCarried } from './views/carry-form.ts';
import { REVIEW_VIEWS } from './views/ids.ts';
import { objectivesContext, readObjectives } from './views/objectives-form.ts';

/** The forms of the turn of a period: a goal that is carried over, and the objectives of a year. */
export function submitTurn(routes: Routes<ReviewDeps>): void {
  onSubmit(routes, REVIEW_VIEWS.carry, (deps, submission) => decide(deps, submission, carry));
  onSubmit(routes, REVIEW_VIEWS.objectives, objectives);
}

async function carry(over: Over): Promise<SubmissionResult> {
  const { deps, submission, context, may } = over;
  const { user: person, view } = submission;
  const { useCases, followUps, workspace, texts } = deps;
  const { as } = carryContext.decode(context.inner);
  const { goal } = may;
  const read = readCarried(goal, directionOf(goal, as), readFields(view.state.values), texts);
  const { about } = context;
  const carried = await useCases.carryOver({ workspace, person, about, goal: goal.id, view: view.id, ...read });
  if (!carried.ok && 'problems' in carried) return { errors: errorsAt(carried.problems, view, texts) };
  if (!carried.ok) return { errors: errorAtFirst(view, texts.review.refusedAtField(carried.why)) };
  const { joined, newMembers = [] } = carried.created;
  return {
    afterAck: async () => {
      await showNext(over, 'carried-over', may.next);
      if (joined !== undefined) {
        await followUps.followTeam(joined);
        await followUps.welcome({ team: joined, joined: newMembers, by: person, isNew: false });
      }
      await followUps.settleEnding(carried.closed);
      deps.requestDelivery();
      deps.homes.refresh(person);
    },
  };
}

async function objectives(deps: ReviewDeps, { user: person, view, client }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const { about, below, words } = objectivesContext.decode(view.private_metadata);
  const input = readObjectives(readFields(view.state.values), words);
  const decided = await useCases.decideObjectives({ workspace, person, about, view: view.id, input });
  if (!decided.ok && 'problems' in decided) return { errors: errorsAt(decided.problems, view, texts) };
  if (!decided.ok) return { errors: errorAtFirst(view, texts.review.refusedAtField(decided.why)) };
  return {
    afterAck: async () => {
      await refreshReview(deps, { client, person, view: { id: below } }, about, { note: texts.turn.objectivesSaved });
      await followUps.settleReview(decided.review);
    },
  };
}
