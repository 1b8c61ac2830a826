import type { Benchmark, Blocker, Status } from '../../../domain/goal/goal.ts';
import type { Kpi, Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, UserId } from '../../../domain/names.ts';
import type { HistoryEntry, Version } from '../../../domain/report/goal-story.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { sentence } from '../../sentence.ts';
import { CARD_EXCERPT, WHOLE } from '../../shared/excerpts.ts';
import { mention } from '../mention.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly history: ReturnType<typeof history>;
  }
}

/** What `/goal show` tells of one goal, and the form of one value. */
export function history(format: Formats, word: ReturnType<typeof words>) {
  const version = ({ value, by, recordedOn }: Version, kpi: Kpi, today: LocalDate): Mrkdwn =>
    md`~${format.of(value, kpi)}~ ${mention(by)} on ${format.day(recordedOn, today)}`;

  return {
    asOf: (day: LocalDate): Mrkdwn => md`_As known at the end of ${format.fullDay(day)}._`,
    /** The reason is a sentence of its own. */
    suggested: (status: Status, reason: string): Mrkdwn =>
      md`*${sentence(word.status(status))}* (from pace): ${reason}`,
    /** A status that a person set and that counts no more. */
    agedStatus: (status: Status, on: LocalDate, today: LocalDate): Mrkdwn =>
      md`The check-in on ${format.day(on, today)} said *${word.status(status)}*. That counted until the next round. The status now comes from the pace.`,
    /** Where a person said another status than the pace suggests. */
    statusSetByPerson: (status: Status): Mrkdwn => md`The last check-in says *${word.status(status)}*.`,
    streak: (months: number, kpi: Kpi): Mrkdwn =>
      months === 1
        ? md`Met ${format.aim(kpi)} for 1 month.`
        : md`Met ${format.aim(kpi)} for ${format.number(months)} months in a row.`,
    benchmark: ({ value, source }: Benchmark, unit: Unit): Mrkdwn =>
      md`Benchmark: ${format.value(value, unit)} (${excerpt(source, WHOLE)})`,
    /** Planned values on the way: `by 30 June 82%`. */
    planned: (by: LocalDate, value: number, unit: Unit, today: LocalDate): string =>
      `by ${format.day(by, today)} ${format.mark(value, unit)}`,
    plan: (steps: readonly string[]): Mrkdwn => md`Plan: ${format.list(steps)}`,
    serves: (objective: string): Mrkdwn => md`Serves: ${excerpt(objective, WHOLE)}`,
    blocker: ({ text, owner, since }: Blocker, today: LocalDate): Mrkdwn =>
      md`:construction: ${excerpt(text, CARD_EXCERPT)} · ${mention(owner)}, since ${format.day(since, today)}`,
    dayToCome: (day: LocalDate): Mrkdwn =>
      md`${format.fullDay(day)} is in the future. To see how the goal stands now, omit the day.`,
    notYet: (title: string, day: LocalDate, setOn: LocalDate): Mrkdwn =>
      md`Nothing was known of *${title}* on ${format.fullDay(day)}: it was set on ${format.fullDay(setOn)}.`,
    /**
     * `🟢 2 March · *82%* · @mara · _late_`, below it what it was before and what it was computed from. Who said it is
     * named where it was not the owner.
     */
    entry: (
      one: HistoryEntry,
      { owner, kpi, today, inputs }: { owner: UserId; kpi: Kpi; today: LocalDate; inputs: string | undefined },
    ): Mrkdwn => {
      const { value, on, by, recordedOn, before, status, isLate, isBackdated, checkIn } = one;
      const marks = [
        isLate ? md`_late_` : undefined,
        isBackdated
          ? md`_backdated, submitted on ${format.day(before[0]?.recordedOn ?? recordedOn, today)}_`
          : undefined,
        before.length > 0 ? md`_corrected on ${format.day(recordedOn, today)}_` : undefined,
      ];
      const emoji: Mrkdwn = { mrkdwn: word.statusEmoji(status) };
      const first = md`${emoji} ${format.day(on, today)} · *${format.of(value, kpi)}*`;
      const earlier = before.map((one) => version(one, kpi, today));
      return lines([
        lines([first, by === owner ? undefined : mention(by), ...marks], ' · '),
        earlier.length > 0 ? md`Previously: ${lines(earlier, ', then ')}` : undefined,
        inputs === undefined ? undefined : md`Computed from: ${inputs}`,
        checkIn.note === undefined ? undefined : excerpt(checkIn.note, CARD_EXCERPT),
      ]);
    },
    more: (count: number): Mrkdwn =>
      count === 1 ? md`and 1 earlier value` : md`and ${format.number(count)} earlier values`,
    correct: 'Correct',
    /** A screen reader hears which one a button is for. */
    correctLabel: (value: string, on: LocalDate, today: LocalDate): string =>
      `Correct ${value} of ${format.day(on, today)}`,
    addValue: 'Add a value',
    handover: 'Hand over goal',
    person: mention,
    reportedBy: (person: UserId): Mrkdwn => md`reported by ${mention(person)}`,
    private: "Private: only its people and the team's lead see it",
    contributors: (people: readonly UserId[]): Mrkdwn => md`Contributors: ${lines(people.map(mention), ', ')}`,
    gone: md`That goal is closed, or the value you want to correct no longer exists. To see the goal, type \`/goal show\` and its title.`,
    dayEither: (typed: string, [one, other]: readonly [LocalDate, LocalDate]): Mrkdwn =>
      md`\`${typed}\` can mean ${format.fullDay(one)} or ${format.fullDay(other)}. Type \`${one}\` or \`${other}\`.`,
    noSuchDay: (typed: string): Mrkdwn => md`\`${typed}\` isn't a day in the calendar. Type it like \`2026-03-31\`.`,
    form: {
      addTitle: 'Add a value',
      correctTitle: 'Correct a value',
      submit: 'Save',
      correcting: (value: string, on: LocalDate, by: string): Mrkdwn =>
        md`You're correcting *${value}* of ${format.day(on)}, submitted by ${mention(by)}. Both stay in the history; only yours counts.`,
      value: 'Value',
      computed: 'Value, if you know it',
      computedHint: 'Leave this empty to compute the value from the numbers below.',
      on: 'Date of the value',
      onHint: 'Today, or a day since the goal started.',
      status: 'How is it going?',
      note: 'Anything to add?',
    },
  };
}
