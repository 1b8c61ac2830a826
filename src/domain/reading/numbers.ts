import type { Unit } from '../kpi/kpi.ts';
import { LARGEST_VALUE } from '../kpi/numbers.ts';
import { currencyPlaces } from '../kpi/precision.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { readDigits } from './digits.ts';
import { marksOf } from './marks.ts';
import { withoutCurrency } from './money.ts';
import { withoutScale } from './scales.ts';

const PERCENT = /\s*(%|percent|per cent|pct\.?|prozent|v\. ?h\.)$/i;
const IN_BRACKETS = /^\((.*)\)$/;
const SIGNED = /^([+-]) ?(.*)$/;

/** What is left of a number as its sign, its unit and its brackets are taken off, each of them once. */
interface Bare {
  readonly text: string;
  readonly sign?: string;
  readonly hasUnit?: boolean;
  readonly scale?: string;
}

/** A number in a unit, in one spelling (`normalise`), with or without the unit; not a list of spans. */
export function readNumber(typed: string, unit: Unit, locale: string | undefined): Parsed<number> {
  const no = refused({ code: 'not-a-number', unit });
  const bare = bareNumber(typed, unit);
  const isCounted = unit.kind === 'number' || unit.kind === 'currency';
  const money = unit.kind === 'currency' && bare.hasUnit === true ? 'money' : undefined;
  const scaled = withoutScale(bare.text + (bare.scale ?? ''), locale, bare.scale === undefined ? money : 'thousands');
  if (scaled === undefined || (scaled.word !== '' && !isCounted)) return no;
  const { digits, scales, word } = scaled;
  const places = unit.kind === 'currency' && word === '' ? { places: currencyPlaces(unit.currency) } : {};
  const read = readDigits(digits, { marks: marksOf(locale), ...places });
  if (read === undefined) return no;
  const minus = bare.sign === '-' ? '-' : '';
  if ('readings' in read) {
    const [whole, decimal] = read.readings;
    return refused({ code: 'ambiguous-number', readings: [minus + whole + word, minus + decimal + word] });
  }
  const values = scales.map((scale) => (minus ? -1 : 1) * read.value * scale);
  // Of two numbers one may be larger than any that is taken.
  const possible = values.filter((one) => Math.abs(one) <= LARGEST_VALUE);
  const [value = values[0] ?? Number.NaN, other] = possible;
  return other === undefined
    ? parsed(value)
    : refused({ code: 'ambiguous-number', readings: [String(value), String(other)] });
}

/** Whether a text is a number with this unit written beside it. */
export function isWrittenIn(typed: string, unit: Unit, locale: string | undefined): boolean {
  return bareNumber(typed, unit).hasUnit === true && readNumber(typed, unit, locale).ok;
}

/** Sign, brackets and unit come in any order: `-€5`, `€-5`, `($1,234)`, `$(1,234)`. */
function bareNumber(typed: string, unit: Unit): Bare {
  let bare: Bare = { text: typed };
  for (let next: Bare | undefined = bare; next !== undefined; next = step(bare, unit)) bare = next;
  return bare;
}

function step({ text, sign, hasUnit, scale }: Bare, unit: Unit): Bare | undefined {
  const kept = { ...(hasUnit && { hasUnit }), ...(scale !== undefined && { scale }) };
  // Accountants write a negative number in brackets.
  const [, inside] = IN_BRACKETS.exec(text) ?? [];
  if (inside !== undefined && sign === undefined) return { ...kept, text: inside.trim(), sign: '-' };
  const [, mark, unsigned = ''] = SIGNED.exec(text) ?? [];
  if (mark !== undefined && sign === undefined) return { ...kept, text: unsigned, sign: mark };
  if (hasUnit) return undefined;
  const signed = sign === undefined ? {} : { sign };
  if (unit.kind === 'percent' && PERCENT.test(text)) {
    return { ...signed, text: text.replace(PERCENT, ''), hasUnit: true };
  }
  const money = unit.kind === 'currency' ? withoutCurrency(text, unit.currency) : undefined;
  return money && { ...signed, text: money.amount, hasUnit: true, ...(money.scale && { scale: money.scale }) };
}
