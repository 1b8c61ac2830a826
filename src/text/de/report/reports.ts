import type { Reached } from '../../../domain/celebrations/notices.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import type { OverdueAction } from '../../../domain/report/action-lines.ts';
import type { DigestLists, StaleGoalLine } from '../../../domain/report/notices.ts';
import type { SilentPerson } from '../../../domain/report/unanswered-rounds.ts';
import type { UndeliverableNotice } from '../../../domain/team/notices.ts';
import type { Period } from '../../../domain/time/periods.ts';
import { atMost, MAX_NAMED } from '../../at-most.ts';
import { type reports as english, SHORT_TITLE } from '../../en/report/reports.ts';
import type { words } from '../../en/words.ts';
import type { Formats } from '../../format.ts';
import { channelLink, clip, excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import { SHORT } from '../../shared/excerpts.ts';
import { ways } from '../ways.ts';

/** What the weekly digest and the lead's agenda say. */
export function reports(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const phrase = ways(format);
  const reading = ({ value, previous, kpi }: Standing): string =>
    value === undefined ? 'noch kein Wert' : format.reading(value, kpi, previous);
  const listed = (names: readonly string[]): string => {
    const { shown, left } = atMost(names, MAX_NAMED.unchanged);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} weitere`])]);
  };
  const some = (what: string, names: readonly string[]): string | undefined =>
    names.length === 0 ? undefined : `${what}: ${listed(names)}`;
  const short = (title: string) => clip(title, SHORT_TITLE);

  const age = (days: number) => (days === 1 ? 'seit 1 Tag' : `seit ${format.number(days)} Tagen`);

  return {
    digestTitle: (team: string) => `Wochenüberblick · ${team}`,
    digestPeriod: (period: Period, goals: number): Mrkdwn =>
      md`${format.days(period.first, period.last)} · ${word.goals(goals)}`,
    quiet: md`Nichts wurde erreicht, nichts ist im Rückstand. Eine ruhige Woche.`,
    nothingNew: md`Nichts Neues. Eine ruhige Woche.`,
    unchanged: ({ offPace, blockers, stale, dueSoon, overdue = [] }: DigestLists): Mrkdwn | undefined => {
      const parts = [
        some(
          'im Rückstand',
          offPace.map(({ title }) => short(title)),
        ),
        some(
          'blockiert',
          blockers.map(({ title, days }) => `${short(title)} (${age(days)})`),
        ),
        some(
          'länger ohne Wert',
          stale.map(({ title }) => short(title)),
        ),
        some(
          'bald fällig',
          dueSoon.map(({ title, due }) => `${short(title)} (${format.weekday(due)})`),
        ),
        some(
          'mit überfälligen Maßnahmen',
          overdue.map(({ title }) => short(title)),
        ),
      ].flatMap((part) => part ?? []);
      return parts.length === 0 ? undefined : md`Weiterhin ${parts.join(' · ')}`;
    },
    unanswered: (round: string, people: number, names: readonly string[] | undefined): Mrkdwn => {
      if (names !== undefined) return md`:white_circle: ${round}: keine Antwort von ${listed(names)}`;
      return people === 1
        ? md`:white_circle: ${round}: 1 Person hat nicht geantwortet`
        : md`:white_circle: ${round}: ${format.number(people)} Personen haben nicht geantwortet`;
    },
    silent: ({ name, missed, asked }: SilentPerson, latest: string): Mrkdwn =>
      md`:white_circle: *${name}* · keine Antwort in ${format.number(missed)} von ${asked === 1 ? '1 Runde' : `${format.number(asked)} Runden`}, zuletzt: ${latest}`,
    noGoals: md`Es laufen keine Ziele. \`/goal new\` legt eines an.`,
    reached: (reached: Reached): Mrkdwn => {
      const isMark = reached.what !== 'best' && reached.what !== 'recovery';
      const mark = (isMark ? format.mark : format.value)(reached.value, reached.unit);
      const what = {
        milestone: `Meilenstein geschafft: ${mark}`,
        target: `Zielwert erreicht: ${mark}`,
        stretch: `ambitioniertes Ziel erreicht: ${mark}`,
        best: `bester Wert bisher: ${mark}`,
        recovery: `wieder im Plan: ${mark}`,
        streak: `gehalten, und das ${format.number(reached.months ?? 0)} Monate in Folge`,
      };
      return md`:tada: *${reached.title}* · ${what[reached.what]}`;
    },
    sections: {
      ended: 'Vorbei, noch ohne Ergebnis',
      reached: 'Erreicht',
      offPace: 'Im Rückstand',
      backOnPace: 'Wieder im Plan',
      cleared: 'Gelöste Hindernisse',
      blockers: 'Hindernisse',
      overdue: 'Überfällige Maßnahmen',
      dueSoon: 'In einer Woche fällig',
      stale: 'Länger nichts gehört',
    },
    /** Once, in the digest of the week in which its day passed. */
    ended: (standing: Standing): Mrkdwn => {
      const { title, ownerName, due, asOf, value, ended, kpi } = standing;
      const last = value === undefined ? '' : `, ${reading(standing)}`;
      const what = ended === undefined ? '' : `, ${phrase.ended(ended, kpi)}`;
      return md`:checkered_flag: *${title}* · ${ownerName} · war fällig am ${format.day(due, asOf)}${last}${what}`;
    },
    /** One line a goal: a digest is one screen. */
    offPace: (standing: Standing): Mrkdwn => {
      const { status, progress, expected, basis } = standing;
      const claim =
        basis?.code === 'said' && status !== undefined ? `, nach eigener Angabe ${word.status(status)}` : '';
      const sign = status === undefined ? md`` : md`${{ mrkdwn: word.statusEmoji(status) }} `;
      const way =
        progress === undefined || expected === undefined
          ? ''
          : `, ${phrase.way(progress)}, ${phrase.expected(expected)}`;
      return md`${sign}*${standing.title}* · ${standing.ownerName} · ${reading(standing)}${way}${phrase.trend(standing)}${claim}`;
    },
    overdueAction: ({ text, ownerName, title, due, days }: OverdueAction): Mrkdwn =>
      md`:hourglass: ${excerpt(text, SHORT)} · ${ownerName} · *${title}*, war fällig am ${format.day(due)} (${age(days)})`,
    dueSoon: (standing: Standing): Mrkdwn =>
      md`:calendar: *${standing.title}* · ${standing.ownerName} · ${format.weekday(standing.due)}, ${reading(standing)}`,
    staleGoal: (standing: Standing): Mrkdwn =>
      md`:zzz: *${standing.title}* · ${standing.ownerName} · ${
        standing.on === undefined ? 'noch kein Wert' : `letzter Wert vom ${format.day(standing.on, standing.asOf)}`
      }`,
    staleGoalOfYours: (standing: StaleGoalLine): Mrkdwn =>
      md`${{ mrkdwn: standing.closed ? ':checkered_flag:' : standing.answered ? ':white_check_mark:' : '•' }} *${standing.title}*: ${
        standing.on === undefined
          ? 'noch kein Wert'
          : `zuletzt ${reading(standing)} am ${format.day(standing.on, standing.asOf)}`
      }`,
    due: ({ due, ended }: Pick<Standing, 'due' | 'ended'>): Mrkdwn =>
      ended === undefined ? md`fällig am ${format.fullDay(due)}` : md`war fällig am ${format.fullDay(due)}`,
    more: (count: number): Mrkdwn => md`und ${format.number(count)} weitere`,
    undeliverable: ({ channel, teamName }: UndeliverableNotice): Mrkdwn =>
      md`In ${channelLink(channel)}, dem Channel von *${teamName}*, kann ich nichts posten. Lade mich dorthin ein oder wähle mit \`/goal team\` einen anderen Channel.`,
  };
}
