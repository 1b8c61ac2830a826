import type { Goal } from '../../../domain/goal/goal.ts';
import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { PromptLine, PromptNotice } from '../../../domain/round/notices.ts';
import type { RoundRefusal } from '../../../domain/round/round-changes.ts';
import { minutesFor } from '../../bounds.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { WHOLE } from '../../shared/excerpts.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly prompt: ReturnType<typeof prompts>;
  }
}

/** The direct message that asks, its buttons, and what they answer. */
export function prompts(format: Formats, word: ReturnType<typeof words>) {
  const last = ({ value, kpi, on, due, closesOn }: PromptLine): Mrkdwn =>
    value === undefined
      ? md`no value yet, ${format.aim(kpi)}`
      : md`last ${format.of(value, kpi)} on ${format.day(on ?? due, closesOn)}, ${format.aim(kpi)}`;

  const named = ({ title, insteadOfName }: PromptLine): Mrkdwn =>
    insteadOfName === undefined ? md`*${title}*` : md`*${title}* (for ${insteadOfName})`;

  const counted = (goals: PromptNotice['goals'], part: PromptLine['part']) =>
    goals.filter((line) => line.part === part).length;

  const comesBack = (on: LocalDate, at: LocalTime): Mrkdwn => md`is snoozed until ${format.weekday(on)}, ${at}`;

  return {
    lead: (name: string, notice: PromptNotice): Mrkdwn => {
      const { goals, teamName, closesOn } = notice;
      const open = counted(goals, 'open');
      const done = goals.length - open;
      const count =
        done === 0
          ? md`${word.goals(open)}, about ${minutesFor(open) === 1 ? 'a minute' : `${format.number(minutesFor(open))} minutes`}.`
          : md`${format.number(open)} of ${word.goals(goals.length)} to go.`;
      return md`*${name}* for ${teamName}\n${count} Open until ${format.weekday(closesOn)}.`;
    },
    snoozed: (name: string, { comesBack: back, closesOn, goals }: PromptNotice): Mrkdwn | undefined =>
      back &&
      md`:zzz: *${name}* ${comesBack(back.on, back.at)}\n${word.goals(counted(goals, 'open'))} to go. Open until ${format.weekday(closesOn)}.`,
    line: (line: PromptLine): Mrkdwn => {
      switch (line.part) {
        case 'open':
          return md`• ${named(line)}: ${last(line)}`;
        case 'answered':
          return md`:white_check_mark: ${named(line)}: ${line.value === undefined ? '' : format.of(line.value, line.kpi)}`;
        case 'skipped':
          return md`:fast_forward: ${named(line)}: skipped. ${excerpt(line.reason, WHOLE)}`;
        case 'closed':
          return md`:checkered_flag: ${named(line)}: closed, ${word.end(line.end)}.`;
        case 'handed-over':
          return md`:handshake: ${named(line)}: handed over to ${line.toName}.`;
        case 'transferred':
          return md`:handshake: ${named(line)}: ${line.toName} answers for it now.`;
      }
    },
    settled: (name: string, { goals }: PromptNotice): Mrkdwn => {
      const answered = counted(goals, 'answered');
      if (answered === 0) return md`*${name}*: you have nothing left to answer.`;
      if (answered === 1) return md`*${name}*: your answer is in. Thank you.`;
      return md`*${name}*: your ${format.number(answered)} answers are in. Thank you.`;
    },
    closed: (name: string): Mrkdwn =>
      md`*${name}* is closed. You can still answer late, and your answer counts for the goal.`,
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more. To see all goals, select *Check in*.`,

    checkIn: 'Check in',
    noChange: 'No change',
    snooze: 'Snooze',
    skip: 'Skip',
    delegate: 'Hand over',
    skipChoice: 'Skip…',
    delegateChoice: 'Hand over…',

    /** Why a click did nothing. */
    refusal: (why: RoundRefusal): Mrkdwn => {
      switch (why) {
        case 'over':
          return md`This round is over. You can still answer late: select *Check in*.`;
        case 'not-asked':
          return md`You no longer need to answer this. To see what you have due, type \`/goal\`.`;
        case 'nothing-open':
          return md`Everything here is already answered. Thank you.`;
        case 'snoozed-enough':
          return md`You can't snooze this again: your team limits how often. Check in, skip it with a reason, or hand it over.`;
        case 'closes-before':
          return md`You can't snooze this: the round closes before your next working day. Check in, skip it with a reason, or hand it over.`;
      }
    },
    withoutValue: (goals: readonly Pick<Goal, 'title'>[]): Mrkdwn =>
      lines([
        goals.length === 1
          ? md`This goal has no value yet, so there's nothing to keep. To add the first one, check in:`
          : md`These ${format.number(goals.length)} goals have no value yet, so there's nothing to keep. To add the first ones, check in:`,
        ...goals.map(({ title }) => md`• *${title}*`),
      ]),

    skipTitle: 'Skip',
    skipSubmit: 'Skip',
    skipAbout: md`Your team sees the reason in the round message.`,
    reason: 'Why skip this time?',
    reasonPlaceholder: 'The survey runs only in March.',
    which: 'Which goals?',
    delegateTitle: 'Hand over',
    delegateSubmit: 'Hand over',
    delegateAbout: md`This applies to this round only. You stay the owner, and your prompt shows who has it. To give a goal away for good, type \`/goal handover\`.`,
    to: 'Who answers instead?',
  };
}
