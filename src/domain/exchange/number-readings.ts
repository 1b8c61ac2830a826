import { tidy } from '../kpi/numbers.ts';

/** What decimals are written with. */
export const DECIMAL_MARKS = ['dot', 'comma'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** A number by each way of writing it in which the text is one. */
export type NumberReadings = { readonly [Mark in DecimalMark]?: number };

const SPACE = "[ '\u2019\u00a0\u202f]";
const numberWith = (thousands: string, decimal: string): RegExp =>
  new RegExp(
    `^[+-]?(?:\\d+|[1-9]\\d{0,2}(?:(?:${thousands}|${SPACE})\\d{3})+)?(?:${decimal}\\d+)?(?:[eE][+-]?\\d{1,2})?$`,
  );
const PATTERNS = { dot: numberWith(',', '\\.'), comma: numberWith('\\.', ',') } as const;
const WITH_UNIT = /^(?:[€$£¥₹]|[A-Z]{3}(?= ?[-\d]))? ?(.*?) ?(?:%|[€$£¥₹]|[A-Z]{3})?$/u;
const IN_BRACKETS = /^\((.+)\)$/;
const MAX_NUMBER_LENGTH = 40;

/**
 * Reads a cell as a number, by each of the two decimal marks: `1,234` is 1234 by the dot and 1.234 by the comma. Takes
 * thousands in groups of three, a currency or percent sign beside it, `(12)` for -12, and `1.2E+3`. Empty where the text
 * is no number.
 */
export function numberReadings(text: string): NumberReadings {
  if (text.length > MAX_NUMBER_LENGTH) return {};
  const plain = text.trim().replace(/^[\u2212\u2013]/, '-');
  const [, bracketed] = IN_BRACKETS.exec(plain) ?? [];
  const [, bare = ''] = WITH_UNIT.exec(bracketed ?? plain) ?? [];
  const sign = bracketed === undefined ? 1 : -1;
  const dot = read(bare, 'dot');
  const comma = read(bare, 'comma');
  return {
    ...(dot !== undefined && { dot: sign * dot + 0 }),
    ...(comma !== undefined && { comma: sign * comma + 0 }),
  };
}

function read(text: string, mark: DecimalMark): number | undefined {
  if (!/\d/.test(text) || !PATTERNS[mark].test(text)) return undefined;
  const digits = text.replace(/[ '\u2019\u00a0\u202f]/g, '');
  const plain = mark === 'dot' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? tidy(value) : undefined;
}
