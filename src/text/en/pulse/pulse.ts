import type { LocalDate, UserId } from '../../../domain/names.ts';
import { bandOf, FACTORS, type Factor, HOLDS_AT, type Level } from '../../../domain/pulse/factors.ts';
import type { Place, Stage } from '../../../domain/pulse/place.ts';
import type { GivenPulse } from '../../../domain/pulse/pulse.ts';
import type { FactorPulse, QuarterPulse } from '../../../domain/pulse/quarter-pulse.ts';
import { type Direction, MIN_CHANGE, type PulseTrend } from '../../../domain/pulse/trend.ts';
import type { Period } from '../../../domain/time/periods.ts';
import { quarterOf } from '../../fiscal-year.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { SHORT, WHOLE } from '../../shared/excerpts.ts';
import { mention } from '../mention.ts';
import { FACTOR_TEXTS } from './factors.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly pulse: ReturnType<typeof pulse>;
  }
}

const STAGE: Record<Stage, string> = {
  transactional: 'transactional',
  attentive: 'attentive',
  personal: 'personal',
  committed: 'committed',
  partnership: 'a partnership',
};
const DIRECTION: Record<Direction, string> = { rising: 'rising', falling: 'falling', steady: 'steady' };
type NotScored = 'gone' | 'ended' | 'team-removed';

/** How people score the relationship with a client, and what that comes to. */
export function pulse(format: Formats) {
  const points = (mean: number) => format.number(mean, 1);
  const change = (by: number) => format.rate(by, { kind: 'score' }, 1);
  const quarter = (period: Period) => quarterOf(period, 'FY');
  const name = (factor: Factor) => FACTOR_TEXTS[factor].name;
  const trend = ({ direction, change: by, quarters }: PulseTrend) =>
    `${change(by)}, ${DIRECTION[direction]}${quarters > 1 && direction !== 'steady' ? ` for ${format.number(quarters)} quarters` : ''}`;
  const place = ({ stage, steps }: Place) =>
    `${STAGE[stage]} (step ${format.number(steps)} of ${format.number(FACTORS.length)})`;

  return {
    /** What `/goal help` says of the command. */
    about: 'score the relationship with a client, and see how it develops',
    title: 'Client pulse',
    quarter,
    listLead: (team: string, period: Period): Mrkdwn => md`*${team}* · pulse of ${quarter(period)}`,
    noClients: md`Your team has no active clients yet. To add one, type \`/goal clients\`.`,
    noSuchClient: (typed: string): Mrkdwn =>
      md`Your team has no active client called “${excerpt(typed, SHORT)}”. To see all of them, type \`/goal pulse\`.`,
    whichClient: (typed: string): Mrkdwn => md`Several clients fit “${excerpt(typed, SHORT)}”. Choose one.`,
    more: (count: number): Mrkdwn =>
      md`and ${format.number(count)} more. Type \`/goal pulse\` and the name of a client.`,
    client: (called: string, code: string): Mrkdwn => md`*${called}* · ${code}`,
    factorName: name,
    pictureTitle: (client: string): string => `Pulse: ${client}`,
    /** The picture of several clients by factor. */
    clientsPicture: 'The pulse of clients',
    moreClients: (count: number): string => (count === 1 ? '1 more client' : `${format.number(count)} more clients`),
    heading: md`*Pulse*`,
    notYet: md`Not scored yet`,
    /** `3.4 (+0.4, rising) · attentive (step 2 of 5) · weakest: Care, 2.5` */
    line: (last: QuarterPulse, moved: PulseTrend | undefined): Mrkdwn => {
      const weakest = last.factors.find(({ factor }) => factor === last.weakest)?.mean ?? 0;
      const by = moved === undefined ? '' : ` (${trend(moved)})`;
      return md`${points(last.whole)} of 5${by} · ${place(last.place)} · weakest: ${name(last.weakest)}, ${points(weakest)} · ${quarter(last.quarter)}`;
    },
    missing: (people: readonly UserId[]): Mrkdwn => md`To be scored by ${lines(people.map(mention), ', ')}`,
    yours: md`*Waits for your score*`,
    score: 'Score',
    scoreLabel: (client: string): string => `Score ${client}`,
    scoreAgain: 'Score again',
    show: 'Show',
    showLabel: (client: string): string => `Show the pulse of ${client}`,

    formLead: (client: string, period: Period): Mrkdwn =>
      md`*${client}* · pulse of ${quarter(period)}\nChoose what fits today, and write what you saw. Each level has an example below it. Your last score appears when you have chosen.`,
    factor: (factor: Factor): string => `${name(factor)}: ${FACTOR_TEXTS[factor].question}`,
    level: (factor: Factor, level: Level): string => `${level} · ${FACTOR_TEXTS[factor].levels[level].means}`,
    example: (factor: Factor, level: Level): string => FACTOR_TEXTS[factor].levels[level].example,
    evidence: (factor: Factor): string => `${name(factor)}: what did you see?`,
    evidenceHint: (max: number): string => `One line, up to ${format.number(max)} characters.`,
    /** Shown once the person has chosen. */
    last: (
      factor: Factor,
      { own, before }: { readonly own?: GivenPulse | undefined; readonly before?: QuarterPulse | undefined },
      today: LocalDate,
    ): Mrkdwn => {
      const mean = before?.factors.find((one) => one.factor === factor)?.mean;
      const all =
        mean === undefined || before === undefined
          ? undefined
          : md`All scorers together: ${points(mean)} in ${quarter(before.quarter)}.`;
      const mine =
        own &&
        md`You gave ${own.scores[factor].score} on ${format.day(own.on, today)}: “${excerpt(own.scores[factor].evidence, SHORT)}”`;
      return all === undefined && mine === undefined ? md`This is the first score.` : lines([mine, all]);
    },
    skip: 'Skip this quarter',
    skipTitle: 'Skip this quarter',
    skipReason: 'Why do you not score this client now?',
    skipHint: 'Your team reads this. Scores that you gave this quarter stay.',
    skipSubmit: 'Skip',
    skipped: (client: string, period: Period): Mrkdwn =>
      md`You skip *${client}* in ${quarter(period)}. You can still score it with \`/goal pulse\`.`,

    saved: (client: string, period: Period): Mrkdwn =>
      md`:white_check_mark: Saved: the pulse of *${client}* for ${quarter(period)}.`,
    resultTitle: (client: string, period: Period): Mrkdwn => md`*${client}* · pulse of ${quarter(period)}`,
    hidden: (period: Period): Mrkdwn =>
      md`What others gave in ${quarter(period)} appears when you have scored it, so that it doesn't lead you.`,
    /** `*3.4 of 5* · +0.4, rising · scored by 2 people` */
    whole: ({ whole, scorers }: QuarterPulse, moved: PulseTrend | undefined): Mrkdwn => {
      const people = scorers.length === 1 ? '1 person' : `${format.number(scorers.length)} people`;
      return md`*${points(whole)} of 5*${moved === undefined ? '' : ` · ${trend(moved)}`} · scored by ${people}`;
    },
    /** `Care: 2.5 (−0.5) · from 1 to 4: @noor 1, @mara 4` */
    factorLine: ({ factor, mean, spread, given }: FactorPulse, by: number | undefined): Mrkdwn => {
      const moved = by === undefined || by === 0 ? '' : ` (${change(by)})`;
      if (spread === undefined) return md`${name(factor)}: *${points(mean)}*${moved}`;
      const each = lines(
        given.map(({ by: scorer, score }) => md`${mention(scorer)} ${score}`),
        ', ',
      );
      return md`${name(factor)}: *${points(mean)}*${moved} · *far apart*, from ${spread.low} to ${spread.high}: ${each}`;
    },
    evidenceOf: (by: UserId, evidence: string): Mrkdwn => md`• ${mention(by)}: ${excerpt(evidence, WHOLE)}`,
    evidenceTitle: (factor: Factor): Mrkdwn => md`*What they saw: ${name(factor)}*`,
    place: ({ stage, steps, next }: Place): Mrkdwn =>
      next === undefined
        ? md`On the way from transactional to partnership: *${STAGE[stage]}*. All five factors hold.`
        : md`On the way from transactional to partnership: *${STAGE[stage]}*, step ${steps} of ${FACTORS.length}. The next step is that ${name(next)} holds.`,
    placeRule: (): Mrkdwn =>
      md`A factor holds from ${points(HOLDS_AT)} on. The place is how many factors hold one after the other, in this order. Scores that lie 2 or more apart are shown for each person. The pulse rises or falls from a change of ${points(MIN_CHANGE)} on.`,
    weakest: ({ factor, mean }: FactorPulse): Mrkdwn => md`*Weakest: ${name(factor)}, ${points(mean)}*`,
    nextStep: (factor: Factor, mean: number, client: string): string => FACTOR_TEXTS[factor].next[bandOf(mean)](client),
    proposed: (step: string): Mrkdwn => md`Next step: ${step}`,
    plan: 'Add as action',
    planLabel: (goal: string): string => `Add this step as an action of the goal ${goal}`,
    planGoal: (goal: string): Mrkdwn => md`• ${excerpt(goal, SHORT)}`,
    planHint: md`One click adds it as your action for a goal, due in 30 days:`,
    planned: (goal: string): Mrkdwn =>
      md`:white_check_mark: Your action for *${excerpt(goal, SHORT)}*. You see it in App Home.`,
    plannedAlready: (goal: string): Mrkdwn => md`Already an open action of *${excerpt(goal, SHORT)}*.`,
    notPlanned: md`That goal takes no more actions now. Look at its actions with \`/goal show\`.`,
    noGoal: (client: string): Mrkdwn =>
      md`To add this as an action, you need an active goal about *${client}* that you take part in. To set one, type \`/goal new\`.`,
    history: (quarters: readonly QuarterPulse[]): Mrkdwn =>
      md`${format.spark(quarters.map(({ whole }) => whole))} ${lines(
        quarters.map((one) => md`${quarter(one.quarter)}: ${points(one.whole)}`),
        ' · ',
      )}`,
    skips: (by: UserId, reason: string): Mrkdwn => md`Skipped by ${mention(by)}: ${excerpt(reason, SHORT)}`,
    next: (client: string): string => `Next: ${client}`,

    /** In the prompt of a review, and on Home. */
    due: (names: readonly string[], count: number): Mrkdwn => {
      const others = count - names.length;
      const named = format.list(others > 0 ? [...names, `${format.number(others)} more`] : names);
      return md`*Client pulse due:* ${named}`;
    },
    dueButton: 'Score clients',
    nothingDue: md`Nothing is due: every client of yours has its score for this quarter. To see them, type \`/goal pulse\`.`,
    reviewTitle: md`*Clients*`,
    reviewMore: (count: number): Mrkdwn =>
      md`and ${format.number(count)} more. To see all of them, type \`/goal pulse\`.`,

    refused: (why: NotScored): Mrkdwn => {
      switch (why) {
        case 'gone':
          return md`This client no longer exists, or you aren't in its team. To see your clients, type \`/goal clients\`.`;
        case 'ended':
          return md`Your team no longer looks after this client, so nobody scores it. To take it up again, reopen it in \`/goal clients\`.`;
        case 'team-removed':
          return md`The team of this client was removed, so nobody scores it any more.`;
      }
    },
    /** At a field of a form that was open meanwhile: what was typed stays in it. */
    refusedAtField: (why: NotScored): string =>
      ({
        gone: "This client no longer exists, or you are no longer in its team. Copy what you've written, then close this form.",
        ended:
          "Your team has ended this client meanwhile. Copy what you've written, then close this form. To reopen the client, type /goal clients.",
        'team-removed': "The team of this client has been removed. Copy what you've written, then close this form.",
      })[why],
  };
}
