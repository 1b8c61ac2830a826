import type { ClientProblem } from '../../domain/problem.ts';
import { atMost, MAX_NAMED } from '../at-most.ts';
import type { clientProblems as english } from '../en/client-problems.ts';
import type { Formats } from '../format.ts';
import { clip } from '../mrkdwn.ts';

/** How much of a name or of notes is repeated at a field. */
const MAX_ECHO_LENGTH = 60;

/** What is wrong with a client, or with what is to belong to one, and what to do. */
export function clientProblems(format: Formats): ReturnType<typeof english> {
  const short = (text: string) => clip(text, MAX_ECHO_LENGTH);
  const names = (all: readonly string[]): string => {
    const { shown, left } = atMost(all, MAX_NAMED.people);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} weitere`])]);
  };
  return (problem: ClientProblem): string => {
    switch (problem.code) {
      case 'client-code':
        return `Nimm bis zu ${format.number(problem.max)} Buchstaben, Ziffern und Bindestriche, zum Beispiel ACME oder NORD-2.`;
      case 'client-code-taken':
        return `Dieses Kürzel hat schon „${short(problem.name)}“. Wähle ein anderes, oder lass das Feld leer, dann bekommst du eins.`;
      case 'client-limit':
        return `Ein Team hat höchstens ${format.number(problem.max)} Kunden, beendete mitgezählt. Lege für weitere ein neues Team an.`;
      case 'client-people':
        return `Bitte nimm ${names(problem.names)} heraus. Kunden betreuen können nur Mitglieder des Teams.`;
      case 'client-changed':
        return problem.now === ''
          ? 'Das hat inzwischen jemand geleert. Leere es auch hier, oder kopiere deinen Text und öffne das Formular neu.'
          : `Das hat inzwischen jemand in „${short(problem.now)}“ geändert. Trage das ein, oder kopiere deinen Text und öffne das Formular neu.`;
      case 'client-full':
        return `Dieser Kunde hat schon ${format.number(problem.max)} Änderungen, mehr nimmt er nicht auf. Kopiere deinen Text und lege einen neuen Kunden an.`;
      case 'client-gone':
        return 'Diesen Kunden gibt es im Team nicht mehr, oder er ist in einem anderen aufgegangen. Wähle einen anderen, oder leere das Feld.';
      case 'client-ended':
        return `Der Kunde „${short(problem.name)}“ endete am ${format.fullDay(problem.on)}. Wähle einen anderen, oder nimm ihn in /goal clients wieder auf.`;
      case 'client-itself':
        return 'Das ist der Kunde, den du zusammenführen willst. Wähle den anderen.';
    }
  };
}
