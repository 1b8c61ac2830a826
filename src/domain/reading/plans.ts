import type { Unit } from '../kpi/kpi.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { marksOf } from './marks.ts';
import { MAX_READ, normalise } from './normalise.ts';
import { readValue } from './value.ts';

/** A list of values, in UTF-16 units: more is never looked at. */
export const MAX_PLAN_LENGTH = 5 * MAX_READ;
/** What stands between values and in none of them. A tab is between the cells of a sheet. */
const BETWEEN = /[;；|｜、→\n\r\t\v\f\u2028\u2029]+/;
const COMMA_AND_SPACE = /, +/;
const LAST_WORD = / (?:and|und|&) /i;
const ONE_COMMA = /^[^,]*\d,(\d+)[^,\d]*$/;
/** `1 200`: two values, or one with a space between its groups. */
const COULD_BE_GROUPS = /(?:^|[ ,])\d{1,3}[ ,]\d{3}(?!\d)/;

/**
 * Reads values that a goal expects on its way: `82, 83, 84`, `82 83 84`, `82; 83,5; 84`, one a line or a row of a sheet.
 * None of an empty text. Where a comma or a space may as well belong to a number it is asked about.
 */
export function readPlan(text: string, unit: Unit, locale?: string): Parsed<readonly number[]> {
  const typed = text.trim();
  if (typed.length > MAX_PLAN_LENGTH) return refused({ code: 'too-long', max: MAX_PLAN_LENGTH });
  const pieces = typed
    .split(BETWEEN)
    .map(normalise)
    .filter((piece) => piece !== '');
  const [only = '', ...others] = pieces.flatMap((piece) => piece.split(COMMA_AND_SPACE)).map(withoutComma);
  if (others.length > 0)
    return all(
      [only, ...others].flatMap((piece) => lastTwo(piece, unit)),
      unit,
      locale,
    );
  return only === '' ? parsed([]) : oneOrMany(only, unit, locale);
}

/** `84 and 85` ends a list; `1 hour and 30 minutes` is one length of time. */
function lastTwo(piece: string, unit: Unit): readonly string[] {
  return unit.kind === 'duration' ? [piece] : piece.replace(/^and |^und /i, '').split(LAST_WORD);
}

function oneOrMany(text: string, unit: Unit, locale: string | undefined): Parsed<readonly number[]> {
  const ended = lastTwo(text, unit);
  if (ended.length > 1)
    return all(
      ended.flatMap((piece) => piece.split(/[ ,]/)),
      unit,
      locale,
    );
  const whole = readValue(text, unit, locale);
  const parts = partsOf(text);
  const many = parts.length > 1 ? all(parts, unit, locale) : undefined;
  if (many === undefined || !many.ok) return whole.ok ? parsed([whole.value]) : whole;
  if (isOne(text, unit, locale)) return whole.ok ? parsed([whole.value]) : whole;
  // A percentage or a score has no groups of thousands with a space between them.
  const isCounted = unit.kind === 'number' || unit.kind === 'currency';
  if (!isCounted && text.includes(' ')) return many;
  if (whole.ok) return refused({ code: 'ambiguous-number', readings: [String(whole.value), parts.join('; ')] });
  return isCounted && COULD_BE_GROUPS.test(text) ? refused({ code: 'unclear-list', unit }) : many;
}

/** By its spaces, or by its commas where it has none; no space before a unit is between two values. */
function partsOf(text: string): readonly string[] {
  const joined = text.replaceAll(/ (?=[^\d ]+(?: |$))/g, '');
  return joined.includes(' ') ? joined.split(' ') : joined.split(',');
}

/** A length of time has its parts in a row; a single comma is what it is in the person's language, or is asked about. */
function isOne(text: string, unit: Unit, locale: string | undefined): boolean {
  const spans = unit.kind === 'duration' && /\p{L}/u.test(text) && readValue(text, unit, locale).ok;
  const [, decimals] = ONE_COMMA.exec(text) ?? [];
  if (spans || decimals === undefined) return spans;
  const { groups, decimals: marks } = marksOf(locale);
  return marks.has(',') || (decimals.length === 3 && (groups.has(',') || locale === undefined));
}

function withoutComma(piece: string): string {
  return piece.replace(/,$/, '').trim();
}

function all(pieces: readonly string[], unit: Unit, locale: string | undefined): Parsed<readonly number[]> {
  const values: number[] = [];
  for (const piece of pieces) {
    const read = readValue(piece, unit, locale);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return parsed(values);
}
