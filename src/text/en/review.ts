import type { Benchmark, HelpRequest } from '../../domain/goal/goal.ts';
import { isUp, type Kpi } from '../../domain/kpi/kpi.ts';
import { difference } from '../../domain/kpi/numbers.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import type { Standing } from '../../domain/progress/standing.ts';
import type { Reason } from '../../domain/review/agenda.ts';
import type { DecisionDetail } from '../../domain/review/decision-detail.ts';
import type { MinutesRow, ReviewName } from '../../domain/review/notices.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';
import { reviewWords } from './review-words.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly review: ReturnType<typeof reviews>;
  }
}

/** The how manieth goal of how many it is, and about how many something is decided. */
export interface PlaceInReview {
  readonly at: number;
  readonly count: number;
  readonly decided: number;
}

/** What can be typed after the command in place of a title. */
export const REVIEW_WORDS = ['month', 'quarter', 'year'] as const;
type ReviewWord = (typeof REVIEW_WORDS)[number];
const WORDS: Record<ReviewWord, readonly string[]> = {
  month: ['month', 'monthly'],
  quarter: ['quarter', 'quarterly'],
  year: ['year', 'annual'],
};
const TEXT_OF = { reason: 'Why', learned: 'Learned', question: 'Question', answer: 'Answer' } as const;

/** The review in which a lead decides, help for a goal, and the minutes. */
export function reviews(format: Formats, word: ReturnType<typeof words>) {
  const { name, reason, decision } = reviewWords(format, word);

  return {
    title: 'Review',
    name,
    heading: (teams: readonly string[], of: ReviewName): Mrkdwn => md`*${format.list(teams)}* · ${name(of)}`,
    /** What is meant by a word after the command; undefined for a title. */
    meant: (typed: string): ReviewWord | undefined =>
      REVIEW_WORDS.find((one) => WORDS[one].includes(typed.toLowerCase())),
    kind: { month: 'Review of the month', quarter: 'Review of the quarter', year: 'Review of the year' },
    notStarted: md`Nobody has started this review.`,
    led: (leader: UserId, since: LocalDate): Mrkdwn =>
      md`${mention(leader)} leads this review, started on ${format.fullDay(since)}.`,
    ended: (by: UserId, on: LocalDate): Mrkdwn =>
      md`${mention(by)} ended this review on ${format.fullDay(on)}. The minutes are in the channel.`,
    counts: (needed: number, decided: number, rest: number): Mrkdwn =>
      md`${format.number(decided)} decided · ${format.number(needed)} still ${needed === 1 ? 'needs' : 'need'} a decision · ${format.number(rest)} going well`,
    start: 'Start',
    resume: 'Resume',
    takeOver: 'Take over',
    again: 'Open again',
    end: 'End review',
    endSure: 'End this review?',
    endText: 'The minutes go to the channel. You can open the review again: the minutes are then edited.',
    endYes: 'End review',
    endNo: 'Not yet',
    open: 'Open',
    openLabel: (title: string): string => `Open: ${title}`,
    sections: {
      needsDecision: 'Needs a decision',
      wentWell: 'Went well',
      decided: 'Decided',
      closed: 'Closed in this period',
      silent: 'No answer in the last month',
    },
    nothing: md`There are no goals to review. To set the first one, type \`/goal new\`.`,
    leadsNone: md`You lead no team, so there's nothing to review. To make a team, type \`/goal team\` in its channel.`,
    noGoalCalled: (typed: string): Mrkdwn =>
      md`No goal is called “${typed}”. Type \`/goal review\`, or add \`month\`, \`quarter\`, \`year\`, \`all\`, or the title of one goal.`,
    which: md`Which goal do you want to review?`,
    reason,
    reasons: (all: readonly Reason[], standing: Standing): Mrkdwn | undefined =>
      all.length === 0 ? undefined : md`_${all.map((one) => reason(one, standing)).join(' · ')}_`,
    why: (all: readonly Reason[], standing: Standing): Mrkdwn =>
      all.length === 0
        ? md`*Went well.* Nothing asks for a decision.`
        : lines([md`*Needs a decision*`, ...all.map((one) => md`• ${reason(one, standing)}`)]),
    decision,
    /** `:white_check_mark: Kept as it is · @mara, 7 January` */
    made: (
      detail: DecisionDetail,
      by: UserId,
      on: LocalDate,
      person: UserId | undefined,
      why: string | undefined,
    ): Mrkdwn =>
      lines([
        md`:white_check_mark: ${decision(detail, person === undefined ? undefined : mention(person))} · ${mention(by)}, ${format.fullDay(on)}`,
        why === undefined ? undefined : md`Why: ${excerpt(why, WHOLE)}`,
        detail.what === 'asked' && detail.answer === undefined ? md`_No answer yet_` : undefined,
        detail.what === 'asked' && detail.answer !== undefined
          ? md`Answer: ${excerpt(detail.answer, WHOLE)}`
          : undefined,
      ]),
    decided: (what: DecisionDetail['what'] | undefined): string =>
      ({
        kept: 'kept',
        adjusted: 'adjusted',
        planned: 'action added',
        asked: 'help asked for',
        closed: 'closed',
        'carried-on': 'carried on',
        'carried-over': 'carried over',
        transferred: 'handed over',
        unknown: 'changed',
      })[what ?? 'unknown'],
    meanwhile: md`*Changed meanwhile, outside of this review*`,
    meanwhileCount: (count: number): string =>
      count === 1 ? 'changed once meanwhile' : `changed ${format.number(count)} times meanwhile`,
    /** Where a goal stands among the goals of a review; those that are decided stand behind the others. */
    place: ({ at, count, decided }: PlaceInReview, of: ReviewName): Mrkdwn => {
      const done = decided === 0 ? '' : ` · ${format.number(decided)} decided`;
      return md`${format.number(at)} of ${format.number(count)}${done} · ${name(of)}`;
    },
    leads: (leader: UserId): Mrkdwn => md`${mention(leader)} leads this review. To decide, take it over.`,
    readOnly: md`This goal is closed. To open it again, type \`/goal reopen\`.`,
    choices: {
      keep: 'Keep',
      adjust: 'Adjust',
      plan: 'Add action',
      ask: 'Ask for help',
      close: 'Close goal',
      transfer: 'Hand over',
    },
    previous: 'Previous',
    next: 'Next',
    overview: 'Overview',
    /** `▁▃▅▇ 80% on 5 October → 83% on 5 December` */
    curve: (
      values: readonly number[],
      first: { readonly value: number; readonly on: LocalDate },
      last: { readonly value: number; readonly on: LocalDate },
      kpi: Kpi,
      today: LocalDate,
    ): Mrkdwn =>
      md`${format.spark(values)} ${format.of(first.value, kpi)} on ${format.day(first.on, today)} → ${format.of(last.value, kpi)} on ${format.day(last.on, today)}`,
    benchmarkGap: ({ value, source }: Benchmark, last: number, kpi: Kpi): Mrkdwn => {
      const gap = difference(value, last);
      const isBetter = isUp(kpi.direction) ? gap >= 0 : gap <= 0;
      const size = format.change(value, last, kpi).replace(/^[+\u2212]/, '');
      const side = kpi.direction === 'within-range' ? 'away' : isBetter ? 'better' : 'worse';
      const how = gap === 0 ? 'the last value is the same' : `the last value is ${size} ${side}`;
      return md`Benchmark: ${format.value(value, kpi.unit)} (${excerpt(source, WHOLE)}), ${how}`;
    },
    note: (title: string, what: string): Mrkdwn => md`:white_check_mark: *${title}*: ${what}`,
    taken: (leader: UserId): Mrkdwn =>
      md`:information_source: ${mention(leader)} has taken over this review. Your click changed nothing.`,
    refused: (why: 'gone' | 'not-started' | 'ended' | 'closed' | 'full'): Mrkdwn =>
      ({
        gone: md`:information_source: This goal is no longer part of the review, or you can't see it.`,
        'not-started': md`:information_source: Start the review first.`,
        ended: md`:information_source: This review has ended. Open it again to decide.`,
        closed: md`:information_source: Somebody closed this goal meanwhile. Nothing was changed.`,
        full: md`:information_source: This review holds as many decisions as it can. End it first.`,
      })[why],
    /** At a field of a form that was open meanwhile: what was typed stays in it. */
    refusedAtField: (why: 'gone' | 'not-started' | 'ended' | 'closed' | 'full' | 'not-leading'): string =>
      ({
        gone: "This goal is no longer part of the review. Copy what you've written, then close this form.",
        'not-started': "This review hasn't started. Copy what you've written, close this form, and start the review.",
        ended: "This review has ended. Copy what you've written, close this form, and open the review again.",
        closed: "Somebody closed this goal meanwhile. Copy what you've written, then close this form.",
        full: "This review holds as many decisions as it can. Copy what you've written, and end the review first.",
        'not-leading':
          "Somebody else has taken over this review. Copy what you've written, close this form, and take it over again.",
      })[why],

    adjustTitle: 'Adjust goal',
    whyLabel: 'Why?',
    reasonHint: 'It stands in the history of the goal, and in the minutes.',
    adjustMeanwhile: md`:information_source: Somebody changed this goal after you opened this form. What you typed is still here. The goal as it is now:`,
    adjustNow: (kpi: Kpi, due: LocalDate): Mrkdwn => md`${format.aim(kpi)} · due ${format.fullDay(due)}`,

    askTitle: 'Ask for help',
    askTo: 'Who can help?',
    askToHint: 'They get one message, and can answer in it.',
    question: 'What do you need?',
    send: 'Send',
    /** To who is asked. */
    asksYou: (by: UserId, title: string, question: string): Mrkdwn =>
      lines([md`:raising_hand: ${mention(by)} asks for your help with *${title}*.`, excerpt(question, WHOLE * 2)]),
    youAnswered: md`*Your answer:*`,
    answer: 'Answer',
    changeAnswer: 'Change answer',
    answerTitle: 'Answer',
    answerLabel: 'Your answer',
    answerHint: 'It stands in the review and in the history of the goal.',
    answered: (title: string): Mrkdwn => md`Your answer for *${title}* is in. Thank you.`,
    noRequest: md`This request no longer exists, or you can no longer see its goal.`,
    noRequestAtField: "This request no longer exists. Copy what you've written, then close this form.",
    helpHeading: md`*Help*`,
    help: ({ by, to, question, answer }: HelpRequest, max: number): Mrkdwn =>
      lines([
        md`:raising_hand: ${mention(by)} asked ${mention(to)}: ${excerpt(question, max)}`,
        answer === undefined ? md`_No answer yet_` : md`${mention(to)}: ${excerpt(answer.text, max)}`,
      ]),

    /** Above the pictures of some goals of a list. */
    picture: (shown: number, count: number): string => `${format.number(shown)} of ${format.number(count)} goals`,
    minutesTitle: (team: string): string => `Minutes · ${team}`,
    minutesAbout: (of: ReviewName, leader: string, decided: number, left: number): Mrkdwn =>
      md`${name(of)} · led by ${leader} · ${format.number(decided)} decided, ${format.number(left)} left open`,
    minutesPart: (part: number, parts: number): Mrkdwn => md`_Part ${format.number(part)} of ${format.number(parts)}_`,
    minutesMoved: md`_Nothing is left in this part of the minutes._`,
    minutesHeading: { decided: 'Decisions', objectives: 'Objectives', left: 'Left open', well: 'Going well' },
    minutesRow: (row: Exclude<MinutesRow, { row: 'heading' | 'story' | 'objective' }>): Mrkdwn => {
      switch (row.row) {
        case 'goal':
          return md`*${row.title}* · ${row.ownerName}`;
        case 'decision':
          return md`• ${decision(row.detail, md`${row.personName ?? ''}`)} · ${row.byName}`;
        case 'text':
          return row.part === 0 ? md`_${TEXT_OF[row.of]}:_ ${row.text}` : md`${row.text}`;
        case 'meanwhile':
          return md`• ${row.count === 1 ? 'Changed once' : `Changed ${format.number(row.count)} times`} meanwhile, outside of the review`;
        case 'left': {
          const why = row.reasons.map((one) =>
            reason(one, { asOf: row.asOf, ...(row.status && { status: row.status }) }),
          );
          return md`• *${row.title}* · ${row.ownerName}: ${why.join(' · ')}`;
        }
        case 'well':
          return md`• *${row.title}* · ${row.ownerName}`;
      }
    },
  };
}
