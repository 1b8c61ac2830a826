import type { Unit } from './kpi.ts';

/** Currencies that the form offers, by ISO 4217. */
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'INR', 'JPY', 'BRL'] as const;
const SPANS = ['minutes', 'hours', 'days', 'weeks'] as const;

/** The units that the form offers, by key, in the order in which they are shown. */
export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['percent', { kind: 'percent' }],
  ['number', { kind: 'number' }],
  ['score', { kind: 'score' }],
  ...SPANS.map((span): [string, Unit] => [`duration:${span}`, { kind: 'duration', in: span }]),
  ...CURRENCIES.map((currency): [string, Unit] => [`currency:${currency}`, { kind: 'currency', currency }]),
]);

/** Units that differ in kind, currency or span cannot be compared. */
export function sameUnit(one: Unit, other: Unit): boolean {
  const key = (unit: Unit) => JSON.stringify(Object.entries(unit).toSorted());
  return key(one) === key(other);
}
