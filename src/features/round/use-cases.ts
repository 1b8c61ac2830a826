import { askNow } from './ask-now.ts';
import { type BeginAbsencesPorts, beginAbsences } from './begin-absences.ts';
import { delegateGoals } from './delegate-goals.ts';
import { finishOpening } from './finish-opening.ts';
import { openGoalsOf } from './open-goals.ts';
import type { OpenRoundPorts } from './open-round.ts';
import type { PromptForPorts } from './prompt-for.ts';
import { refreshGoal } from './refresh-goal.ts';
import { type RemindPorts, remindPeople } from './remind.ts';
import { skipGoals } from './skip-goals.ts';
import { type SnoozePorts, snoozePrompt } from './snooze-prompt.ts';
import { type WakePorts, wakeSnoozed } from './wake-snoozed.ts';

export type RoundPorts = OpenRoundPorts & PromptForPorts & RemindPorts & SnoozePorts & WakePorts & BeginAbsencesPorts;

export type RoundUseCases = ReturnType<typeof roundUseCases>;
export type RoundFollowUps = ReturnType<typeof roundFollowUps>;

export function roundUseCases(ports: RoundPorts) {
  return {
    askNow: askNow(ports),
    openGoalsOf: openGoalsOf(ports),
    snoozePrompt: snoozePrompt(ports),
    skipGoals: skipGoals(ports),
    delegateGoals: delegateGoals(ports),
  };
}

export function roundFollowUps(ports: RoundPorts) {
  return {
    finishOpening: finishOpening(ports),
    wakeSnoozed: wakeSnoozed(ports),
    remindPeople: remindPeople(ports),
    beginAbsences: beginAbsences(ports),
    refreshGoal: refreshGoal(ports),
  };
}
