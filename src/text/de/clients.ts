import type { Client } from '../../domain/client/client.ts';
import type { Blocker } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { ClientFeedback, MonthOfFeedback, SentimentCounts } from '../../domain/report/client-report.ts';
import type { clients as english } from '../en/clients.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { CARD_EXCERPT, EXCERPT, SHORT, WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

type Named = Pick<Client, 'name' | 'code'>;

/** Clients of a team: what is theirs, and how they feel. */
export function clients(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const sentiments: Record<keyof SentimentCounts, string> = {
    positive: 'positiv',
    mixed: 'gemischt',
    negative: 'negativ',
    unstated: 'ohne Stimmung',
  };
  const named = ({ name, code }: Named): Mrkdwn => md`*${excerpt(name, SHORT)}* \`${code}\``;
  const counts = (of: SentimentCounts): string => {
    const keys = ['positive', 'mixed', 'negative', 'unstated'] as const;
    const parts = keys.filter((key) => of[key] > 0).map((key) => `${format.number(of[key])} ${sentiments[key]}`);
    return parts.join(', ');
  };
  return {
    about:
      'die Kunden deines Teams sehen, mit ihren Zielen und dem, was sie sagen; für einen tippst du Kürzel oder Namen dazu',
    named,
    counts,
    title: 'Kunden',
    none: (team: string): Mrkdwn =>
      md`*${team}* hat noch keine Kunden. Sobald du einen hinzufügst, können Ziele und Feedback zu ihm gehören.`,
    heading: (team: string, active: number, ended: number): Mrkdwn =>
      ended === 0
        ? md`*${team}* · ${format.number(active)} aktiv`
        : md`*${team}* · ${format.number(active)} aktiv, ${format.number(ended)} beendet`,
    line: (
      one: Named & Pick<Client, 'people' | 'ended'> & { readonly goals: number; readonly sameNameAs?: string },
      today: LocalDate,
    ): Mrkdwn =>
      lines(
        [
          named(one),
          one.ended === undefined ? undefined : md`beendet am ${format.day(one.ended.on, today)}`,
          one.goals === 0 ? undefined : md`${word.goals(one.goals)}`,
          one.people.length === 0 ? md`niemand betreut ihn` : lines(one.people.map(mention), ', '),
          one.sameNameAs === undefined ? undefined : md`heißt wie \`${one.sameNameAs}\``,
        ],
        ' · ',
      ),
    open: 'Öffnen',
    openLabel: (name: string) => `${name} öffnen`,
    add: 'Kunden hinzufügen',
    edit: 'Bearbeiten',
    merge: 'Zusammenführen',
    end: 'Beenden',
    reopen: 'Wieder aufnehmen',
    addTitle: 'Neuer Kunde',
    editTitle: 'Kunden bearbeiten',
    name: 'Name',
    code: 'Kürzel',
    codeHint: 'Kurz genug zum Tippen, zum Beispiel ACME. Lass es leer, dann entsteht es aus dem Namen.',
    people: 'Wer betreut ihn?',
    peopleHint: 'Mitglieder des Teams. Sie und die Teamleitung können den Kunden ändern.',
    notes: 'Notizen',
    notesHint: 'Das ganze Team kann sie lesen.',
    added: (one: Named): Mrkdwn => md`${named(one)} ist hinzugefügt. Ziele und Feedback können jetzt zu ihm gehören.`,
    saved: (one: Named): Mrkdwn => md`${named(one)} ist gespeichert.`,
    sameName: (one: Named): Mrkdwn =>
      md`:warning: Ein anderer Kunde heißt genauso: ${named(one)}. Am Kürzel erkennst du, welcher gemeint ist. Sind sie derselbe, öffne einen davon und wähle *Zusammenführen*.`,

    mergeTitle: 'Zusammenführen',
    mergeLead: (one: Named): Mrkdwn =>
      md`${named(one)} geht in einem anderen Kunden auf. Ziele, Feedback, Kürzel und Verlauf gehören dann zu dem, der bleibt. Das lässt sich nicht zurücknehmen.`,
    mergeInto: 'Welcher bleibt?',
    choice: (one: Named) => `${one.code} ${one.name}`,
    merged: (one: Named, into: Named): Mrkdwn => md`${named(one)} gehört jetzt zu ${named(into)}.`,
    nothingToMerge: md`Dieses Team hat keinen anderen Kunden, mit dem du diesen zusammenführen könntest.`,

    endTitle: 'Kunden beenden',
    endLead: (one: Named): Mrkdwn =>
      md`${named(one)} steht für neue Ziele und neues Feedback nicht mehr zur Wahl. Was es von ihm gibt, bleibt, und du kannst ihn wieder aufnehmen.`,
    endOn: 'Letzter Tag',
    endReason: 'Warum endet es?',
    ended: (one: Named, on: LocalDate, active: number): Mrkdwn =>
      active === 0
        ? md`${named(one)} endete am ${format.fullDay(on)}.`
        : md`${named(one)} endete am ${format.fullDay(on)}. Es ${active === 1 ? 'läuft' : 'laufen'} noch ${word.goals(active)}. Mit \`/goal close\` kannst du eins abschließen.`,
    reopened: (one: Named): Mrkdwn => md`${named(one)} ist wieder aktiv.`,
    notReopened: (why: 'gone' | 'full' | 'team-removed'): Mrkdwn => {
      switch (why) {
        case 'gone':
          return md`Diesen Kunden gibt es nicht mehr, oder du darfst ihn nicht mehr sehen. Alle Kunden siehst du mit \`/goal clients\`.`;
        case 'full':
          return md`Dieser Kunde nimmt keine weiteren Änderungen auf. Lege einen neuen an.`;
        case 'team-removed':
          return md`Dieses Team wurde entfernt, deshalb bleiben seine Kunden, wie sie sind.`;
      }
    },

    gone: md`Diesen Kunden gibt es nicht mehr, oder du darfst ihn nicht mehr sehen. Alle Kunden siehst du mit \`/goal clients\`.`,
    notFound: (typed: string): Mrkdwn =>
      md`Kein Kunde heißt „${excerpt(typed, SHORT)}“. Alle Kunden siehst du mit \`/goal clients\`.`,
    several: (typed: string, found: readonly Named[], more: number): Mrkdwn =>
      lines([
        md`Mehrere Kunden passen zu „${excerpt(typed, SHORT)}“. Tippe \`/goal clients\` mit einem Kürzel:`,
        ...found.map((one) => md`• ${named(one)}`),
        more === 0 ? undefined : md`und ${format.number(more)} weitere`,
      ]),

    head: ({ client, today }: { readonly client: Client; readonly today: LocalDate }): Mrkdwn =>
      lines([
        md`*${client.name}* \`${client.code}\``,
        client.ended === undefined ? undefined : md`:white_circle: Beendet am ${format.day(client.ended.on, today)}`,
        client.people.length === 0
          ? md`Diesen Kunden betreut noch niemand.`
          : md`Betreut von ${lines(client.people.map(mention), ', ')}`,
        client.notes === undefined ? undefined : excerpt(client.notes, WHOLE),
      ]),
    alsoKnownAs: (codes: readonly string[], more: number): Mrkdwn =>
      more === 0
        ? md`Darin aufgegangen: ${codes.join(', ')}`
        : md`Darin aufgegangen: ${codes.join(', ')} und ${format.number(more)} weitere`,
    goals: (active: number, ended: number): Mrkdwn =>
      md`*Ziele* · ${format.number(active)} offen, ${format.number(ended)} beendet`,
    noGoals: md`*Ziele*\nNoch keine. Setze eins mit \`/goal new\` und wähle im Formular diesen Kunden.`,
    feedback: (all: SentimentCounts): Mrkdwn => md`*Was er sagt* · ${counts(all)}`,
    feedbackOfAll: (all: SentimentCounts): Mrkdwn => md`*Was Kunden sagen* · ${counts(all)}`,
    noFeedback: md`*Was er sagt*\nNoch nichts. Gib seine Worte beim Check-in an, oder füge eine Nachricht über ihr Menü einem Ziel hinzu.`,
    month: ({ month, counts: of }: MonthOfFeedback): Mrkdwn => md`${format.monthOfYear(month)}: ${counts(of)}`,
    quote: ({ text, sentiment, by, on, title }: ClientFeedback, today: LocalDate): Mrkdwn =>
      lines(
        [
          md`„${excerpt(text.replaceAll(/\s+/g, ' '), EXCERPT)}“`,
          sentiment && md`${sentiments[sentiment]}`,
          md`${mention(by)}, ${format.day(on, today)}`,
          md`${excerpt(title, SHORT)}`,
        ],
        ' · ',
      ),
    moreQuotes: (count: number): Mrkdwn =>
      md`und ${format.number(count)} weitere. Alles zu einem Ziel liest du mit \`/goal show\` und *Alles lesen*.`,
    blockers: (count: number): Mrkdwn => md`*Offene Hindernisse* · ${format.number(count)}`,
    blocker: ({ text, owner, since, title }: Blocker & { readonly title: string }, today: LocalDate): Mrkdwn =>
      md`:construction: ${excerpt(text, CARD_EXCERPT)} · ${mention(owner)} · seit ${format.day(since, today)} · ${excerpt(title, SHORT)}`,
    actions: (count: number): Mrkdwn => md`*Offene Maßnahmen* · ${format.number(count)}`,
    action: (line: Mrkdwn, title: string): Mrkdwn => md`${line} · ${excerpt(title, SHORT)}`,
    more: (count: number): Mrkdwn => md`und ${format.number(count)} weitere`,
    ofGoal: (one: Named): Mrkdwn => md`Kunde: ${named(one)}`,
    field: 'Kunde',
    fieldHint: 'Lass das Feld leer, wenn das Ziel mehrere Kunden betrifft oder keinen.',
    /** A menu cannot be emptied. */
    noClient: 'Kein einzelner Kunde',
    endedChoice: (one: Named) => `${one.code} ${one.name} (beendet)`,
    group: (first: string, last: string) => `${first} – ${last}`,
  };
}
