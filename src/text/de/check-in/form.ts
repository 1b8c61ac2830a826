import type { checkInForm as english } from '../../en/check-in/form.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';

/** Labels and hints of the check-in form. */
export function checkInForm(format: Formats): ReturnType<typeof english> {
  return {
    title: 'Einchecken',
    submit: 'Absenden',
    value: (title: string) => `${title}: Wert jetzt`,
    valueHint: (expected: string | undefined, empty: 'later' | 'nothing-new' | undefined): string | undefined => {
      const sentences = [
        ...(expected === undefined ? [] : [`Bis jetzt erwartet: ${expected}.`]),
        ...(empty === 'later' ? ['Lass das Feld leer, um später zu antworten.'] : []),
        ...(empty === 'nothing-new' ? ['Lass das Feld leer, wo es nichts Neues gibt.'] : []),
      ];
      return sentences.length === 0 ? undefined : sentences.join(' ');
    },
    status: 'Wie läuft es?',
    automaticStatus: 'Automatisch (nach Tempo)',
    confidence: 'Zuversicht',
    confidenceOption: (level: number) =>
      level === 0 ? '0, keine' : level === 5 ? '5, halb und halb' : level === 10 ? '10, sicher' : String(level),
    note: 'Was lief gut? Was soll sich ändern?',
    obstacles: 'Was steht im Weg?',
    learned: 'Ist es noch das richtige Ziel? Was haben wir gelernt?',
    nothingDue: md`Gerade steht nichts an. Du kannst trotzdem für jedes deiner Ziele einen neuen Wert eintragen.`,
    more: (count: number): Mrkdwn =>
      md`${count === 1 ? '1 weiteres Ziel wartet' : `${format.number(count)} weitere Ziele warten`}. Sende diese ab und checke dann noch einmal ein.`,
    saved: (count: number): Mrkdwn =>
      count === 1
        ? md`Deine Antwort ist da. Danke dir.`
        : md`Alle ${format.number(count)} Antworten sind da. Danke dir.`,
  };
}
