import type { KeptThoughClosedNotice } from '../../../domain/check-in/kept-though-closed.ts';
import type { NotCountedNotice } from '../../../domain/check-in/not-counted.ts';
import type { Question } from '../../../domain/check-in/typo-guard.ts';
import type { Status } from '../../../domain/goal/goal.ts';
import type { Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly checkIn: ReturnType<typeof checkIns>;
  }
}

const DECADES: Readonly<Record<number, string>> = {
  10: 'ten times',
  100: 'a hundred times',
  1000: 'a thousand times',
  0.1: 'a tenth of',
  0.01: 'a hundredth of',
  0.001: 'a thousandth of',
};

/** The check-in modal, where it says more than a label. */
export function checkIns(format: Formats, word: ReturnType<typeof words>) {
  const why = (doubt: Question, value: string, unit: Unit): Mrkdwn => {
    switch (doubt.code) {
      case 'factor': {
        const times = DECADES[doubt.factor] ?? `${format.number(doubt.factor, 6)} times`;
        return md`${value} is ${times} the last value, ${format.value(doubt.last, unit)}.`;
      }
      case 'meanwhile':
        return md`While this form was open, ${mention(doubt.by)} entered ${format.value(doubt.last, unit)} for ${format.day(doubt.on)}. Your ${value} would be recorded after it.`;
      case 'sign':
        return md`${value} has the opposite sign of the last value, ${format.value(doubt.last, unit)}.`;
      case 'outside':
        return md`${value} isn't between ${format.value(doubt.low, unit)} and ${format.value(doubt.high, unit)}.`;
      case 'negative':
        return md`${value} is a negative length of time.`;
      case 'far':
        return md`${value} is far from all earlier values, which range from ${format.value(doubt.low, unit)} to ${format.value(doubt.high, unit)}.`;
    }
  };

  return {
    next: 'Next',
    more: 'More',
    page: (from: number, to: number, count: number): Mrkdwn =>
      md`Goals ${format.number(from)} to ${format.number(to)} of ${format.number(count)}. Each page is saved when you submit it.`,
    noRoom: md`This form can't open more goals. Submit these, then check in again for the others.`,
    /** What the numbers of a calculator come to, while they are typed. */
    computed: (value: string): Mrkdwn => md`These numbers give *${value}*.`,
    draft: (on: LocalDate, at: LocalTime): Mrkdwn =>
      md`Your draft from ${format.weekday(on)}, ${at} is here. It isn't submitted yet.`,
    /** In a respondent's form, above the answers that they gave. */
    yourAnswers: md`The fields show what you submitted. What you change counts as a correction; everything else stays as it is.`,
    /** The answer could not be stored with its goal; what was written stands below. */
    notCounted: ({ goal, value, on, texts }: NotCountedNotice): Mrkdwn => {
      const answer = goal === undefined ? format.number(value) : format.value(value, goal.unit);
      const back = texts.length === 0 ? '' : " Here's what you wrote, so that you can still use it:";
      return goal === undefined
        ? md`Your answer *${answer}* of ${format.day(on)} doesn't count: its goal was removed before the answer was saved.${back}`
        : md`Your answer *${answer}* of ${format.day(on)} wasn't added to *${goal.title}*: the goal can't hold any more check-ins. Close it and set a new one.${back}`;
    },
    /** Somebody closed the goal while the form was open. */
    keptThoughClosed: ({ title, unit, value, on, end }: KeptThoughClosedNotice): Mrkdwn =>
      md`*${title}* was closed (${word.end(end)}) before your answer arrived. Your *${format.value(value, unit)}* of ${format.day(on)} and what you wrote are kept in its history. The outcome stays as decided. To change it, type \`/goal reopen\`.`,
    discardDraft: 'Start over',
    /** Above everything, and on the button, where a value is asked about: the question itself may be far down the form. */
    doubtful: (titles: readonly string[]): Mrkdwn =>
      md`:thinking_face: *Not submitted yet.* Check ${format.list(titles)}, then submit again.`,
    submitAnyway: 'Submit anyway',
    nextAnyway: 'Next anyway',
    suggested: (status: Status, reason: string, typed: boolean): string =>
      typed
        ? `With the value below: ${word.status(status)}. ${reason}`
        : `As of the last value: ${word.status(status)}. ${reason}`,
    doubt: (doubt: Question, value: number, unit: Unit): Mrkdwn =>
      md`:thinking_face: *Is this right?* ${why(doubt, format.value(value, unit), unit)} To keep it, submit again.`,
    /** The first one names the goal: a screen reader goes from field to field. */
    input: (title: string, name: string, first: boolean): string => (first ? `${title}: ${name}` : name),
    example: (unit: Unit): string => {
      if (unit.kind === 'percent') return '82.5';
      if (unit.kind === 'currency') return '1250 or 1.2k';
      return unit.kind === 'duration' ? '9, 2w or 1w 3d' : '42';
    },
    note: 'What went well?',
    cleared: 'Cleared blockers',
    obstacleOwner: 'Who clears the blocker?',
    adjust: 'What should we adjust?',
    feedback: 'What did the client say?',
    action: 'What will be done next?',
    actionHint: 'One action a line. It is saved together with the value.',
    actionOwner: 'Who does it?',
    actionOwnerHint: 'You, if you leave this empty.',
    actionDue: 'By when?',
    nextYear:
      "Is this still the right goal? What did we learn? Does it still serve the strategy? What's next year's baseline?",
  };
}
