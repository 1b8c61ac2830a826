import type { LocalDate } from '../../../domain/names.ts';
import type { TeamPart } from '../../../domain/team/team-changes.ts';
import type { teamForm as english } from '../../en/team/form.ts';
import type { Formats } from '../../format.ts';
import { channelLink, lines, md } from '../../mrkdwn.ts';
import { partInWords } from '../../shared/team-changes.ts';
import { mention } from '../mention.ts';

/** Labels and hints of the form of a team. A modal's title and buttons hold 24 characters. */
export function teamForm(format: Formats): ReturnType<typeof english> {
  const form = {
    newTitle: 'Neues Team',
    title: 'Team-Einstellungen',
    name: 'Name',
    channel: 'Channel',
    channelHint: 'Hierhin gehen Runde, Wochenüberblick und Feiern. Ist er privat, lade mich vorher ein.',
    lead: 'Teamleitung',
    members: 'Mitglieder',
    zone: 'Zeitzone',
    zoneHint: 'Für Nachrichten an den Channel. Wer gefragt wird, wird in der eigenen Zeitzone gefragt.',
    rhythm: 'Rhythmus',
    monthly: 'Monatlicher Check-in',
    monthlyAbout: 'Am ersten Arbeitstag des Monats',
    quarterly: 'Quartals-Review',
    quarterlyAbout: 'Am ersten Arbeitstag des Quartals, statt des monatlichen Check-ins',
    digest: 'Wochenüberblick',
    digestAbout: 'Am ersten Arbeitstag der Woche',
    groupTeam: 'Das Team',
    groupMore: 'Wer es leitet und wo es ist',
    groupRhythm: 'Wann gefragt wird',
    groupCalendar: 'Welche Tage Arbeitstage sind',
    groupChannel: 'Was der Channel sieht',
    groupPreview: 'Die nächsten sechs Termine',
    annual: 'Jahres-Review',
    annualAbout: 'Am ersten Arbeitstag des Geschäftsjahrs, statt des Quartals-Reviews',
    promptAt: 'Gefragt wird um',
    answerWithin: 'Arbeitstage zum Antworten',
    fiscalYearStart: 'Das Geschäftsjahr beginnt im',
    reminders: 'Erinnern nach so vielen Arbeitstagen',
    remindersHint:
      'Nur, wer noch nicht geantwortet hat, und vor der letzten nur, wer sich noch nicht gerührt hat. Dieselbe Nachricht kommt wieder. Wöchentliche und zweiwöchentliche Runden erinnern nur am letzten Tag.',
    reminderDay: (day: number) => (day === 1 ? '1 Arbeitstag' : `${format.number(day)} Arbeitstage`),
    reminding: 'Und dann',
    remindOnLastDay: 'Am letzten Tag erinnern',
    escalate: 'Der Teamleitung höchstens einmal pro Woche sagen, wer fehlt',
    freshDays: 'So viele Tage gilt ein Wert als frisch',
    freshDaysHint: 'Nach einem Ziel mit einem so frischen Wert wird nicht gefragt. 0 fragt immer.',
    snoozes: 'So oft lässt sich eine Frage verschieben',
    staleAfter: 'Tage ohne Wert, bis ein Ziel als veraltet gilt',
    workingDays: 'Arbeitstage',
    country: 'Gesetzliche Feiertage',
    nowhere: 'Keine Feiertage',
    countries: (from: string, to: string) => `${from} – ${to}`,
    region: 'Region',
    everywhere: 'Das ganze Land',
    daysOff: 'Freie Tage des ganzen Teams',
    daysOffHint:
      'Pro Zeile eins: 2026-12-24 - 2026-12-31 für einmal, 12-24 für jedes Jahr oder der Name eines Tages, wie Karfreitag.',
    place: 'Ort',
    elsewhere: 'Der Rest der Region',
    usual: 'Auch jedes Jahr frei',
    usualHint: 'Keine gesetzlichen Feiertage, aber Tage, an denen kaum jemand arbeitet.',
    usualNext: (day: LocalDate) => `Das nächste Mal: ${format.weekday(day)}`,
    worked: 'Feiertage, an denen ihr arbeitet',
    workedHint: 'Pro Zeile einer: sein Name oder sein Tag, 05-01 für jedes Jahr, 2027-05-01 für einmal.',
    fiscalYearName: 'Ein Geschäftsjahr heißt',
    yearName: {
      both: 'Nach beiden Kalenderjahren: 2026/27',
      first: 'Nach dem, in dem es beginnt: GJ 2026',
      last: 'Nach dem, in dem es endet: GJ 2027',
    },
    posts: 'Außerdem posten',
    celebrations: 'Feiern',
    quietDigest: 'Einen Überblick auch in ruhigen Wochen',
    nameMissing: 'Die Namen derer, die nicht geantwortet haben',
    language: 'Sprache des Channels',
    languageHint: 'Mit Einzelnen spreche ich in der Sprache, die sie in Slack gewählt haben.',
    remove: 'Team entfernen',
    removeSure: 'Dieses Team entfernen?',
    removeText:
      'Goalpost fragt, erinnert und postet für dieses Team nicht mehr. Offene Runden enden, laufende Ziele werden aufgegeben. Ziele und ihr Verlauf bleiben mit /goal show lesbar. Das lässt sich nicht rückgängig machen.',
    removeYes: 'Team entfernen',
    removeNo: 'Behalten',
    previewAgain: 'Neu anzeigen',
    previewDigest: 'Vorschau des Wochenüberblicks',
    zoneOfTeam: 'Im Team',
  };
  const label = (part: TeamPart) => form[part === 'holidays' ? 'country' : part];
  return {
    ...form,
    removed: (name, channel) =>
      md`*${name}* ist entfernt. Goalpost fragt seine Mitglieder nicht mehr und postet nichts mehr in ${channelLink(channel)}. Um ein Ziel und seinen Verlauf zu lesen, tippe \`/goal show\` und seinen Titel.`,
    meanwhile: (team, cameIn, when) => {
      const { changed } = team;
      return lines([
        changed === undefined || when === undefined
          ? md`*Noch nicht gespeichert.* Während dieses Formular offen war, hat sich das geändert:`
          : md`*Noch nicht gespeichert.* ${mention(changed.by)} hat diese Einstellungen geändert, während das Formular offen war (${format.weekday(when.on)}, ${when.at}):`,
        ...cameIn.map(({ part, isKept }) => {
          const now = partInWords(team, part, { format, mention });
          const what = now === undefined ? md`*${label(part)}*` : md`*${label(part)}*: ${now}`;
          return isKept
            ? md`• ${what}. Im Formular bleibt deine Eingabe.`
            : md`• ${what}. So steht es jetzt im Formular.`;
        }),
        md`Sieh das Formular durch und speichere noch einmal.`,
      ]);
    },
  };
}
