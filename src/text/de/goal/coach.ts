import type { Rewrite } from '../../../domain/coach/coach.ts';
import { type Finding, type Horizon, SMART, type SmartLetter } from '../../../domain/coach/finding.ts';
import { DAYS_A_MONTH } from '../../../domain/coach/pace-of-history.ts';
import { readablePaces } from '../../../domain/coach/pace-span.ts';
import type { JourneyProposal, Proposal } from '../../../domain/coach/proposal.ts';
import type { Cadence } from '../../../domain/goal/goal.ts';
import { type Direction, isJourney, type Unit } from '../../../domain/kpi/kpi.ts';
import { decimalsFor } from '../../../domain/kpi/precision.ts';
import type { coachTexts as english } from '../../en/goal/coach.ts';
import type { Formats } from '../../format.ts';
import { dative } from '../dative.ts';
import type { words } from '../words.ts';
import { templates } from './templates.ts';

const LETTER: Record<SmartLetter, string> = {
  S: 'Spezifisch',
  M: 'Messbar',
  A: 'Erreichbar',
  R: 'Relevant',
  T: 'Terminiert',
};
const HORIZON: Record<Horizon, string> = { month: 'ein Monat', quarter: 'ein Quartal', year: 'ein Jahr' };
const OFTEN: Record<Cadence, string> = {
  weekly: 'wöchentlichen',
  fortnightly: 'zweiwöchentlichen',
  monthly: 'monatlichen',
  quarterly: 'vierteljährlichen',
};
/** Behind the name, so that the name needs no case: `Kundenbindungsrate von 80 % auf 85 % steigern`. */
const VERB: Record<Direction, string> = {
  increase: 'steigern',
  decrease: 'senken',
  'at-least': 'halten',
  'at-most': 'halten',
  'within-range': 'halten',
};

/** Findings that hold a pace against another. */
type Paced = Extract<Finding, { readonly seen: number }>;

/** What the coach says. Plain text: short, and always with what would help. */
export function coachTexts(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const template = templates(format, word);
  const paces = (perMonth: readonly number[], unit: Unit, decimals: number): string[] => {
    const read = readablePaces(perMonth, decimals);
    return read.paces.map((pace, index) => {
      const isLess = pace === 0 && perMonth[index] !== 0;
      const size = isLess
        ? `weniger als ${format.rate(10 ** -decimals, unit, decimals).slice(1)}`
        : format.rate(pace, unit, decimals);
      return `${size} im ${read.span === 'month' ? 'Monat' : 'Jahr'}`;
    });
  };
  const pace = (perMonth: number, unit: Unit, decimals: number): string => paces([perMonth], unit, decimals).join('');
  const quoted = (words: readonly string[]) => format.list(words.map((word) => `„${word}“`));
  const asks = ({ needed, seen, unit, decimals }: Paced) => {
    const [needs = '', was = ''] = paces([needed, seen], unit, decimals);
    return `Nötig sind ${needs}; ${seen === 0 ? 'bewegte sich bisher nichts' : `waren es bisher ${was}`}.`;
  };

  const sentence = (finding: Finding): string => {
    switch (finding.code) {
      case 'specific':
        return 'Der Titel sagt, worum es geht.';
      case 'title-missing':
        return 'Gib dem Ziel einen Titel: die Kennzahl, die sich bewegen soll.';
      case 'vague':
        return `${quoted(finding.words)} kann alles heißen. Nenne die Kennzahl und wie weit es gehen soll.`;
      case 'two-goals':
        return 'Das sind zwei Ziele. Setze für jede Kennzahl ein eigenes.';
      case 'activity':
        return `„${finding.verb}“ nennt, was du tun willst. Was soll dabei herauskommen?`;
      case 'measurable':
        return 'Eine Kennzahl, von wo nach wo.';
      case 'not-measurable':
        return 'Nenne in Zahlen, wo du heute stehst und wo du hinwillst.';
      case 'calculator-fits':
        return 'Dein letztes Ziel mit diesem Namen hat seinen Wert ausgerechnet. Wähle dasselbe unter „Woher der Wert kommt“.';
      case 'baseline-differs':
        return `Der letzte bekannte Wert ist ${format.value(finding.present, finding.unit)}, vom ${format.fullDay(finding.on)}. Stimmt der Ausgangswert noch?`;
      case 'unproven':
        return 'Noch gibt es nichts zum Vergleichen. Ob es zu schaffen ist, zeigen die ersten Check-ins.';
      case 'impossible':
        return Number.isFinite(finding.limits.max)
          ? `Diese Kennzahl liegt zwischen ${dative(format.value(finding.limits.min, finding.unit))} und ${dative(format.value(finding.limits.max, finding.unit))}.`
          : `Unter ${format.value(finding.limits.min, finding.unit)} kann diese Kennzahl nicht liegen.`;
      case 'reached-already':
        return `Da bist du schon: ${format.value(finding.value, finding.unit)} am ${format.fullDay(finding.on)}.`;
      case 'within-reach':
        return asks(finding);
      case 'ambitious':
        return `${asks(finding)} Gut als ambitioniertes Ziel: Soll es auch der Zielwert sein?`;
      case 'too-steep':
        return `${asks(finding)} Nimm einen näheren Zielwert oder mehr Zeit.`;
      case 'against-trend':
        return `Bisher geht es in die andere Richtung, ${pace(finding.seen, finding.unit, finding.decimals)}. Sag, was sich ändert, oder halte den Wert erst einmal.`;
      case 'not-moving':
        return `Bisher bewegt sich nichts. Nötig sind ${pace(finding.needed, finding.unit, finding.decimals)}: Sag zuerst, was sich ändert.`;
      case 'too-easy':
        return `Etwa ${format.reckoned(finding.arrives, finding.unit, finding.decimals)} werden es auch ohne dich. Ziele weiter.`;
      case 'small-step':
        return 'Einen so kleinen Schritt bemerkt kaum jemand. Ziele weiter.';
      case 'leap':
        return `Das ist auf einmal das ${format.number(finding.times, 0)}-Fache. Nimm den ersten Schritt als Zielwert.`;
      case 'below-benchmark':
        return `Andere liegen bei ${dative(format.value(finding.benchmark, finding.unit))}: Da ist mehr drin.`;
      case 'beyond-benchmark':
        return `Andere liegen bei ${dative(format.value(finding.benchmark, finding.unit))}: Du willst besser sein.`;
      case 'never-kept':
        return `Keiner der letzten Werte (${format.number(finding.values)}) hat diese Grenze eingehalten. Setze zuerst ein Ziel, das dorthin führt.`;
      case 'always-kept':
        return `Alle letzten Werte (${format.number(finding.values)}) haben diese Grenze eingehalten. Ein guter Wächter; ist es ein Ziel?`;
      case 'relevant':
        return 'Es ist gesagt, wozu es dient.';
      case 'no-purpose':
        return 'Wozu ist es gut? Nenne das Vorhaben, dem es dient.';
      case 'no-objective':
        return 'Nenne das Vorhaben, dem es dient. Dann sehen andere, warum es zuerst kommt.';
      case 'same-title':
        return `In deinem Team heißt schon ein Ziel „${finding.title}“.`;
      case 'same-number':
        return `„${finding.title}“ zählt dieselbe Kennzahl. Reicht eins von beiden?`;
      case 'outlives-parent':
        return `Es ist nach „${finding.title}“ fällig, dem es dient und das am ${format.fullDay(finding.due)} endet.`;
      case 'time-bound':
        return `Es gibt einen Termin: noch ${HORIZON[finding.horizon]}.`;
      case 'no-date':
        return 'Bis wann? Wähle ein Datum.';
      case 'past':
        return 'Wähle einen Tag, der noch kommt.';
      case 'overdue':
        return 'Der Termin ist vorbei.';
      case 'too-far':
        return 'Das ist weit weg. Setze den Teil, den du in einem Jahr erreichen willst.';
      case 'too-near':
        return `${finding.days === 1 ? 'Ein Tag ist' : `${format.number(finding.days)} Tage sind`} zu kurz zum Steuern. Gib dem Ziel mindestens zwei Wochen.`;
      case 'few-check-ins':
        return `Mit ${OFTEN[finding.cadence]} Check-ins gibt es bis zum Termin ${finding.checkIns === 0 ? 'keinen' : 'nur einen'}. Frage öfter oder gib dem Ziel mehr Zeit.`;
      case 'rest-day':
        return `${format.weekday(finding.day)} ist kein Arbeitstag. ${format.weekday(finding.instead)} würde passen.`;
      case 'owned':
        return 'Eine Person ist verantwortlich.';
      case 'unowned':
        return 'Wer ist verantwortlich? Wähle eine Person.';
      case 'owner-outside':
        return 'Die verantwortliche Person ist noch nicht in diesem Team. Die Teamleitung kann sie mit /goal team aufnehmen.';
      case 'many-goals':
        return `Das wären ${format.number(finding.goals)} Ziele für eine Person. Bei mehr als fünf kommt keins zuerst.`;
    }
  };

  const from = ({ values, first, last }: Proposal) =>
    `Aus ${format.number(values)} Werten, ${format.fullDay(first)} bis ${format.fullDay(last)}:`;

  const journeyWorking = (proposal: JourneyProposal, unit: Unit): string => {
    const value = (amount: number) => format.value(amount, unit);
    const { baseline, target, stretch } = proposal;
    const decimals = decimalsFor({ direction: 'increase', unit, baseline, target }, []);
    if (proposal.basis === 'best-quarter') {
      const best = stretch === undefined ? '' : `, der beste bei ${dative(value(stretch))}`;
      return `${from(proposal)} Der Trend steht bei ${dative(value(baseline))} und führt nicht dorthin. Ein Viertel der Werte lag bei ${dative(value(target))} oder besser${best}.`;
    }
    const carried = `Fortgesetzt um ${format.number(Math.round(proposal.days))} Tage, höchstens so lange, wie er zu sehen war: ${value(target)}`;
    const perMonth = [proposal.perDay, ...(stretch === undefined ? [] : [proposal.bestPerDay])];
    const [trend = '', best = ''] = paces(
      perMonth.map((perDay) => perDay * DAYS_A_MONTH),
      unit,
      decimals,
    );
    const further =
      stretch === undefined ? '' : ` Mit ${dative(best)}, wie im besten Viertel der Abschnitte: ${value(stretch)}.`;
    return `${from(proposal)} Der Trend ist ${trend} und steht bei ${dative(value(baseline))}. ${carried}.${further}`;
  };

  return {
    welcome:
      'Ich schaue beim Tippen mit, damit dein Ziel spezifisch, messbar, erreichbar, relevant und terminiert wird.',
    score: (met: readonly SmartLetter[]): string => {
      if (met.length === SMART.length)
        return 'Ein SMARTes Ziel: spezifisch, messbar, erreichbar, relevant, terminiert.';
      const names = met.map((letter) => LETTER[letter].toLowerCase());
      if (names.length === 0) return 'Ein Anfang. Eins nach dem anderen:';
      return `${met.length >= 3 ? 'Fast geschafft' : 'Gut begonnen'}: ${format.list(names)}, ${format.number(met.length)} von ${format.number(SMART.length)}.`;
    },
    letter: (letter: Finding['letter']) => (letter === 'O' ? 'Verantwortung' : LETTER[letter]),
    finding: sentence,
    lead: 'Coach',

    rewrite: ({ subject, kpi, due }: Rewrite): string => {
      const name = 'library' in subject ? template.name(subject.library) : subject.text;
      const value = (amount: number) => format.value(amount, kpi.unit);
      const by = due === undefined ? '' : ` bis ${format.fullDay(due)}`;
      const verb = VERB[kpi.direction];
      if (isJourney(kpi)) return `${name}${by} von ${dative(value(kpi.baseline))} auf ${value(kpi.target)} ${verb}`;
      if (kpi.direction === 'within-range')
        return `${name}${by} zwischen ${dative(value(kpi.low))} und ${dative(value(kpi.high))} ${verb}`;
      const side = kpi.direction === 'at-least' ? 'mindestens' : 'höchstens';
      return `${name}${by} bei ${side} ${dative(value(kpi.target))} ${verb}`;
    },
    rewriteLead: (title: string) => `Wie wäre „${title}“?`,
    useTitle: 'Titel übernehmen',

    historyOf: 'Verlauf übernehmen von',
    historyHint: 'Ein anderes Ziel, das dasselbe gezählt hat. Daraus schlage ich Zahlen vor.',
    historyOption: (title: string, values: number, teamName?: string) => {
      const option = `${title} (${values === 1 ? '1 Wert' : `${format.number(values)} Werte`})`;
      return teamName === undefined ? option : `${option} · ${teamName}`;
    },
    sameKpi: 'Kennzahl',
    sameKpiBox: 'Dieselbe Kennzahl: ein Wert zählt für beide Ziele',
    sameKpiHint: 'Dann wird einmal gefragt. Ohne Haken hilft nur der Verlauf beim Vorschlag.',
    noProposal:
      'Dieser Verlauf ist zu kurz oder zu gleichmäßig, um Zahlen vorzuschlagen. Es braucht mindestens vier Werte, die sich bewegen.',
    proposal: (proposal: Proposal, unit: Unit): string => {
      if (proposal.kind === 'journey') return journeyWorking(proposal, unit);
      if (proposal.kind === 'bound') {
        return `${from(proposal)} Drei Viertel davon haben ${format.value(proposal.target, unit)} eingehalten.`;
      }
      return `${from(proposal)} Die mittlere Hälfte liegt zwischen ${dative(format.value(proposal.low, unit))} und ${dative(format.value(proposal.high, unit))}.`;
    },
    fillIn: 'Diese Zahlen eintragen',
  };
}
