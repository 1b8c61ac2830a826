import type { Direction, Unit } from '../kpi/kpi.ts';
import { UNITS } from '../kpi/unit.ts';
import { fold } from '../search.ts';

const ALIASES: Readonly<Record<string, string>> = {
  '%': 'percent',
  prozent: 'percent',
  zahl: 'number',
  anzahl: 'number',
  count: 'number',
  punkte: 'score',
  points: 'score',
  minuten: 'duration:minutes',
  minutes: 'duration:minutes',
  stunden: 'duration:hours',
  hours: 'duration:hours',
  tage: 'duration:days',
  days: 'duration:days',
  wochen: 'duration:weeks',
  weeks: 'duration:weeks',
  '€': 'currency:EUR',
  $: 'currency:USD',
  '£': 'currency:GBP',
};
const CURRENCY = /^(?:currency:)?([A-Z]{3})$/i;

/** The words that a cell with a unit may hold, beside the code of a currency. */
export const UNIT_NAMES: readonly string[] = [...UNITS.keys()];

/** How a unit is written into a cell, and read back: `percent`, `duration:hours`, `currency:EUR`. */
export function unitName(unit: Unit): string {
  if (unit.kind === 'currency') return `currency:${unit.currency}`;
  return unit.kind === 'duration' ? `duration:${unit.in}` : unit.kind;
}

export function unitNamed(text: string): Unit | undefined {
  const name = fold(text);
  const known = UNITS.get(name) ?? UNITS.get(ALIASES[name] ?? '');
  if (known !== undefined) return known;
  const [, currency] = CURRENCY.exec(text) ?? [];
  return currency === undefined ? undefined : { kind: 'currency', currency: currency.toUpperCase() };
}

/** What people call directions, folded. */
export const DIRECTION_NAMES: Readonly<Record<string, Direction>> = {
  steigern: 'increase',
  erhohen: 'increase',
  up: 'increase',
  senken: 'decrease',
  verringern: 'decrease',
  down: 'decrease',
  mindestens: 'at-least',
  hochstens: 'at-most',
  zwischen: 'within-range',
  between: 'within-range',
};
