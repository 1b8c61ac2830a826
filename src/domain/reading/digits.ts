import type { Marks } from './marks.ts';

/** What digits mean: one number, or one of two that only the person can tell apart. */
export type Digits = { readonly value: number } | { readonly readings: readonly [string, string] };

export interface HowWritten {
  readonly marks: Marks;
  /** Decimals that an amount of the currency has (ISO 4217); absent where it is no money. */
  readonly places?: number;
}

const PLAIN = /^(\d+([.,]\d+)?|[.,]\d+)$/;
/** `1,200` and `1.200` are 1200 to some readers and 1.2 to others. `0,125` is not: no group begins with a zero. */
const EITHER = /^[1-9]\d{0,2}([.,])\d{3}$/;
/** `1,234,567.8` and, as in India, `12,34,567.8`. */
const GROUPED = /^[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/;
/** `1.234.567,8`, as in Germany. */
const GROUPED_BY_DOTS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
/** Spaces and apostrophes stand between groups of thousands, and nowhere else: `80 85` is two numbers. */
const SPACED = /^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$/;

/**
 * Digits with their separators and without a sign, or undefined where they are no number. How they are grouped decides
 * where it can; else the currency, which has no decimals or too few; else the marks of the person's locale.
 */
export function readDigits(digits: string, how: HowWritten): Digits | undefined {
  const either = EITHER.exec(digits);
  if (either !== null) return eitherOf(digits, either[1] ?? '', how);
  if (SPACED.test(digits)) return { value: decimal(digits.replaceAll(/[ ']/g, '')) };
  if (GROUPED.test(digits)) return { value: Number(digits.replaceAll(',', '')) };
  if (GROUPED_BY_DOTS.test(digits)) return { value: decimal(digits.replaceAll('.', '')) };
  return PLAIN.test(digits) ? { value: decimal(digits) } : undefined;
}

/** Whether a number with a dot and three decimals could be read as thousands. */
export function couldBeEither(digits: string): boolean {
  return EITHER.test(digits);
}

function eitherOf(digits: string, mark: string, { marks, places }: HowWritten): Digits {
  const whole = digits.replace(mark, '');
  if (places === 0 || marks.groups.has(mark)) return { value: Number(whole) };
  const dotted = digits.replace(',', '.');
  // No price has three decimals where the currency has two: the language says one thing, the money another.
  if (marks.decimals.has(mark) && (places === undefined || places > 2)) return { value: Number(dotted) };
  // Three decimals would be asked about again; a fourth one settles it.
  const settled = dotted.endsWith('0') ? dotted.replace(/0+$/, '').replace(/\.$/, '') : `${dotted}0`;
  return { readings: [whole, settled] };
}

function decimal(digits: string): number {
  return Number(digits.replace(',', '.'));
}
