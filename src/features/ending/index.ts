import { asksForEnd } from '../../domain/ending/ended-report.ts';
import type { Feature } from '../feature.ts';
import { endingCommands } from './slack/commands.ts';
import type { EndingListenerUseCases, EndingOwn } from './slack/deps.ts';
import { onEnding } from './slack/on-ending.ts';
import { submitEnding } from './slack/submit-ending.ts';
import { closedMessage, isStillClosed } from './slack/views/closed-message.ts';
import { endedMessage } from './slack/views/ended-message.ts';
import { texts } from './texts.ts';
import { type EndingPorts, endingFollowUps, endingUseCases } from './use-cases.ts';

export { type CloseGoalPorts, closeGoal } from './close-goal.ts';
export type { EndingListenerUseCases } from './slack/deps.ts';
export { closingView } from './slack/open-ending.ts';
export { closeByForm } from './slack/submit-ending.ts';
export { scoreField } from './slack/views/closing-modal.ts';

export type { EndingPorts } from './use-cases.ts';

/** How goals end: closing, carrying on, opening again, deleting, and the question when the due day is over. */
export const ending = {
  name: 'ending',
  useCases: endingUseCases,
  followUps: endingFollowUps,
  duties: (followUps) => [
    { name: 'changed goals', phase: 'settle', run: followUps.sweepEndings },
    { name: 'ended goals', phase: 'remind', run: followUps.askForEndings },
  ],
  texts,
  notices: {
    ended: { message: endedMessage, isStillRelevant: asksForEnd },
    closed: { message: closedMessage, isStillRelevant: isStillClosed },
  },
  commands: endingCommands,
  listen: (routes) => {
    for (const listen of [onEnding, submitEnding]) listen(routes);
  },
} satisfies Feature<EndingPorts, EndingOwn, EndingListenerUseCases>;
