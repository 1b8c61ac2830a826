import type { Feature } from '../feature.ts';
import { roundCommands } from './slack/commands.ts';
import type { RoundListenerUseCases, RoundOwn } from './slack/deps.ts';
import { submitRoundModals } from './slack/submit-round-modals.ts';
import { missingMessage } from './slack/views/missing.ts';
import { promptMessage } from './slack/views/prompt.ts';
import { detailsMessage, roundMessage } from './slack/views/round.ts';
import { summaryMessage } from './slack/views/summary.ts';
import { texts } from './texts.ts';
import { type RoundPorts, roundFollowUps, roundUseCases } from './use-cases.ts';

export { isOpen, type RoundClick } from './change-round.ts';
export { closeRounds } from './close-rounds.ts';
export { followReporters } from './follow-reporters.ts';
export { type OpenGoalsPorts, openGoalsOf } from './open-goals.ts';
export { type OpenRoundPorts, openRound } from './open-round.ts';
export type { PromptForPorts } from './prompt-for.ts';
export { refreshGoal } from './refresh-goal.ts';
export { type RefreshRoundPorts, refreshRound } from './refresh-round.ts';
export type { RoundListenerUseCases } from './slack/deps.ts';
export { startRound } from './slack/start-round.ts';
export { ROUND_ACTIONS } from './slack/views/ids.ts';
export { promptChoice } from './slack/views/prompt.ts';
export { delegateModal, skipModal } from './slack/views/round-modals.ts';
export type { RoundPorts } from './use-cases.ts';

/** Rounds: asking, snoozing, skipping, handing over, reminding, and the round message. */
export const round = {
  name: 'round',
  useCases: roundUseCases,
  followUps: roundFollowUps,
  duties: (followUps) => [
    { name: 'openings', phase: 'settle', run: followUps.finishOpening },
    { name: 'absences', phase: 'return', run: followUps.beginAbsences },
    { name: 'snoozes', phase: 'return', run: followUps.wakeSnoozed },
    { name: 'reminders', phase: 'remind', run: followUps.remindPeople },
  ],
  texts,
  notices: {
    prompt: { message: promptMessage, isStillRelevant: ({ state }) => state === 'waiting' },
    round: { message: roundMessage },
    details: { message: detailsMessage },
    summary: { message: summaryMessage, isPictured: true },
    missing: { message: missingMessage },
  },
  commands: roundCommands,
  listen: submitRoundModals,
} satisfies Feature<RoundPorts, RoundOwn, RoundListenerUseCases>;
