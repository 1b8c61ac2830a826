import { createSharedTurns } from '../../concurrency/shared-turns.ts';
import type { Answer } from '../../domain/check-in/answer.ts';
import type { DraftSubject } from '../../domain/check-in/form-draft.ts';
import { closeRounds } from '../round/index.ts';
import type { NoChangePorts } from './answer-no-change.ts';
import { type ApplyAnswerPorts, applyAnswer, applyAnswers, sweepAnswers } from './apply-answer.ts';
import { applyPendingAnswers } from './apply-pending-answers.ts';
import { withReadableGoals } from './as-read.ts';
import { type BlockerPorts, teamBlockers } from './blockers.ts';
import { goalsOfForm } from './check-in-form.ts';
import { type ClearBlockerPorts, clearBlocker } from './clear-blocker.ts';
import { draftForm } from './draft-form.ts';
import { findDueItems, findItemsToAnswer } from './due-items.ts';
import { type DraftPorts, formDrafts } from './form-drafts.ts';
import { type GiveKudosPorts, giveKudos } from './give-kudos.ts';
import { keepLastValues } from './keep-last-values.ts';
import { type NextStepPorts, nextStepOf } from './next-step.ts';
import { type RespondentFormPorts, respondentForm } from './respondent-form.ts';
import { type SubmitCheckInPorts, submitCheckIn } from './submit-check-in.ts';

export type CheckInPorts = ApplyAnswerPorts &
  BlockerPorts &
  ClearBlockerPorts &
  DraftPorts &
  GiveKudosPorts &
  NextStepPorts &
  NoChangePorts &
  RespondentFormPorts &
  SubmitCheckInPorts;

export type CheckInUseCases = ReturnType<typeof checkInUseCases>;
export type CheckInFollowUps = ReturnType<typeof checkInFollowUps>;

/** So that their goals, with the histories, are a few megabytes at the most. */
const MAX_TOGETHER = 20;

export function checkInUseCases(ports: CheckInPorts) {
  const { items, form } = withReadableGoals(ports);
  return {
    findDueItems: items(findDueItems(ports)),
    findItemsToAnswer: form(findItemsToAnswer(ports)),
    goalsOfForm: items(goalsOfForm(ports)),
    drafts: formDrafts(ports),
    submitCheckIn: submitCheckIn(ports),
    keepLastValues: keepLastValues(ports),
    respondentForm: form(respondentForm(ports)),
    draftForm: form(draftForm(ports)),
    nextStepOf: nextStepOf(ports),
    teamBlockers: teamBlockers(ports),
    clearBlocker: clearBlocker(ports),
    giveKudos: giveKudos(ports),
  };
}

interface Submission {
  readonly answer: Answer;
  /** What of it may have been kept as a draft. */
  readonly parts: readonly DraftSubject[];
}

export function checkInFollowUps(ports: CheckInPorts) {
  const apply = applyAnswers(ports);
  return {
    applyAnswer: applyAnswer(ports),
    /** For answers that wait for their turn: those that do are applied together. */
    applyTogether: createSharedTurns<Submission>(MAX_TOGETHER, (lot) =>
      apply(lot.map(({ item, within }) => ({ item: item.answer, within }))),
    ),
    sweepAnswers: sweepAnswers(ports),
    closeRounds: closeRounds(ports, applyPendingAnswers(ports)),
  };
}
