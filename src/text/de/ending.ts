import type { ClosingChoice } from '../../domain/ending/closing-input.ts';
import type { ClosedNotice, EndedLine } from '../../domain/ending/notices.ts';
import type { GoalEnd, Outcome } from '../../domain/goal/goal.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import type { ProposedScore } from '../../domain/progress/proposed-score.ts';
import type { endings as english } from '../en/ending.ts';
import type { words } from '../en/words.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { mention } from './mention.ts';

/** How much of what a person wrote one line quotes, in characters. */
const MAX_QUOTE_LENGTH = 300;
const CHOICES: Record<ClosingChoice, string> = {
  achieved: 'Erreicht',
  missed: 'Verfehlt',
  dropped: 'Aufgegeben',
  'carry-on': 'Weiter mit neuem Fälligkeitsdatum',
};

/** How goals end: closing, opening again, deleting, and the question when the due day is over. */
export function endings(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const { score } = format;
  /** `verfehlt, Ergebnis 0,7` */
  const came = (end: GoalEnd, value: number | undefined): string =>
    value === undefined ? word.end(end) : `${word.end(end)}, Ergebnis ${score(value)}`;
  const why = ({ basis }: ProposedScore): string =>
    basis.code === 'way'
      ? `${format.progress(Math.max(0, basis.progress))} des Wegs`
      : `${format.number(basis.kept)} von ${basis.months === 1 ? '1 Monat' : `${format.number(basis.months)} Monaten`} gehalten`;
  const last = ({ value, on, kpi, due }: EndedLine, asOf: LocalDate): Mrkdwn =>
    value === undefined
      ? md`kein Wert, ${format.aim(kpi)}`
      : md`zuletzt ${format.of(value, kpi)} am ${format.day(on ?? due, asOf)}, ${format.aim(kpi)}`;

  return {
    score,
    came,

    closeTitle: 'Ziel beenden',
    submit: 'Speichern',
    lastValue: 'Letzter Wert',
    lastValueComputed: 'Letzter Wert, falls du ihn kennst',
    lastValueHint: 'Er zählt als Check-in. Lass das Feld leer, wenn der Wert oben der letzte ist.',
    choice: 'Wie ist es ausgegangen?',
    choices: CHOICES,
    endProposed: ({ end }: ProposedScore): string => `Wie vorgeschlagen: ${CHOICES[end]}`,
    scoreLabel: 'Ergebnis',
    asProposed: (proposed: ProposedScore): string => `Wie vorgeschlagen: ${score(proposed.score)}`,
    scoreHint: (proposed: ProposedScore): string =>
      `${score(proposed.score)} folgt aus den Werten: ${why(proposed)}. Ein letzter Wert oben ändert den Vorschlag.`,
    scoreHintNoValue: 'Von 0,0 (nichts davon) bis 1,0 (alles). Ein letzter Wert oben schlägt eins vor.',
    asValuesSay: 'Wie die Werte sagen',
    reason: 'Grund',
    reasonHint: 'Nötig bei einem anderen Ergebnis als dem vorgeschlagenen und bei einem neuen Fälligkeitsdatum.',
    learned: 'Was hast du daraus gelernt?',
    learnedHint: 'Alle, die das Ziel sehen, können das lesen.',
    closing: 'Ein Satz für den Channel',
    closingHint: 'Er wird einmal gepostet. Lass das Feld leer, um nichts zu posten.',
    due: 'Neues Fälligkeitsdatum',
    dueHint: 'Nur, wenn es weitergeht.',
    /** Above the form, where it asks once. */
    askLearned: md`:thinking_face: *Noch nicht gespeichert.* Ein verfehltes Ziel ist einen Satz dazu wert, was du gelernt hast. Schreib ihn auf, oder speichere noch einmal ohne.`,

    closed: (title: string, end: GoalEnd, value: number | undefined): Mrkdwn =>
      md`*${title}* ist beendet: ${came(end, value)}. Goalpost fragt nicht mehr danach. \`/goal list fertig\` zeigt es.`,
    carriedOn: (title: string, due: LocalDate): Mrkdwn => md`*${title}* läuft weiter bis zum ${format.fullDay(due)}.`,
    undo: 'Rückgängig',
    undoNote: md`Das kannst du einen Tag lang rückgängig machen.`,
    follow: 'Folgeziel setzen',
    undone: (title: string): Mrkdwn =>
      md`*${title}* ist wieder offen, wie es vorher war. Ergänzte Werte bleiben in seinem Verlauf.`,
    reopened: (title: string, due: LocalDate): Mrkdwn =>
      md`*${title}* ist wieder offen bis zum ${format.fullDay(due)}. Goalpost fragt ab der nächsten Runde danach.`,

    reopenTitle: 'Ziel wieder öffnen',
    reopenReason: 'Warum wieder öffnen?',
    reopenDue: 'Fällig am',

    closeGoal: 'Ziel beenden',
    reopen: 'Wieder öffnen',
    delete: 'Löschen',
    deleteSure: 'Dieses Ziel löschen?',
    deleteText:
      'Das Ziel und alle Werte, die du ergänzt hast, sind dann endgültig weg. Um sie zu behalten, beende das Ziel stattdessen.',
    deleteYes: 'Löschen',
    deleteNo: 'Behalten',
    deleteAbout: (title: string): Mrkdwn =>
      md`*${title}* löschen? Das Ziel und alle Werte, die du ergänzt hast, sind dann endgültig weg. Um sie zu behalten, tippe stattdessen \`/goal close\`.`,
    deleted: (title: string): Mrkdwn => md`*${title}* ist gelöscht.`,

    /** For each command: what the help says, which goal it asks for, and that there is none. */
    command: {
      close: {
        about: 'ein Ziel beenden oder ihm ein neues Fälligkeitsdatum geben',
        which: md`Welches Ziel willst du beenden?`,
        none: md`Du hast kein offenes Ziel. Leitest du ein Team, tippe hinter \`/goal close\` einen Teil des Titels.`,
        noneCalled: (typed: string): Mrkdwn =>
          md`Kein offenes Ziel, das du siehst, heißt „${excerpt(typed, MAX_QUOTE_LENGTH)}“. \`/goal list\` zeigt sie.`,
      },
      reopen: {
        about: 'ein beendetes Ziel wieder öffnen',
        which: md`Welches Ziel willst du wieder öffnen?`,
        teamGone: (title: string): Mrkdwn =>
          md`*${excerpt(title, MAX_QUOTE_LENGTH)}* bleibt beendet: Das Team gibt es nicht mehr, niemand würde danach gefragt. Setz das Ziel mit \`/goal new\` in einem anderen Team neu.`,
        none: md`Kein beendetes Ziel passt dazu. \`/goal list fertig\` zeigt die beendeten.`,
        noneCalled: (typed: string): Mrkdwn =>
          md`Kein beendetes Ziel, das du siehst, heißt „${excerpt(typed, MAX_QUOTE_LENGTH)}“. \`/goal list fertig\` zeigt sie.`,
      },
      delete: {
        about: 'ein Ziel löschen, das du irrtümlich gesetzt hast',
        which: md`Welches Ziel willst du löschen?`,
        none: md`Du hast kein Ziel gesetzt, das sich löschen lässt. Mit \`/goal close\` beendest du eins.`,
        noneCalled: (typed: string): Mrkdwn =>
          md`Kein Ziel, das du siehst, heißt „${excerpt(typed, MAX_QUOTE_LENGTH)}“. \`/goal list\` zeigt sie.`,
      },
    },
    refused: (reason: 'gone' | 'team-gone' | 'closed' | 'open' | 'too-late'): Mrkdwn => {
      switch (reason) {
        case 'gone':
          return md`Dieses Ziel gibt es nicht mehr, oder du siehst es nicht mehr. \`/goal list\` zeigt alle.`;
        case 'team-gone':
          return md`Das Team dieses Ziels gibt es nicht mehr, niemand würde danach gefragt. Setz das Ziel mit \`/goal new\` in einem anderen Team neu.`;
        case 'closed':
          return md`Dieses Ziel ist schon beendet. \`/goal list fertig\` zeigt, wie es ausging. Mit \`/goal reopen\` öffnest du es wieder.`;
        case 'open':
          return md`Dieses Ziel ist offen. Es gibt nichts zurückzunehmen.`;
        case 'too-late':
          return md`Dieses Ziel wurde vor mehr als einem Tag beendet. Mit \`/goal reopen\` und einem Grund öffnest du es wieder.`;
      }
    },

    refusedAtField: (reason: 'gone' | 'team-gone' | 'closed' | 'open'): string =>
      ({
        gone: 'Dieses Ziel gibt es nicht mehr. Kopiere, was du geschrieben hast, und schließe das Formular.',
        'team-gone':
          'Das Team dieses Ziels gibt es nicht mehr. Kopiere, was du geschrieben hast, und schließe das Formular.',
        closed:
          'Jemand anders hat dieses Ziel beendet. Kopiere, was du geschrieben hast, und schließe das Formular. Mit /goal reopen änderst du den Ausgang.',
        open: 'Jemand anders hat dieses Ziel wieder geöffnet. Schließe das Formular.',
      })[reason],

    /** On the card of a closed goal. */
    outcome: (
      { end, outcome, by, on }: { end: GoalEnd; outcome: Outcome | undefined; by?: UserId; on?: LocalDate },
      today: LocalDate,
    ): Mrkdwn =>
      lines([
        by === undefined || on === undefined
          ? md`:checkered_flag: *Beendet:* ${came(end, outcome?.score)}`
          : md`:checkered_flag: *Beendet:* ${came(end, outcome?.score)}, von ${mention(by)} am ${format.day(on, today)}`,
        outcome?.reason === undefined || outcome.proposed === undefined
          ? undefined
          : md`Die Werte hatten ${score(outcome.proposed)} vorgeschlagen. ${excerpt(outcome.reason, MAX_QUOTE_LENGTH)}`,
        outcome?.learned === undefined ? undefined : md`_Gelernt:_ ${excerpt(outcome.learned, MAX_QUOTE_LENGTH)}`,
        outcome?.closing === undefined ? undefined : md`_Im Channel:_ ${excerpt(outcome.closing, MAX_QUOTE_LENGTH)}`,
      ]),

    /** The closing sentence, in the channel. */
    inChannel: ({ title, end, score: value, words, byName, since }: ClosedNotice): Mrkdwn => {
      if (since === 'taken-back') return md`:leaves: *${title}* ist nicht beendet: Das wurde zurückgenommen.`;
      return lines([
        md`:checkered_flag: *${title}* ist beendet: ${came(end, value)}.`,
        md`„${excerpt(words, MAX_QUOTE_LENGTH * 2)}“ · ${byName}`,
        since === 'reopened' ? md`_Es wurde seitdem wieder geöffnet._` : undefined,
      ]);
    },

    endedLead: (open: number): Mrkdwn =>
      open === 1
        ? md`*Eins deiner Ziele ist über sein Fälligkeitsdatum hinaus.* Wie ist es ausgegangen? Beende es mit dem letzten Wert, oder gib ihm ein neues Datum. Danach wird nur einmal gefragt.`
        : md`*${format.number(open)} deiner Ziele sind über ihr Fälligkeitsdatum hinaus.* Wie sind sie ausgegangen? Beende jedes mit dem letzten Wert, oder gib ihm ein neues Datum. Danach wird nur einmal gefragt.`,
    endedDone: md`*Deine abgelaufenen Ziele sind geklärt.* Danke.`,
    endedLine: (line: EndedLine, asOf: LocalDate): Mrkdwn => {
      switch (line.part) {
        case 'open':
          return md`*${line.title}*: ${last(line, asOf)}, war fällig am ${format.day(line.due, asOf)}`;
        case 'closed':
          return md`:checkered_flag: *${line.title}*: ${came(line.end, line.score)}`;
        case 'carried-on':
          return md`:arrow_right: *${line.title}*: läuft weiter bis zum ${format.day(line.until, asOf)}`;
        case 'deleted':
          return md`*${line.title}*: gelöscht`;
        case 'passed-on':
          return md`*${line.title}*: gehört jetzt ${mention(line.to)}`;
      }
    },
    endedMore: (count: number): Mrkdwn => md`und ${format.number(count)} weitere. Mit \`/goal close\` beendest du sie.`,
    endedButton: 'Beenden oder weiter',
  };
}
