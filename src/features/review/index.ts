import type { HelpNotice } from '../../domain/review/notices.ts';
import type { Feature } from '../feature.ts';
import { reviewCommands } from './slack/commands.ts';
import type { ReviewListenerUseCases, ReviewOwn } from './slack/deps.ts';
import { onDecision } from './slack/on-decision.ts';
import { onReview } from './slack/on-review.ts';
import { onTurn } from './slack/on-turn.ts';
import { submitDecision } from './slack/submit-decision.ts';
import { submitTurn } from './slack/submit-turn.ts';
import { helpMessage, minutesMessage } from './slack/views/messages.ts';
import { texts } from './texts.ts';
import { type ReviewPorts, reviewFollowUps, reviewUseCases } from './use-cases.ts';

export type { ReviewListenerUseCases } from './slack/deps.ts';
export { redrawReview, reviewView } from './slack/review-view.ts';
export { REVIEW_VIEWS } from './slack/views/ids.ts';

/** Reviews, in which a lead decides about goals; help that somebody is asked for; minutes. */
export const review = {
  name: 'review',
  useCases: reviewUseCases,
  followUps: reviewFollowUps,
  duties: (followUps) => [{ name: 'reviews', phase: 'settle', run: followUps.sweepReviews }],
  texts,
  notices: {
    minutes: { message: minutesMessage, isPictured: true },
    help: { message: helpMessage, isStillRelevant: ({ answer }: HelpNotice) => answer === undefined },
  },
  commands: reviewCommands,
  listen: (routes) => {
    for (const listen of [onReview, onDecision, onTurn, submitDecision, submitTurn]) listen(routes);
  },
} satisfies Feature<ReviewPorts, ReviewOwn, ReviewListenerUseCases>;
