import type { Reached } from '../../../domain/celebrations/notices.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import type { OverdueAction } from '../../../domain/report/action-lines.ts';
import type { DigestLists, StaleGoalLine } from '../../../domain/report/notices.ts';
import type { SilentPerson } from '../../../domain/report/unanswered-rounds.ts';
import type { UndeliverableNotice } from '../../../domain/team/notices.ts';
import type { Period } from '../../../domain/time/periods.ts';
import { atMost, MAX_NAMED } from '../../at-most.ts';
import { isDayOne } from '../../bounds.ts';
import type { Formats } from '../../format.ts';
import { channelLink, clip, excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import { SHORT } from '../../shared/excerpts.ts';
import { ways } from '../ways.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly report: ReturnType<typeof reports>;
  }
}

/** How much of a title the line of what is unchanged quotes, in characters. */
export const SHORT_TITLE = 60;

/** What the weekly digest and the lead's agenda say. */
export function reports(format: Formats, word: ReturnType<typeof words>) {
  const phrase = ways(format);
  const reading = ({ value, previous, kpi }: Standing): string =>
    value === undefined ? 'no value yet' : format.reading(value, kpi, previous);
  const listed = (names: readonly string[]): string => {
    const { shown, left } = atMost(names, MAX_NAMED.unchanged);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} more`])]);
  };
  const some = (what: string, names: readonly string[]): string | undefined =>
    names.length === 0 ? undefined : `${what}: ${listed(names)}`;
  const short = (title: string) => clip(title, SHORT_TITLE);

  const age = (days: number) => (days === 1 ? '1 day' : `${format.number(days)} days`);

  return {
    digestTitle: (team: string) => `Weekly digest · ${team}`,
    digestPeriod: (period: Period, goals: number): Mrkdwn =>
      md`${format.days(period.first, period.last)} · ${word.goals(goals)}`,
    quiet: md`Nothing was reached and nothing is off pace. A quiet week.`,
    /** Where the line of what is unchanged follows. */
    nothingNew: md`Nothing new. A quiet week.`,
    /** `Still off pace: Revenue and NPS · blocked: First response (13 days)`; undefined where there is nothing of it. */
    unchanged: ({ offPace, blockers, stale, dueSoon, overdue = [] }: DigestLists): Mrkdwn | undefined => {
      const parts = [
        some(
          'off pace',
          offPace.map(({ title }) => short(title)),
        ),
        some(
          'blocked',
          blockers.map(({ title, days }) => `${short(title)} (${age(days)})`),
        ),
        some(
          'without a recent value',
          stale.map(({ title }) => short(title)),
        ),
        some(
          'due',
          dueSoon.map(({ title, due }) => `${short(title)} (${format.weekday(due)})`),
        ),
        some(
          'with overdue actions',
          overdue.map(({ title }) => short(title)),
        ),
      ].flatMap((part) => part ?? []);
      return parts.length === 0 ? undefined : md`Still ${parts.join(' · ')}`;
    },
    /** `names` where the team wants people named. */
    unanswered: (round: string, people: number, names: readonly string[] | undefined): Mrkdwn => {
      if (names !== undefined) return md`:white_circle: ${round}: no answer from ${listed(names)}`;
      return people === 1
        ? md`:white_circle: ${round}: 1 person hasn't answered`
        : md`:white_circle: ${round}: ${format.number(people)} people haven't answered`;
    },
    /** To the lead, in the review. */
    silent: ({ name, missed, asked }: SilentPerson, latest: string): Mrkdwn =>
      md`:white_circle: *${name}* · no answer in ${format.number(missed)} of ${asked === 1 ? '1 round' : `${format.number(asked)} rounds`}, most recently: ${latest}`,
    noGoals: md`No goals are running. To set one, type \`/goal new\`.`,
    reached: (reached: Reached): Mrkdwn => {
      const isMark = reached.what !== 'best' && reached.what !== 'recovery';
      const mark = (isMark ? format.mark : format.value)(reached.value, reached.unit);
      const what = {
        milestone: `passed ${mark}`,
        target: `reached its target of ${mark}`,
        stretch: `reached its stretch target of ${mark}`,
        best: `is at its best value ever, ${mark}`,
        recovery: `is back on track at ${mark}`,
        streak: `met its bound for ${format.number(reached.months ?? 0)} months in a row`,
      };
      return md`:tada: *${reached.title}* ${what[reached.what]}`;
    },
    sections: {
      ended: 'Over, without an outcome yet',
      reached: 'Reached',
      offPace: 'Off pace',
      backOnPace: 'Back on track',
      cleared: 'Cleared blockers',
      blockers: 'Blockers',
      overdue: 'Overdue actions',
      dueSoon: 'Due within a week',
      stale: 'No recent value',
    },
    /** Once, in the digest of the week in which its day passed. */
    ended: (standing: Standing): Mrkdwn => {
      const { title, ownerName, due, asOf, value, ended, kpi } = standing;
      const last = value === undefined ? '' : `, ${reading(standing)}`;
      const what = ended === undefined ? '' : `, ${phrase.ended(ended, kpi)}`;
      return md`:checkered_flag: *${title}* · ${ownerName} · was due ${format.day(due, asOf)}${last}${what}`;
    },
    /** One line a goal: a digest is one screen. */
    offPace: (standing: Standing): Mrkdwn => {
      const { status, progress, expected, basis } = standing;
      const claim = basis?.code === 'said' && status !== undefined ? `, said to be ${word.status(status)}` : '';
      const sign = status === undefined ? md`` : md`${{ mrkdwn: word.statusEmoji(status) }} `;
      const way =
        progress === undefined || expected === undefined
          ? ''
          : isDayOne(expected)
            ? `, ${phrase.way(progress)}, ${phrase.expected(expected)}`
            : `, ${phrase.way(progress)}, ${format.progress(expected)} expected`;
      return md`${sign}*${standing.title}* · ${standing.ownerName} · ${reading(standing)}${way}${phrase.trend(standing)}${claim}`;
    },
    overdueAction: ({ text, ownerName, title, due, days }: OverdueAction): Mrkdwn =>
      md`:hourglass: ${excerpt(text, SHORT)} · ${ownerName} · *${title}*, was due ${format.day(due)} (${age(days)})`,
    dueSoon: (standing: Standing): Mrkdwn =>
      md`:calendar: *${standing.title}* · ${standing.ownerName} · ${format.weekday(standing.due)}, ${reading(standing)}`,
    staleGoal: (standing: Standing): Mrkdwn =>
      md`:zzz: *${standing.title}* · ${standing.ownerName} · ${
        standing.on === undefined ? 'no value yet' : `last value on ${format.day(standing.on, standing.asOf)}`
      }`,
    staleGoalOfYours: (standing: StaleGoalLine): Mrkdwn =>
      md`${{ mrkdwn: standing.closed ? ':checkered_flag:' : standing.answered ? ':white_check_mark:' : '•' }} *${standing.title}*: ${
        standing.on === undefined
          ? 'no value yet'
          : `last ${reading(standing)} on ${format.day(standing.on, standing.asOf)}`
      }`,
    due: ({ due, ended }: Pick<Standing, 'due' | 'ended'>): Mrkdwn =>
      ended === undefined ? md`due ${format.fullDay(due)}` : md`was due ${format.fullDay(due)}`,
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more`,
    undeliverable: ({ channel, teamName }: UndeliverableNotice): Mrkdwn =>
      md`Goalpost can't post to ${channelLink(channel)}, the channel of *${teamName}*. Invite Goalpost there, or choose another channel with \`/goal team\`.`,
  };
}
