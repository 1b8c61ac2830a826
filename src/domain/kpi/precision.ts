import { isJourney, type Kpi, marksOf, type Unit } from './kpi.ts';
import { difference, tidy } from './numbers.ts';

/** Nobody types more decimals than these: a number that has more was computed. */
const MAX_TYPED_DECIMALS = 4;
/** Beyond so many the decimals of a value say nothing, where baseline and target have no more. */
const MAX_DECIMALS = 2;
/** A value is told so finely that the whole way takes at least so many steps. */
const MIN_STEPS = 20;

/** What fifteen digits do not tell apart is nearer than this. */
const NEARLY = 1e-9;

/** With how many decimals a number is written; undefined for one that was computed, and not typed. */
function typedDecimals(number: number): number | undefined {
  if (Number.isInteger(number)) return 0;
  for (let decimals = 0; decimals <= MAX_TYPED_DECIMALS; decimals += 1) {
    const shifted = number * 10 ** decimals;
    // Most are far from whole, which costs little to see.
    if (Math.abs(shifted - Math.round(shifted)) > Math.abs(shifted) * NEARLY) continue;
    if (Number.isInteger(Number(shifted.toPrecision(15)))) return decimals;
  }
  return undefined;
}

/** Whether a number has more decimals than a person would type. */
export function isComputed(number: number): boolean {
  return typedDecimals(number) === undefined;
}

/** With how many decimals the most precise of some numbers was typed; those that were computed do not count. */
export function decimalsOf(numbers: readonly number[]): number {
  return Math.max(0, ...numbers.map((number) => typedDecimals(number) ?? 0));
}

const places = new Map<string, number>();

/** How many decimals an amount of a currency has: 2 as a rule, none for yen, 3 for some dinars (ISO 4217). */
export function currencyPlaces(currency: string): number {
  const known = places.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  places.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/** As many decimals as a value of a unit is written with where nothing else is known: at most two, of money its cents. */
export function usualDecimals(unit: Unit): number {
  return unit.kind === 'currency' ? currencyPlaces(unit.currency) : MAX_DECIMALS;
}

/**
 * The one rule for decimals: how many a number of a KPI is written with that is made from `values`: a forecast, a pace, a
 * milestone, a proposal, or one of the values alone. As many as people typed in baseline, target and values, and no
 * more than two where the marks have no more. A computed value has as many as the marks, and one more where the way would
 * take fewer than twenty such steps. Money has whole units or all its cents.
 */
export function decimalsFor(kpi: Kpi, values: readonly number[]): number {
  const marks = marksOf(kpi);
  const ofMarks = decimalsOf(marks);
  const typed = Math.min(decimalsOf(values), Math.max(ofMarks, usualDecimals(kpi.unit)));
  const computed = [...marks, ...values].some(isComputed) ? computedDecimals(kpi, ofMarks) : 0;
  return inCents(Math.max(ofMarks, typed, computed), kpi.unit);
}

function computedDecimals(kpi: Kpi, ofMarks: number): number {
  if (kpi.unit.kind === 'currency') return ofMarks;
  const isFine = isJourney(kpi)
    ? Math.abs(difference(kpi.baseline, kpi.target)) * 10 ** ofMarks >= MIN_STEPS
    : kpi.unit.kind !== 'percent' && kpi.unit.kind !== 'score';
  return isFine ? ofMarks : Math.max(ofMarks, Math.min(ofMarks + 1, MAX_DECIMALS));
}

/** Nobody writes €12.5. */
function inCents(decimals: number, unit: Unit): number {
  return unit.kind === 'currency' && decimals > 0 ? Math.max(decimals, currencyPlaces(unit.currency)) : decimals;
}

/** Half away from zero; below no decimals to tens, hundreds and so on. */
export function toDecimals(value: number, decimals: number): number {
  const scale = 10 ** Math.abs(decimals);
  const size = tidy(Math.abs(value));
  const rounded = decimals < 0 ? Math.round(size / scale) * scale : Math.round(tidy(size * scale)) / scale;
  return tidy(value < 0 ? -rounded : rounded);
}

/**
 * A number that was reckoned, to so many decimals, and still on the side of each of `marks` on which it is: 59.7 is 59 and
 * not 60, where 60 is the target.
 */
export function roundedBeside(amount: number, decimals: number, marks: readonly number[]): number {
  const rounded = toDecimals(amount, decimals);
  const isBeside = (one: number) => marks.every((mark) => Math.sign(one - mark) === Math.sign(amount - mark));
  if (isBeside(rounded)) return rounded;
  const step = 10 ** -decimals;
  return [rounded - step, rounded + step].map((one) => toDecimals(one, decimals)).find(isBeside) ?? rounded;
}
