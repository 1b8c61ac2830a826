import { closeRounds } from '../round/index.ts';
import type { NoChangePorts } from './answer-no-change.ts';
import { type ApplyAnswerPorts, applyAnswer, sweepAnswers } from './apply-answer.ts';
import { applyPendingAnswers } from './apply-pending-answers.ts';
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

export function checkInUseCases(ports: CheckInPorts) {
  return {
    findDueItems: findDueItems(ports),
    findItemsToAnswer: findItemsToAnswer(ports),
    goalsOfForm: goalsOfForm(ports),
    drafts: formDrafts(ports),
    submitCheckIn: submitCheckIn(ports),
    keepLastValues: keepLastValues(ports),
    respondentForm: respondentForm(ports),
    draftForm: draftForm(ports),
    nextStepOf: nextStepOf(ports),
    teamBlockers: teamBlockers(ports),
    clearBlocker: clearBlocker(ports),
    giveKudos: giveKudos(ports),
  };
}

export function checkInFollowUps(ports: CheckInPorts) {
  return {
    applyAnswer: applyAnswer(ports),
    sweepAnswers: sweepAnswers(ports),
    closeRounds: closeRounds(ports, applyPendingAnswers(ports)),
  };
}
