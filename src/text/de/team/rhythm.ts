import type { RoundLine } from '../../../domain/round/notices.ts';
import type { DayOff, PlannedRound, RhythmPreview } from '../../../domain/round/preview.ts';
import type { Absence } from '../../../domain/team/absence.ts';
import type { StandInNotice } from '../../../domain/team/notices.ts';
import type { Team } from '../../../domain/team/team.ts';
import { atMost, MAX_NAMED } from '../../at-most.ts';
import type { rhythm as english, MissingCount } from '../../en/team/rhythm.ts';
import type { words } from '../../en/words.ts';
import type { Formats } from '../../format.ts';
import { lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

/** When people are asked, who is away, and who is missing. */
export function rhythm(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const off = ({ day, why, name, byMoon }: DayOff): string => {
    if (why === 'holiday')
      return `${format.weekday(day)} ist ein Feiertag: ${name ?? ''}${byMoon ? ' (kann sich um einen Tag verschieben)' : ''}`;
    if (why === 'day-off') return `${format.weekday(day)} ist frei${name === undefined ? '' : `: ${name}`}`;
    return `${format.weekday(day)} ist kein Arbeitstag`;
  };
  /** `Mo., 4. Mai (Fr., 1. Mai ist ein Feiertag: Tag der Arbeit): Check-in Mai, offen bis Mo., 11. Mai` */
  const planned = ({ kind, period, on, closesOn, reminders, moved }: PlannedRound): Mrkdwn => {
    // A day holds a comma of its own (`Mo., 4. Mai`).
    const days = reminders.length === 0 ? '' : `; Erinnerungen am ${reminders.map(format.weekday).join(' · ')}`;
    const why = moved.length === 0 ? '' : ` (${moved.map(off).join('; ')})`;
    return md`• *${format.weekday(on)}*${why}: ${word.round(kind, period)}, offen bis ${format.weekday(closesOn)}${days}`;
  };
  const regionNames = (regions: readonly string[]): string => {
    const { shown, left } = atMost(regions, MAX_NAMED.regions);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} weitere`])]);
  };
  const preview = ({ rounds, digestOn }: RhythmPreview): Mrkdwn => {
    const digest = digestOn === undefined ? undefined : md`Nächster Wochenüberblick: ${format.weekday(digestOn)}`;
    if (rounds.length === 0) return lines([md`Mit diesen Einstellungen wird niemand gefragt.`, digest]);
    return lines([...rounds.map(planned), digest]);
  };

  return {
    nobodyAsked: (line: RoundLine, why: NonNullable<RoundLine['nobodyAsked']>): Mrkdwn => {
      if (why.why === 'away') {
        return md`:palm_tree: *${line.title}* · ${why.name} ist abwesend bis ${format.weekday(why.until)}`;
      }
      if (why.why === 'shared') {
        const other = why.with === undefined ? 'einem anderen Ziel' : md`*${why.with}*`;
        return md`:link: *${line.title}* · bekommt seinen Wert von ${other} mit derselben Kennzahl`;
      }
      return why.why === 'left'
        ? md`:bust_in_silhouette: *${line.title}* · niemand zu fragen: ${why.name} ist nicht im Team`
        : md`:bust_in_silhouette: *${line.title}* · niemand zu fragen: ${why.name} kann nicht mehr antworten`;
    },

    away: {
      title: 'Abwesenheit',
      from: 'Erster Tag',
      until: 'Letzter Tag',
      untilHint: 'An diesen Tagen kommen keine Erinnerungen.',
      delegate: 'Wer vertritt dich?',
      delegateHint:
        'Bekommt an diesen Tagen deine Anfragen. Bleibt das leer, warten sie auf deine Rückkehr, wenn die Zeit reicht.',
      cancel: 'Streichen',
      standIn: ({ person, from, until }: StandInNotice): Mrkdwn =>
        md`${mention(person)} ist vom ${format.day(from)} bis ${format.day(until)} abwesend und hat dich als Vertretung genannt. Steht dann etwas an, frage ich dich; jetzt ist nichts zu tun.`,
      saved: ({ from, until, delegate }: Absence): Mrkdwn =>
        delegate === undefined
          ? md`Notiert: Du bist vom ${format.day(from)} bis ${format.day(until)} abwesend. Anfragen warten auf dich. \`/goal away\` ändert das.`
          : md`Notiert: Du bist vom ${format.day(from)} bis ${format.day(until)} abwesend. ${mention(delegate)} wird an deiner Stelle gefragt. \`/goal away\` ändert das.`,
    },
    absence: ({ from, until, delegate }: Absence): Mrkdwn =>
      delegate === undefined
        ? md`${format.weekday(from)} – ${format.weekday(until)}`
        : md`${format.weekday(from)} – ${format.weekday(until)}, Vertretung: ${mention(delegate)}`,

    preview,
    /** `Feiertage sind je nach Region verschieden. Manche haben auch Heilige Drei Könige (Bayern und 2 weitere) …` */
    holidaysDiffer: (added) => {
      const { shown, left } = atMost(added, MAX_NAMED.days);
      const days = shown.map(({ name, regions }) => `${name} (${regionNames(regions)})`);
      const more = left === 0 ? [] : [left === 1 ? 'ein weiterer Tag' : `${format.number(left)} weitere Tage`];
      return md`Feiertage sind je nach Region verschieden: In manchen sind Tage frei, die es im ganzen Land nicht sind, etwa ${format.list([...days, ...more])}. Welche Region ist eure?`;
    },
    holidaysByMoon: (names) =>
      md`Diese hängen von der Sichtung des Mondes ab und können sich um einen Tag verschieben: ${format.list(names)}.`,
    workingWeekends: md`Hier wird an manchen Wochenenden für freie Tage vorgearbeitet. An welchen, weiß ich nicht; gefragt wird dann niemand.`,
    settingsTitle: (team: string): Mrkdwn => md`*${team}*: Ändern kann das die Teamleitung.`,
    /** For who may only read them. */
    settings: ({ settings, lead, zone }: Team): Mrkdwn => {
      const days = settings.workingDays.map(format.weekdayName);
      const within =
        settings.answerWithin === 1 ? '1 Arbeitstag' : `${format.number(settings.answerWithin)} Arbeitstage`;
      return lines([
        md`Teamleitung: ${mention(lead)}`,
        md`Anfragen um ${settings.promptAt} nach der Uhr jeder Person, ${within} Zeit zum Antworten; Posts nach der Uhr von ${zone}`,
        md`Arbeitstage: ${format.list(days)}; das Geschäftsjahr beginnt im ${format.monthName(settings.fiscalYearStart)}`,
      ]);
    },

    missingNext: md`\`/goal review\` zeigt alle fehlenden Antworten des letzten Monats.`,
    missingIntro: (name: string, team: string, { silent: people, unasked, repeated }: MissingCount): Mrkdwn => {
      const before = repeated === 0 ? '' : `, dazu ${format.number(repeated)} wie in den Wochen davor`;
      if (people === 0 && unasked > 0 && repeated === 0) {
        return md`*${name}* · ${team} ist vorbei. Die Nachrichten ließen sich nicht zustellen, also wurde niemand gefragt:`;
      }
      const closed = md`*${name}* · ${team} ist geschlossen.`;
      if (people === 0 && repeated > 0) return md`${closed} Niemand fehlt zum ersten Mal.`;
      if (people === 0) return md`${closed} Alle Gefragten haben geantwortet.`;
      return people === 1
        ? md`${closed} Eine Person hat nicht geantwortet${before}:`
        : md`${closed} ${format.number(people)} Personen haben nicht geantwortet${before}:`;
    },
    /** Between who has not answered and who could not know of it. */
    undeliveredIntro: (people: number): Mrkdwn =>
      people === 1
        ? md`Eine Person wurde nicht gefragt, weil sich die Nachricht nicht rechtzeitig zustellen ließ:`
        : md`${format.number(people)} Personen wurden nicht gefragt, weil sich die Nachrichten nicht rechtzeitig zustellen ließen:`,
    undeliveredNext: md`\`/goal ask\` im Channel des Teams fragt jetzt.`,
    missingPerson: (name: string, goals: readonly string[], more: number, insteadOf: string | undefined): Mrkdwn => {
      const names = insteadOf === undefined ? md`*${name}*` : md`*${name}* (in Vertretung von ${insteadOf})`;
      const rest = more === 0 ? '' : ` und ${format.number(more)} weitere`;
      return md`• ${names}: ${goals.join(', ')}${rest}`;
    },
    unattended: (title: string, owner: string, why: 'gone' | 'left'): Mrkdwn =>
      why === 'left'
        ? md`• *${title}*: Niemand kann antworten, denn ${owner} ist nicht im Team`
        : md`• *${title}*: Niemand kann antworten, denn ${owner} kann nicht mehr antworten`,
    unattendedNext: md`Ein Ziel, nach dem niemand gefragt wird, verstummt. Gib es mit \`/goal handover\` an jemand anderen, nimm die Person mit \`/goal team\` ins Team auf oder antworte selbst mit \`/goal checkin\`.`,
  };
}
