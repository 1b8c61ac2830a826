import type { KeptThoughClosedNotice } from '../../../domain/check-in/kept-though-closed.ts';
import type { NotCountedNotice } from '../../../domain/check-in/not-counted.ts';
import type { Question } from '../../../domain/check-in/typo-guard.ts';
import type { Status } from '../../../domain/goal/goal.ts';
import type { Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { checkIns as english } from '../../en/check-in/check-in.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';
import type { words } from '../words.ts';

const DECADES: Readonly<Record<number, string>> = {
  10: 'das Zehnfache',
  100: 'das Hundertfache',
  1000: 'das Tausendfache',
  0.1: 'ein Zehntel',
  0.01: 'ein Hundertstel',
  0.001: 'ein Tausendstel',
};

/** The check-in modal, where it says more than a label. */
export function checkIns(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const why = (doubt: Question, value: string, unit: Unit): Mrkdwn => {
    switch (doubt.code) {
      case 'factor': {
        const times = DECADES[doubt.factor] ?? `das ${format.number(doubt.factor, 6)}-Fache`;
        return md`${value} ist ${times} des letzten Werts (${format.value(doubt.last, unit)}).`;
      }
      case 'meanwhile':
        return md`Während dieses Formular offen war, hat ${mention(doubt.by)} ${format.value(doubt.last, unit)} für den ${format.day(doubt.on)} gesagt. Deine Angabe ${value} käme danach.`;
      case 'sign':
        return md`${value} hat ein anderes Vorzeichen als der letzte Wert, ${format.value(doubt.last, unit)}.`;
      case 'outside':
        return md`${value} liegt nicht zwischen ${format.value(doubt.low, unit)} und ${format.value(doubt.high, unit)}.`;
      case 'negative':
        return md`${value} ist eine Zeit unter null.`;
      case 'far':
        return md`${value} ist weit weg von allem bisher: ${format.value(doubt.low, unit)} bis ${format.value(doubt.high, unit)}.`;
    }
  };

  return {
    next: 'Weiter',
    more: 'Mehr',
    page: (from: number, to: number, count: number): Mrkdwn =>
      md`Ziele ${format.number(from)} bis ${format.number(to)} von ${format.number(count)}. Was du absendest, ist Seite für Seite gespeichert.`,
    noRoom: md`Für mehr offene Ziele ist hier kein Platz. Sende diese ab und checke dann für die anderen noch einmal ein.`,
    computed: (value: string): Mrkdwn => md`Diese Zahlen ergeben *${value}*.`,
    draft: (on: LocalDate, at: LocalTime): Mrkdwn =>
      md`Hier ist dein Entwurf von ${format.weekday(on)}, ${at} Uhr. Davon ist noch nichts abgesendet.`,
    yourAnswers: md`In den Feldern steht, was du gesagt hast. Was du dort änderst, zählt als Berichtigung; alles andere bleibt, wie es ist.`,
    notCounted: ({ goal, value, on, texts }: NotCountedNotice): Mrkdwn => {
      const answer = goal === undefined ? format.number(value) : format.value(value, goal.unit);
      const back = texts.length === 0 ? '' : ' Was du geschrieben hast, steht hier, damit du es verwenden kannst:';
      return goal === undefined
        ? md`Deine Antwort *${answer}* vom ${format.day(on)} zählt nicht: Ihr Ziel wurde entfernt, während sie unterwegs war.${back}`
        : md`Deine Antwort *${answer}* vom ${format.day(on)} kam nicht zu *${goal.title}*: Das Ziel fasst keine weiteren Check-ins. Schließ es und setze ein neues.${back}`;
    },
    keptThoughClosed: ({ title, unit, value, on, end }: KeptThoughClosedNotice): Mrkdwn =>
      md`*${title}* wurde beendet (${word.end(end)}), bevor deine Antwort ankam. Dein Wert *${format.value(value, unit)}* vom ${format.day(on)} und was du geschrieben hast, stehen in seinem Verlauf. Das Ergebnis bleibt, wie es entschieden wurde. Du änderst es mit \`/goal reopen\`.`,
    discardDraft: 'Neu beginnen',
    doubtful: (titles: readonly string[]): Mrkdwn =>
      md`:thinking_face: *Noch nicht abgesendet.* Schau noch einmal auf ${format.list(titles)} und sende dann noch einmal ab.`,
    submitAnyway: 'Trotzdem absenden',
    nextAnyway: 'Trotzdem weiter',
    suggested: (status: Status, reason: string, typed: boolean): string =>
      typed
        ? `Mit dem Wert hier: ${word.status(status)}. ${reason}`
        : `Nach dem letzten Wert: ${word.status(status)}. ${reason}`,
    doubt: (doubt: Question, value: number, unit: Unit): Mrkdwn =>
      md`:thinking_face: *Stimmt das?* ${why(doubt, format.value(value, unit), unit)} Sende noch einmal ab, um den Wert zu behalten.`,
    input: (title: string, name: string, first: boolean): string => (first ? `${title}: ${name}` : name),
    example: (unit: Unit): string => {
      if (unit.kind === 'percent') return '82,5';
      if (unit.kind === 'currency') return '1250 oder 1,2k';
      return unit.kind === 'duration' ? '9, 2w oder 1w 3d' : '42';
    },
    note: 'Was lief gut?',
    cleared: 'Gelöste Hindernisse',
    obstacleOwner: 'Wer löst das Hindernis?',
    adjust: 'Was sollten wir anpassen?',
    feedback: 'Was hat der Kunde gesagt?',
    action: 'Was wird als Nächstes getan?',
    actionHint: 'Eine Maßnahme pro Zeile. Sie wird mit dem Wert gespeichert.',
    actionOwner: 'Wer macht es?',
    actionOwnerHint: 'Du, wenn du das leer lässt.',
    actionDue: 'Bis wann?',
    nextYear:
      'Ist es noch das richtige Ziel? Was haben wir gelernt? Dient es noch der Strategie, und mit welchem Ausgangswert geht es ins nächste Jahr?',
  };
}
