import type { Feature } from '../feature.ts';
import { checkInCommands } from './slack/commands.ts';
import type { CheckInListenerUseCases, CheckInOwn } from './slack/deps.ts';
import { onCheckIn } from './slack/on-check-in.ts';
import { onCheckInForm } from './slack/on-check-in-form.ts';
import { onHistory } from './slack/on-history.ts';
import { onKudos } from './slack/on-kudos.ts';
import { onPrompt } from './slack/on-prompt.ts';
import { submitCheckIn } from './slack/submit-check-in.ts';
import { celebrationMessage, retractionMessage } from './slack/views/celebration.ts';
import { keptThoughClosedMessage } from './slack/views/kept-though-closed.ts';
import { notCountedMessage } from './slack/views/not-counted.ts';
import { texts } from './texts.ts';
import { type CheckInPorts, checkInFollowUps, checkInUseCases } from './use-cases.ts';

export { type ApplyAnswerPorts, applyAnswer } from './apply-answer.ts';
export type { ClearedBlocker } from './clear-blocker.ts';
export type { CheckInListenerUseCases } from './slack/deps.ts';
export { blockerButton, blockerList, blockerRow, clearButton } from './slack/views/blocker-list.ts';
export { CHECK_IN_ACTIONS } from './slack/views/ids.ts';
export { wordsGivenBack } from './slack/views/not-counted.ts';

export type { CheckInPorts } from './use-cases.ts';

/** Check-ins: answering a round or adding a value, what follows from it, blockers and celebrations. */
export const checkIn = {
  name: 'check-in',
  useCases: checkInUseCases,
  followUps: checkInFollowUps,
  duties: (followUps) => [
    { name: 'answers', phase: 'settle', run: followUps.sweepAnswers },
    { name: 'rounds', phase: 'close', run: followUps.closeRounds },
  ],
  texts,
  notices: {
    celebration: { message: celebrationMessage, isPictured: true },
    // In place of a celebration that stands; never news.
    retraction: { message: retractionMessage, isPictured: true, isStillRelevant: () => false },
    'not-counted': { message: notCountedMessage },
    'kept-though-closed': { message: keptThoughClosedMessage },
  },
  commands: checkInCommands,
  listen: (routes) => {
    for (const listen of [onCheckIn, onCheckInForm, onHistory, onKudos, onPrompt, submitCheckIn]) listen(routes);
  },
} satisfies Feature<CheckInPorts, CheckInOwn, CheckInListenerUseCases>;
