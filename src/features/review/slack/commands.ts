import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { goalChoice } from '../../goal/index.ts';
import { forTeam } from '../../team/index.ts';
import type { ReviewListenerUseCases } from './deps.ts';
import { reviewOfGoal } from './on-review.ts';
import { reviewView } from './review-view.ts';
import { REVIEW_ACTIONS } from './views/ids.ts';

type Run = Invocation<ReviewListenerUseCases>;

export const reviewCommands: readonly Command<ReviewListenerUseCases>[] = [
  { word: 'review', rank: 50, isForLeads: true, about: (t) => t.command.about.review, opensModal: true, run: review },
];

/** The review of the channel's team, of all teams that the person leads, or of one goal. */
function review(run: Run): Promise<Reply> {
  return openModal(run.deps, run, reviewMeant(run));
}

function reviewMeant(run: Run): Promise<ModalContent> {
  const { deps, user, rest } = run;
  const meant = deps.texts.review.meant(rest);
  if (meant === 'all') return reviewView(deps, user, {});
  if (rest !== '' && meant === undefined) return ofGoal(run);
  return forTeam(run, (team) => reviewView(deps, user, { team, ...(meant && { kind: meant }) }));
}

async function ofGoal({ deps, user, channel, rest }: Run): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const { found } = await useCases.findGoals(workspace, user, rest, channel);
  const [goal, ...others] = found;
  if (goal === undefined) return textMessage(texts.review.noGoalCalled(rest));
  if (others.length > 0) return goalChoice(texts.review.which, found, texts, REVIEW_ACTIONS.which);
  return reviewOfGoal(deps, user, goal.id);
}
