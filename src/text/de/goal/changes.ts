import type { GoalState } from '../../../domain/goal/goal.ts';
import type { Direction, Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, UserId } from '../../../domain/names.ts';
import type { ChangedField, changes as english } from '../../en/goal/changes.ts';
import type { words } from '../../en/words.ts';
import type { Formats } from '../../format.ts';
import { excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import { dative } from '../dative.ts';
import { mention } from '../mention.ts';

const FIELD: Record<ChangedField, string> = {
  title: 'Titel',
  description: 'Warum es wichtig ist',
  category: 'Kategorie',
  serves: 'Vorhaben',
  parent: 'Zahlt ein auf Ziel',
  weight: 'Gewicht',
  client: 'Kunde',
  direction: 'Richtung',
  unit: 'Gezählt in',
  baseline: 'Ausgangswert',
  target: 'Zielwert',
  bound: 'Grenze',
  stretch: 'Ambitioniertes Ziel',
  low: 'Untergrenze',
  high: 'Obergrenze',
  calculator: 'Woher der Wert kommt',
  benchmark: 'Vergleichswert',
  cadence: 'Wie oft',
  milestones: 'Meilensteine',
  plan: 'Geplante Werte',
  owner: 'Verantwortlich',
  reporter: 'Wer den Wert meldet',
  contributors: 'Mitwirkende',
  visibility: 'Wer es sieht',
  due: 'Fällig am',
  state: 'Stand',
  outcome: 'Bewertung',
};
const STATE: Record<GoalState, string> = {
  draft: 'Entwurf',
  active: 'aktiv',
  achieved: 'erreicht',
  missed: 'verfehlt',
  dropped: 'aufgegeben',
};

/** Editing a goal, and what became of it over time. */
export function changes(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const values = (count: number) =>
    count === 1 ? 'Der bisherige Wert bleibt' : `Die ${format.number(count)} Werte bleiben`;
  return {
    edit: 'Ändern',
    editLabel: (title: string) => `${title} ändern`,
    title: 'Ziel ändern',
    reason: 'Warum ändert es sich?',
    reasonHint:
      'Das bleibt im Verlauf. Nötig, wenn sich nach dem ersten Wert Zahlen, Richtung, Einheit, Termin oder Verantwortliche ändern.',
    saved: (title: string): Mrkdwn =>
      md`*${title}* ist geändert. \`/goal show\` zeigt, was sich wann geändert hat. Was im Channel schon steht, bleibt, wie es war.`,
    which: md`Welches Ziel willst du ändern?`,
    noneToEdit: md`Es gibt kein Ziel, das du ändern kannst. Ändern kannst du deine eigenen und, wenn du das Team leitest, alle des Teams.`,
    over: md`Dieses Ziel ist beendet und lässt sich nicht mehr ändern.`,
    field: FIELD,
    state: STATE,
    team: 'das Team',
    private: 'privat',
    none: 'nichts',
    hiddenGoal: 'ein anderes Ziel',
    hiddenClient: 'ein anderer Kunde',
    fromTo: (field: ChangedField, was: Mrkdwn, now: Mrkdwn): Mrkdwn => md`${FIELD[field]}: ${was} → ${now}`,
    quoted: (text: string, max: number): Mrkdwn => md`„${excerpt(text, max)}“`,
    made: (by: UserId, on: LocalDate, today: LocalDate): Mrkdwn => md`${format.day(on, today)} · ${mention(by)}`,
    moreFields: (count: number): Mrkdwn =>
      count === 1 ? md`und 1 weiteres Feld` : md`und ${format.number(count)} weitere Felder`,
    heading: md`*Änderungen*`,
    more: (count: number): Mrkdwn =>
      count === 1 ? md`und 1 frühere Änderung` : md`und ${format.number(count)} frühere Änderungen`,
    all: 'Alle Änderungen',
    meanwhile: (count: number): Mrkdwn =>
      count === 1
        ? md`:warning: *Während dein Formular offen war, wurde das Ziel geändert:*`
        : md`:warning: *Während dein Formular offen war, wurde das Ziel ${format.number(count)}-mal geändert:*`,
    earlierMeanwhile: (count: number): Mrkdwn => md`und ${format.number(count)} weitere`,
    kept: md`Noch ist nichts gespeichert. Was du nicht angefasst hast, zeigt den neuen Stand, und was du getippt hast, bleibt. Zum Speichern wähle noch einmal *Speichern*.`,
    contested: (fields: readonly string[]): Mrkdwn =>
      md`Du hast dasselbe geändert: ${format.list(fields)}. Wenn du speicherst, gilt deins.`,
    otherUnit: (
      amount: number,
      was: Unit,
      now: Unit,
      example: { readonly was: string; readonly now: string },
    ): Mrkdwn =>
      md`:warning: *Die Einheit wechselt von ${dative(word.unit(was))} zu ${dative(word.unit(now))}.* ${values(amount)}, und nichts wird umgerechnet: Aus ${dative(example.was)} wird ${example.now}.`,
    otherDirection: (amount: number, was: Direction, now: Direction): Mrkdwn =>
      md`:warning: *Die Richtung wechselt von „${word.direction(was)}“ zu „${word.direction(now)}“.* ${values(amount)}. Fortschritt, Status und Prognose werden aus ihnen neu berechnet.`,
    confirm: md`Noch ist nichts gespeichert. Wenn du das willst, wähle noch einmal *Speichern*. Wenn die Werte dann etwas anderes bedeuten, schließ das Formular und setz mit \`/goal new\` ein neues Ziel.`,
  };
}
