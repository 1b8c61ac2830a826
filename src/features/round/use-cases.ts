import { askNow } from './ask-now.ts';
import { type BeginAbsencesPorts, beginAbsences } from './begin-absences.ts';
import { handOver } from './hand-over.ts';
import type { OpenRoundPorts } from './open-round.ts';
import { openPart } from './open-share.ts';
import type { PromptForPorts } from './prompt-for.ts';
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
    openPart: openPart(ports),
    snoozePrompt: snoozePrompt(ports),
    skipGoals: skipGoals(ports),
    handOver: handOver(ports),
  };
}

export function roundFollowUps(ports: RoundPorts) {
  return {
    wakeSnoozed: wakeSnoozed(ports),
    remindPeople: remindPeople(ports),
    beginAbsences: beginAbsences(ports),
  };
}
