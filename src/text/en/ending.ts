import type { ClosingChoice } from '../../domain/ending/closing-input.ts';
import type { ClosedNotice, EndedLine } from '../../domain/ending/notices.ts';
import type { GoalEnd, Outcome } from '../../domain/goal/goal.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import type { ProposedScore } from '../../domain/progress/proposed-score.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly ending: ReturnType<typeof endings>;
  }
}

/** How much of what a person wrote one line quotes, in characters. */
const MAX_QUOTE_LENGTH = 300;
const CHOICES: Record<ClosingChoice, string> = {
  achieved: 'Achieved',
  missed: 'Missed',
  dropped: 'Dropped',
  'carry-on': 'Carry on with a new due date',
};

/** How goals end: closing, opening again, deleting, and the question when the due day is over. */
export function endings(format: Formats, word: ReturnType<typeof words>) {
  const { score } = format;
  /** `missed, score 0.7` */
  const came = (end: GoalEnd, value: number | undefined): string =>
    value === undefined ? word.end(end) : `${word.end(end)}, score ${score(value)}`;
  const why = ({ basis }: ProposedScore): string =>
    basis.code === 'way'
      ? `${format.progress(Math.max(0, basis.progress))} of the way`
      : `${format.number(basis.kept)} of ${basis.months === 1 ? '1 month' : `${format.number(basis.months)} months`} kept`;
  const last = ({ value, on, kpi, due }: EndedLine, asOf: LocalDate): Mrkdwn =>
    value === undefined
      ? md`no value, ${format.aim(kpi)}`
      : md`last ${format.of(value, kpi)} on ${format.day(on ?? due, asOf)}, ${format.aim(kpi)}`;

  return {
    score,
    came,

    closeTitle: 'Close goal',
    submit: 'Save',
    lastValue: 'Last value',
    lastValueComputed: 'Last value, if you know it',
    lastValueHint: 'It counts as a check-in. Leave this empty if the value above is the last one.',
    choice: 'How did it end?',
    choices: CHOICES,
    endProposed: ({ end }: ProposedScore): string => `As proposed: ${CHOICES[end]}`,
    scoreLabel: 'Score',
    asProposed: (proposed: ProposedScore): string => `As proposed: ${score(proposed.score)}`,
    scoreHint: (proposed: ProposedScore): string =>
      `${score(proposed.score)} follows from the values: ${why(proposed)}. A last value above changes it.`,
    scoreHintNoValue: 'From 0.0 (nothing of it) to 1.0 (all of it). A last value above proposes one.',
    asValuesSay: 'As the values say',
    reason: 'Reason',
    reasonHint: 'Needed for a score other than the proposed one, and for a new due date.',
    learned: 'What did you learn?',
    learnedHint: 'Whoever sees the goal can read this.',
    closing: 'A sentence for the channel',
    closingHint: 'Goalpost posts it once. Leave this empty to post nothing.',
    due: 'New due date',
    dueHint: 'Only to carry on.',
    /** Above the form, where it asks once. */
    askLearned: md`:thinking_face: *Not saved yet.* A missed goal is worth a sentence on what you learned. Add one, or save again without.`,

    closed: (title: string, end: GoalEnd, value: number | undefined): Mrkdwn =>
      md`*${title}* is closed: ${came(end, value)}. Goalpost no longer asks about it. To see it, type \`/goal list done\`.`,
    carriedOn: (title: string, due: LocalDate): Mrkdwn => md`*${title}* goes on until ${format.fullDay(due)}.`,
    undo: 'Undo',
    undoNote: md`You can undo this for a day.`,
    follow: 'Set a following goal',
    undone: (title: string): Mrkdwn =>
      md`*${title}* is open again, as it was before. Values that were added stay in its history.`,
    reopened: (title: string, due: LocalDate): Mrkdwn =>
      md`*${title}* is open again until ${format.fullDay(due)}. Goalpost asks about it from the next round on.`,

    reopenTitle: 'Open goal again',
    reopenReason: 'Why open it again?',
    reopenDue: 'Due date',

    closeGoal: 'Close goal',
    reopen: 'Open again',
    delete: 'Delete',
    deleteSure: 'Delete this goal?',
    deleteText: 'The goal and every value you added are removed for good. To keep them, close the goal instead.',
    deleteYes: 'Delete',
    deleteNo: 'Keep',
    deleteAbout: (title: string): Mrkdwn =>
      md`Delete *${title}*? The goal and every value you added are removed for good. To keep them, type \`/goal close\` instead.`,
    deleted: (title: string): Mrkdwn => md`*${title}* is deleted.`,

    /** For each command: what the help says, which goal it asks for, and that there is none. */
    command: {
      close: {
        about: 'close a goal, or give it a new due date',
        which: md`Which goal do you want to close?`,
        none: md`You don't own an open goal. To close one that you lead, type part of its title after \`/goal close\`.`,
        noneCalled: (typed: string): Mrkdwn =>
          md`None of the open goals that you see is called “${excerpt(typed, MAX_QUOTE_LENGTH)}”. To see them, type \`/goal list\`.`,
      },
      reopen: {
        about: 'open a closed goal again',
        which: md`Which goal do you want to open again?`,
        teamGone: (title: string): Mrkdwn =>
          md`*${excerpt(title, MAX_QUOTE_LENGTH)}* stays closed: its team no longer exists, so nobody could be asked about it. Set the goal again in another team with \`/goal new\`.`,
        none: md`No closed goal matches. To see closed goals, type \`/goal list done\`.`,
        noneCalled: (typed: string): Mrkdwn =>
          md`None of the closed goals that you see is called “${excerpt(typed, MAX_QUOTE_LENGTH)}”. To see them, type \`/goal list done\`.`,
      },
      delete: {
        about: 'delete a goal that you set by mistake',
        which: md`Which goal do you want to delete?`,
        none: md`You haven't set a goal that can be deleted. To end a goal, type \`/goal close\`.`,
        noneCalled: (typed: string): Mrkdwn =>
          md`None of the goals that you see is called “${excerpt(typed, MAX_QUOTE_LENGTH)}”. To see them, type \`/goal list\`.`,
      },
    },
    refused: (reason: 'gone' | 'team-gone' | 'closed' | 'open' | 'too-late'): Mrkdwn => {
      switch (reason) {
        case 'gone':
          return md`That goal no longer exists, or you can no longer see it. To see all goals, type \`/goal list\`.`;
        case 'team-gone':
          return md`The team of this goal no longer exists, so nobody could be asked about it. Set the goal again in another team with \`/goal new\`.`;
        case 'closed':
          return md`This goal is already closed. To see how it ended, type \`/goal list done\`. To open it again, type \`/goal reopen\`.`;
        case 'open':
          return md`This goal is open. There's nothing to take back.`;
        case 'too-late':
          return md`It's more than a day ago that this goal was closed. To open it again with a reason, type \`/goal reopen\`.`;
      }
    },

    /** At a field of a form that was open meanwhile: what was typed stays in it. */
    refusedAtField: (reason: 'gone' | 'team-gone' | 'closed' | 'open'): string =>
      ({
        gone: "This goal no longer exists. Copy what you've written, then close this form.",
        'team-gone': "The team of this goal no longer exists. Copy what you've written, then close this form.",
        closed:
          "Someone else has closed this goal. Copy what you've written, then close this form. To change how it ended, type /goal reopen.",
        open: 'Someone else has opened this goal again. Close this form.',
      })[reason],

    /** On the card of a closed goal. */
    outcome: (
      { end, outcome, by, on }: { end: GoalEnd; outcome: Outcome | undefined; by?: UserId; on?: LocalDate },
      today: LocalDate,
    ): Mrkdwn =>
      lines([
        by === undefined || on === undefined
          ? md`:checkered_flag: *Closed:* ${came(end, outcome?.score)}`
          : md`:checkered_flag: *Closed:* ${came(end, outcome?.score)}, by ${mention(by)} on ${format.day(on, today)}`,
        outcome?.reason === undefined || outcome.proposed === undefined
          ? undefined
          : md`The values proposed ${score(outcome.proposed)}. ${excerpt(outcome.reason, MAX_QUOTE_LENGTH)}`,
        outcome?.learned === undefined ? undefined : md`_Learned:_ ${excerpt(outcome.learned, MAX_QUOTE_LENGTH)}`,
        outcome?.closing === undefined
          ? undefined
          : md`_In the channel:_ ${excerpt(outcome.closing, MAX_QUOTE_LENGTH)}`,
      ]),

    /** The closing sentence, in the channel. */
    inChannel: ({ title, end, score: value, words, byName, since }: ClosedNotice): Mrkdwn => {
      if (since === 'taken-back') return md`:leaves: *${title}* isn't closed: that was taken back.`;
      return lines([
        md`:checkered_flag: *${title}* is closed: ${came(end, value)}.`,
        md`“${excerpt(words, MAX_QUOTE_LENGTH * 2)}” · ${byName}`,
        since === 'reopened' ? md`_It has been opened again since._` : undefined,
      ]);
    },

    endedLead: (open: number): Mrkdwn =>
      open === 1
        ? md`*The due date of one of your goals has passed.* How did it end? Close it with its last value, or give it a new due date. Goalpost asks this once.`
        : md`*The due dates of ${format.number(open)} of your goals have passed.* How did they end? Close each with its last value, or give it a new due date. Goalpost asks this once.`,
    endedDone: md`*Your goals whose due date had passed are settled.* Thank you.`,
    endedLine: (line: EndedLine, asOf: LocalDate): Mrkdwn => {
      switch (line.part) {
        case 'open':
          return md`*${line.title}*: ${last(line, asOf)}, was due ${format.day(line.due, asOf)}`;
        case 'closed':
          return md`:checkered_flag: *${line.title}*: ${came(line.end, line.score)}`;
        case 'carried-on':
          return md`:arrow_right: *${line.title}*: goes on until ${format.day(line.until, asOf)}`;
        case 'deleted':
          return md`*${line.title}*: deleted`;
        case 'passed-on':
          return md`*${line.title}*: ${mention(line.to)} owns it now`;
      }
    },
    endedMore: (count: number): Mrkdwn => md`and ${format.number(count)} more. To close them, type \`/goal close\`.`,
    endedButton: 'Close or carry on',
  };
}
