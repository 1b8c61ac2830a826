import type { TeamId } from '../../../domain/names.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { openModal, type PicturedContent } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { afterClientWord } from '../../client/index.ts';
import { goalChoice } from '../../goal/index.ts';
import { forTeam } from '../../team/index.ts';
import type { ReviewListenerUseCases } from './deps.ts';
import { reviewOfGoal } from './on-review.ts';
import { reviewView } from './review-view.ts';
import { REVIEW_ACTIONS } from './views/ids.ts';

/** Of clients that what was typed fits. */
const MAX_NAMED = 10;

type Run = Invocation<ReviewListenerUseCases>;

export const reviewCommands: readonly Command<ReviewListenerUseCases>[] = [
  { word: 'review', rank: 50, isForLeads: true, about: (t) => t.command.about.review, opensModal: true, run: review },
];

/** The review of the channel's team, or of one goal. */
function review(run: Run): Promise<Reply> {
  return openModal(run.deps, run, reviewMeant(run));
}

function reviewMeant(run: Run): Promise<PicturedContent> {
  const { deps, user, rest } = run;
  const meant = deps.texts.review.meant(rest);
  const client = afterClientWord(rest, deps.texts);
  if (client !== undefined) return forTeam(run, (team) => ofClient(run, team, client));
  if (rest !== '' && meant === undefined) return ofGoal(run);
  return forTeam(run, (team) => reviewView(deps, user, { team, ...(meant && { kind: meant }) }));
}

/** `/goal review client ACME`: the goals of one client, in the review of its team. */
async function ofClient({ deps, user: person }: Run, team: TeamId, typed: string): Promise<PicturedContent> {
  const { useCases, workspace, texts } = deps;
  const [client, ...others] = (await useCases.findClients({ workspace, person, team, typed })) ?? [];
  if (client === undefined) return textMessage(texts.clients.notFound(typed));
  if (others.length > 0) return textMessage(texts.clients.several(typed, [client, ...others].slice(0, MAX_NAMED), 0));
  return reviewView(deps, person, { team, client: client.id });
}

async function ofGoal({ deps, user, channel, rest }: Run): Promise<PicturedContent> {
  const { useCases, workspace, texts } = deps;
  const { found } = await useCases.findGoals(workspace, user, rest, channel);
  const [goal, ...others] = found;
  if (goal === undefined) return textMessage(texts.review.noGoalCalled(rest));
  if (others.length > 0) return goalChoice(texts.review.which, found, texts, REVIEW_ACTIONS.which);
  return reviewOfGoal(deps, user, goal.id);
}
