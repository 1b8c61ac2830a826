import { type Measure, MIN_PEOPLE } from '../../domain/report/calibration.ts';
import type { trackRecord as english } from '../en/track-record.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

const MEASURED = {
  status: 'Status, selbst gewählt',
  confidence: 'Zuversicht',
  pace: 'Status aus dem Tempo',
  forecast: 'Prognose',
} as const;

/** How right people and Goalpost were. It compares nobody. */
export function trackRecord(format: Formats): ReturnType<typeof english> {
  return {
    about: 'sehen, wie oft du und dein Team richtig lagen',
    title: (team) => `Rückblick auf Einschätzungen · ${team}`,
    own: md`*Deine* · nur du siehst sie`,
    team: md`*Das Team* · alle Ziele, die du sehen darfst, ohne Namen`,
    tooFew: (whose, ended, min) => {
      const goals = whose === 'own' ? 'deiner Ziele' : 'Ziele des Teams';
      return md`Noch sind zu wenige ${goals} zu Ende, um etwas zu sagen: ${format.number(ended)} bisher, mindestens ${format.number(min)} sind nötig.`;
    },
    reached: ({ ended, reached, score = 0, dropped }) => {
      const left =
        dropped === 0
          ? ''
          : ` ${format.number(dropped)} ${dropped === 1 ? 'weiteres wurde' : 'weitere wurden'} aufgegeben.`;
      return md`:dart: ${format.number(reached)} von ${format.number(ended)} beendeten Zielen erreicht, im Schnitt ${format.share(score)} von dem, was gesetzt war.${left}`;
    },
    measure: (what: keyof typeof MEASURED, measure: Measure): Mrkdwn => {
      if (measure.known) {
        const share = format.share(measure.right / measure.of);
        return md`• ${MEASURED[what]}: ${format.number(measure.right)} von ${format.number(measure.of)} Mal richtig (${share})`;
      }
      const why =
        measure.why === 'few-goals'
          ? 'zu wenige Ziele, um etwas zu sagen'
          : `nicht gezeigt, weil weniger als ${format.number(MIN_PEOPLE)} Personen eine Angabe gemacht haben`;
      return md`• ${MEASURED[what]}: ${why}`;
    },
    rules: (min) =>
      md`Es zählen Ziele, die als erreicht oder verfehlt geschlossen sind, und Angaben vor ihrem letzten Wert. „Im Plan“ und Zuversicht ab 6 sind richtig, wenn das Ziel erreicht wurde; „nicht im Plan“ und Zuversicht bis 4, wenn es verfehlt wurde. „Gefährdet“ und 5 zählen nicht. Eine Prognose ist richtig, wenn der letzte Wert in ihrer Spanne liegt. Jede Zeile braucht mindestens ${format.number(min)} Ziele.`,
  };
}
