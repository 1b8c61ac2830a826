import type { OwnedNotice } from '../../../domain/goal/notices.ts';
import type { goalForm as english } from '../../en/goal/form.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

/** Labels and hints of the form of a goal. */
export function goalForm(format: Formats): ReturnType<typeof english> {
  return {
    title: 'Neues Ziel',
    submit: 'Ziel setzen',
    team: 'Team',
    moreTeams: (count: number) =>
      `${format.number(count)} weitere: Fehlt deins in der Liste, tippe /goal new in seinem Channel.`,
    name: 'Was willst du erreichen?',
    namePlaceholder: 'Kundenbindungsrate',
    description: 'Warum ist das wichtig?',
    category: 'Kategorie',
    direction: 'In welche Richtung?',
    unit: 'Gezählt in',
    baseline: 'Wo stehst du heute?',
    baselineHint: 'Der Ausgangswert. Von hier aus wird der Fortschritt gemessen.',
    target: 'Zielwert',
    bound: 'Grenze',
    boundHint: 'Ein Check-in gilt als eingehalten, wenn der Wert auf der richtigen Seite der Grenze liegt.',
    stretch: 'Ambitioniertes Ziel',
    stretchHint: 'Über den Zielwert hinaus, falls es richtig gut läuft.',
    low: 'Untergrenze',
    high: 'Obergrenze',
    plan: 'Geplante Werte',
    planHint:
      'Ein Wert je Monat oder je Quartal bis zum Fälligkeitsdatum, zuletzt das Ziel: 82, 83, 84, 85. „Saison“ folgt dem Verlauf des Vorjahres. Leer heißt gleichmäßiges Tempo.',
    milestones: 'Meilensteine',
    milestonesHint: (marks: readonly number[]) =>
      `Werte unterwegs, etwa 82; 83,5 oder einer pro Zeile mit Titel, wie 82 erster Pilot. Leer heißt: nach ${format.list(marks.map((mark) => format.share(mark)))} des Weges.`,
    due: 'Fällig am',
    owner: 'Verantwortlich',
    ownerHint: 'Beantwortet die Check-ins, wenn niemand anders den Wert meldet.',
    reporter: 'Wer meldet den Wert?',
    reporterHint: 'Leer lassen, wenn das der oder die Verantwortliche selbst tut. Diese Person wird gefragt.',
    contributors: 'Beteiligte',
    contributorsHint: 'Sie sehen das Ziel und können Feedback dazulegen. Gefragt werden sie nie.',
    visibility: 'Wer es sieht',
    visibilityBox: 'Privat: nichts davon in den Channel',
    visibilityHint:
      'Nur wem es gehört, wer den Wert meldet, Beteiligte und die Teamleitung sehen es. Was der Channel schon weiß, bleibt.',
    optionalPlaceholder: 'Optional',
    template: 'Beginnen mit',
    templatePlaceholder: 'Eine Vorlage oder unten deine eigenen Worte',
    templatesOfLibrary: 'Aus der Kundenbetreuung',
    serves: 'Welchem Vorhaben dient es?',
    servesPlaceholder: 'Kunden, die bleiben',
    parent: 'Auf welches Ziel zahlt es ein?',
    parentHint: 'Dessen Fortschritt enthält dann auch dieses Ziel. Tippe einen Teil des Titels, um es zu finden.',
    weight: 'Gewicht in jenem Ziel (%)',
    weightHint: 'So viel zählt es dort. Leer lassen, um sich zu teilen, was die anderen übrig lassen.',
    action: 'Erste Maßnahmen',
    actionHint: 'Was für das Ziel getan wird, eine Maßnahme pro Zeile.',
    actionOwner: 'Wer macht sie?',
    actionOwnerHint: 'Wer für das Ziel verantwortlich ist, wenn du das leer lässt.',
    actionDue: 'Bis wann?',
    more: 'Weitere Einstellungen',
    calculator: 'Woher der Wert kommt',
    calculatorHint: 'Check-ins können nach den Zahlen fragen, die du kennst, und den Wert daraus berechnen.',
    typedIn: 'Wird eingetippt',
    cadence: 'Wie oft',
    benchmark: 'Vergleichswert',
    benchmarkHint: 'Was andere erreichen.',
    benchmarkSource: 'Quelle des Vergleichswerts',
    benchmarkSourceHint: 'Wer das sagt, und aus welchem Jahr.',
    owned: ({ by, title, teamName, part, draft }: OwnedNotice): Mrkdwn => {
      if (draft) {
        const role = {
          owner: 'das deins ist',
          reporter: 'dessen Wert du melden sollst',
          contributor: 'an dem du beteiligt bist',
        }[part ?? 'owner'];
        return md`${mention(by)} hat für ${teamName} ein Ziel entworfen, ${role}: *${title}*. \`/goal show\` zeigt es, dort kannst du auch Änderungen vorschlagen. Danach frage ich erst, wenn es aktiviert ist.`;
      }
      if (part === 'reporter') {
        return md`${mention(by)} hat für ${teamName} ein Ziel gesetzt, dessen Wert du melden sollst: *${title}*. Beim nächsten Check-in frage ich dich danach; jetzt ist nichts zu tun.`;
      }
      if (part === 'contributor') {
        return md`${mention(by)} hat für ${teamName} ein Ziel gesetzt, an dem du beteiligt bist: *${title}*. \`/goal show\` zeigt es. Was Kunden sagen, legst du über das Menü einer Nachricht dazu. Nach dem Wert frage ich dich nie.`;
      }
      return md`${mention(by)} hat für ${teamName} ein Ziel gesetzt, das deins ist: *${title}*. Beim nächsten Check-in frage ich dich danach; jetzt ist nichts zu tun. \`/goal show\` zeigt es.`;
    },
  };
}
