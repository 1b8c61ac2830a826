import { type AskForEndingsPorts, askForEndings } from './ask-for-endings.ts';
import { type CloseGoalPorts, closeGoal } from './close-goal.ts';
import { closingForm, type EndingFormPorts, reopeningForm } from './closing-form.ts';
import { deleteGoal } from './delete-goal.ts';
import { goalsWithoutTeam } from './goals-without-team.ts';
import { type ReopenGoalPorts, reopenGoal } from './reopen-goal.ts';
import { type SettleEndingPorts, settleDeletion, settleEnding, sweepEndings } from './settle-ending.ts';
import { type UndoClosingPorts, undoClosing } from './undo-closing.ts';

export type EndingPorts = AskForEndingsPorts &
  CloseGoalPorts &
  EndingFormPorts &
  ReopenGoalPorts &
  SettleEndingPorts &
  UndoClosingPorts;

export type EndingUseCases = ReturnType<typeof endingUseCases>;
export type EndingFollowUps = ReturnType<typeof endingFollowUps>;

export function endingUseCases(ports: EndingPorts) {
  return {
    closingForm: closingForm(ports),
    closeGoal: closeGoal(ports),
    reopeningForm: reopeningForm(ports),
    goalsWithoutTeam: goalsWithoutTeam(ports),
    reopenGoal: reopenGoal(ports),
    undoClosing: undoClosing(ports),
    deleteGoal: deleteGoal(ports),
  };
}

export function endingFollowUps(ports: EndingPorts) {
  return {
    settleEnding: settleEnding(ports),
    settleDeletion: settleDeletion(ports),
    sweepEndings: sweepEndings(ports),
    askForEndings: askForEndings(ports),
  };
}
