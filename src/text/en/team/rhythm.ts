import type { RoundLine } from '../../../domain/round/notices.ts';
import type { DayOff, PlannedRound, RhythmPreview } from '../../../domain/round/preview.ts';
import type { Absence } from '../../../domain/team/absence.ts';
import type { AddedDay } from '../../../domain/team/holiday.ts';
import type { StandInNotice } from '../../../domain/team/notices.ts';
import type { Team } from '../../../domain/team/team.ts';
import { atMost, MAX_NAMED } from '../../at-most.ts';
import type { Formats } from '../../format.ts';
import { lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly rhythm: ReturnType<typeof rhythm>;
  }
}

/** Of a round: who has not answered, who was not asked, and who has not answered as in the weeks before. */
export interface MissingCount {
  readonly silent: number;
  readonly unasked: number;
  readonly repeated: number;
}

/** When people are asked, who is away, and who is missing. */
export function rhythm(format: Formats, word: ReturnType<typeof words>) {
  const off = ({ day, why, name, byMoon }: DayOff): string => {
    if (why === 'holiday')
      return `${format.weekday(day)} is a holiday (${name ?? ''}${byMoon ? ', can shift by a day' : ''})`;
    if (why === 'day-off') return `${format.weekday(day)} is a day off${name === undefined ? '' : ` (${name})`}`;
    return `${format.weekday(day)} isn't a working day`;
  };
  /** `Mon 4 May, because Fri 1 May is a holiday (Labour Day): May check-in, open until Mon 11 May` */
  const planned = ({ kind, period, on, closesOn, reminders, moved }: PlannedRound): Mrkdwn => {
    const days = reminders.length === 0 ? '' : `; reminders ${format.list(reminders.map(format.weekday))}`;
    const why = moved.length === 0 ? '' : `, because ${format.list(moved.map(off))}`;
    return md`• *${format.weekday(on)}*${why}: ${word.round(kind, period)}, open until ${format.weekday(closesOn)}${days}`;
  };
  const regionNames = (regions: readonly string[]): string => {
    const { shown, left } = atMost(regions, MAX_NAMED.regions);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} more`])]);
  };
  const preview = ({ rounds, digestOn }: RhythmPreview): Mrkdwn => {
    const digest = digestOn === undefined ? undefined : md`Next digest: ${format.weekday(digestOn)}`;
    if (rounds.length === 0) return lines([md`With these settings, Goalpost asks nobody.`, digest]);
    return lines([...rounds.map(planned), digest]);
  };

  return {
    nobodyAsked: (line: RoundLine, why: NonNullable<RoundLine['nobodyAsked']>): Mrkdwn => {
      if (why.why === 'away') {
        return md`:palm_tree: *${line.title}* · ${why.name} is away until ${format.weekday(why.until)}`;
      }
      if (why.why === 'shared') {
        const other = why.with === undefined ? 'another goal' : md`*${why.with}*`;
        return md`:link: *${line.title}* · gets its value from ${other}, which counts the same KPI`;
      }
      return why.why === 'left'
        ? md`:bust_in_silhouette: *${line.title}* · nobody to ask: ${why.name} isn't in the team`
        : md`:bust_in_silhouette: *${line.title}* · nobody to ask: ${why.name} can no longer answer`;
    },

    away: {
      title: 'Away',
      from: 'First day',
      until: 'Last day',
      untilHint: 'You get no reminders on these days.',
      delegate: 'Who answers for you?',
      delegateHint:
        "This person gets your prompts on these days. If you leave this empty, a prompt waits until you're back, if its round is still open then.",
      cancel: 'Cancel',
      /** To who was named. */
      standIn: ({ person, from, until }: StandInNotice): Mrkdwn =>
        md`${mention(person)} is away from ${format.weekday(from)} to ${format.weekday(until)} and named you to answer for their goals. If something is due then, Goalpost asks you. You don't need to do anything now.`,
      saved: ({ from, until, delegate }: Absence): Mrkdwn =>
        delegate === undefined
          ? md`You're away from ${format.weekday(from)} to ${format.weekday(until)}. Prompts wait for you. To change this, type \`/goal away\`.`
          : md`You're away from ${format.weekday(from)} to ${format.weekday(until)}. ${mention(delegate)} gets your prompts. To change this, type \`/goal away\`.`,
    },
    absence: ({ from, until, delegate }: Absence): Mrkdwn =>
      delegate === undefined
        ? md`${format.weekday(from)} – ${format.weekday(until)}`
        : md`${format.weekday(from)} – ${format.weekday(until)}, ${mention(delegate)} answers`,

    preview,
    /** `Holidays differ by region. Some regions also have Easter Monday (England and 2 more) …: which one is yours?` */
    holidaysDiffer: (added: readonly AddedDay[]): Mrkdwn => {
      const { shown, left } = atMost(added, MAX_NAMED.days);
      const days = shown.map(({ name, regions }) => `${name} (${regionNames(regions)})`);
      const more = left === 0 ? [] : [left === 1 ? 'one more day' : `${format.number(left)} more days`];
      return md`Holidays differ by region. Some regions have extra holidays, like ${format.list([...days, ...more])}. Which region is yours?`;
    },
    holidaysByMoon: (names: readonly string[]): Mrkdwn =>
      md`These holidays depend on the sighting of the moon and can shift by a day: ${format.list(names)}.`,
    workingWeekends: md`Some weekends here are working days that make up for days off. Goalpost doesn't know which ones, so it asks nobody on weekends.`,
    settingsTitle: (team: string): Mrkdwn => md`*${team}*: its lead can change these settings.`,
    /** For who may only read them. */
    settings: ({ settings, lead, zone }: Team): Mrkdwn => {
      const days = settings.workingDays.map(format.weekdayName);
      return lines([
        md`Lead: ${mention(lead)}`,
        md`Prompts at ${settings.promptAt} in each person's own time zone, ${format.number(settings.answerWithin)} working days to answer; posts in the time zone ${zone}`,
        md`Working days: ${format.list(days)}; fiscal year from ${format.monthName(settings.fiscalYearStart)}`,
      ]);
    },

    missingNext: md`To see all missing answers of the last month, type \`/goal review\`.`,
    missingIntro: (name: string, team: string, { silent: people, unasked, repeated }: MissingCount): Mrkdwn => {
      const before = repeated === 0 ? '' : `, and ${format.number(repeated)} more as in the weeks before`;
      if (people === 0 && unasked > 0 && repeated === 0) {
        return md`*${name}* of ${team} is over. The prompts couldn't be delivered, so nobody was asked:`;
      }
      if (people === 0 && repeated > 0) return md`*${name}* of ${team} is closed. Nobody is newly missing.`;
      if (people === 0) return md`*${name}* of ${team} is closed. Everybody who was asked has answered.`;
      return people === 1
        ? md`*${name}* of ${team} is closed. One person hasn't answered${before}:`
        : md`*${name}* of ${team} is closed. ${format.number(people)} people haven't answered${before}:`;
    },
    /** Between who has not answered and who could not know of it. */
    undeliveredIntro: (people: number): Mrkdwn =>
      people === 1
        ? md`One person wasn't asked because the prompt couldn't be delivered in time:`
        : md`${format.number(people)} people weren't asked because the prompts couldn't be delivered in time:`,
    undeliveredNext: md`To ask now, type \`/goal ask\` in the team's channel.`,
    missingPerson: (name: string, goals: readonly string[], more: number, insteadOf: string | undefined): Mrkdwn => {
      const names = insteadOf === undefined ? md`*${name}*` : md`*${name}* (stood in for ${insteadOf})`;
      const rest = more === 0 ? '' : ` and ${format.number(more)} more`;
      return md`• ${names}: ${goals.join(', ')}${rest}`;
    },
    unattended: (title: string, owner: string, why: 'gone' | 'left'): Mrkdwn =>
      why === 'left'
        ? md`• *${title}*: nobody is left to answer because ${owner} isn't in the team`
        : md`• *${title}*: nobody is left to answer because ${owner} can no longer answer`,
    unattendedNext: md`To keep such a goal going, hand it over to somebody else with \`/goal handover\`, add its owner to the team with \`/goal team\`, or answer for it yourself with \`/goal checkin\`.`,
  };
}
