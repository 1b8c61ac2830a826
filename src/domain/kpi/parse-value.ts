import { type Parsed, type Problem, parsed, refused } from '../problem.ts';
import { currencyNames } from './currency-names.ts';
import type { Unit } from './kpi.ts';
import { LARGEST_VALUE, tidy } from './numbers.ts';
import { CURRENCIES } from './unit.ts';

const LONGEST_TEXT = 40;
const PERCENT = { kind: 'percent' } as const;
const HOURS = { kind: 'duration', in: 'hours' } as const;
const CURRENCY_UNITS = CURRENCIES.map((currency) => ({ kind: 'currency', currency }) as const);
const UNIT_MINUTES = { minutes: 1, hours: 60, days: 24 * 60, weeks: 7 * 24 * 60 } as const;
const MAGNITUDE = { '': 1, k: 1e3, m: 1e6 } as const;
const PLAIN = /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/;
/** `1,200` and `1.200` are 1200 to some readers and 1.2 to others. `0,125` is not: no group begins with a zero. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
/** `1,234,567.8` and, as in India, `12,34,567.8`. */
const GROUPED = /^[+-]?[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/;
/** `1.234.567,8`, as in Germany. */
const GROUPED_BY_DOTS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
/** Spaces and apostrophes stand between groups of thousands, and nowhere else: `80 85` is two numbers. */
const SPACED = /^([+-]?) ?(\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?)$/;
/** In English, German and Japanese: what a value is shown with can be typed. */
const SPAN =
  /(\d[\d.,]*) ?(weeks?|wochen?|w|週間|days?|tage?n?|d|日|hours?|hrs?|stunden?|std|h|時間|minutes?|minuten?|mins?|m|分)(?![a-z]) ?/gy;

/**
 * Reads a value as a person types it: `80`, `80%`, `80,5`, `1.2k`, `€ 1200`, `1 200`, `1,234,567.8`, or for durations
 * `2w 3d` and `36 h`. A bare number is in the KPI's own unit. The result is a decimal as `tidy`
 * makes it, and at most {@link LARGEST_VALUE} in size.
 */
export function parseValue(text: string, unit: Unit): Parsed<number> {
  const typed = text
    .trim()
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u00a0\u2009\u202f]/g, ' ');
  if (typed === '') return refused({ code: 'required' });
  if (typed.length > LONGEST_TEXT) return refused({ code: 'not-a-number', unit });
  const read = parseIn(typed, unit);
  if (!read.ok) return read.problem.code === 'not-a-number' && isOfAnother(typed, unit) ? refused(other(unit)) : read;
  const least = unit.kind === 'duration' ? 0 : -LARGEST_VALUE;
  if (read.value < least || read.value > LARGEST_VALUE) {
    return refused({ code: 'number-out-of-range', min: least, max: LARGEST_VALUE });
  }
  return parsed(tidy(read.value));
}

function parseIn(typed: string, unit: Unit): Parsed<number> {
  const spans = unit.kind === 'duration' ? parseSpans(typed, unit) : undefined;
  return spans ?? parsePlain(typed, unit);
}

function other(unit: Unit): Problem {
  return { code: 'other-unit', unit };
}

/** Whether a text that is no number of this unit is one of another: `5 %` of money, `$ 5` of euros, `3 h` of a score. */
function isOfAnother(typed: string, unit: Unit): boolean {
  if (unit.kind !== 'duration' && parseSpans(typed, HOURS)?.ok) return true;
  const others = [PERCENT, ...CURRENCY_UNITS].filter((one) => one.kind !== unit.kind || one.kind === 'currency');
  return others.some((one) => withoutUnit(typed, one) !== typed && parsePlain(typed, one).ok);
}

function parsePlain(typed: string, unit: Unit): Parsed<number> {
  const { number, magnitude } = withoutMagnitude(withoutUnit(typed, unit), unit);
  const digits = number
    .replace(SPACED, (_, sign: string, groups: string) => sign + groups.replaceAll(/[ '’]/g, ''))
    .replace(/^([+-]) /, '$1');
  return readDigits(digits, magnitude) ?? refused({ code: 'not-a-number', unit });
}

/** A number as `parseValue` reads it back, for a form that is filled in already: `82.5`, and `1.2340` for 1.234. */
export function typedValue(value: number): string {
  const plain = tidy(value)
    .toFixed(12)
    .replace(/\.?0+$/, '');
  return AMBIGUOUS.test(plain) ? `${plain}0` : plain;
}

/** Digits with their separators, or undefined where they are no number. */
function readDigits(digits: string, magnitude: keyof typeof MAGNITUDE = ''): Parsed<number> | undefined {
  const decimal = digits.replace(',', '.');
  if (AMBIGUOUS.test(digits)) {
    const whole = digits.replace(/[.,]/, '');
    // Three decimals would be asked about again; a fourth one settles it.
    const settled = decimal.endsWith('0') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : `${decimal}0`;
    return refused({ code: 'ambiguous-number', whole: whole + magnitude, decimal: settled + magnitude });
  }
  if (GROUPED.test(digits)) return parsed(Number(digits.replaceAll(',', '')) * MAGNITUDE[magnitude]);
  if (GROUPED_BY_DOTS.test(digits)) {
    return parsed(Number(digits.replaceAll('.', '').replace(',', '.')) * MAGNITUDE[magnitude]);
  }
  return PLAIN.test(digits) ? parsed(Number(decimal) * MAGNITUDE[magnitude]) : undefined;
}

/** Without `%`, or the code or a symbol of the currency: `EUR`, `€`, `US$`. That of another currency stays. */
function withoutUnit(typed: string, unit: Unit): string {
  if (unit.kind === 'percent') return typed.replace(/\s*(%|percent|pct)$/i, '');
  if (unit.kind !== 'currency') return typed;
  const [sign = '', rest = ''] = /^[+-]/.test(typed) ? [typed[0], typed.slice(1).trimStart()] : ['', typed];
  const lower = rest.toLowerCase();
  for (const name of currencyNames(unit.currency)) {
    if (lower.startsWith(name)) return sign + rest.slice(name.length).trimStart();
    if (lower.endsWith(name)) return sign + rest.slice(0, -name.length).trimEnd();
  }
  return typed;
}

function withoutMagnitude(bare: string, unit: Unit): { number: string; magnitude: keyof typeof MAGNITUDE } {
  const letter = bare.at(-1)?.toLowerCase();
  if ((letter === 'k' || letter === 'm') && (unit.kind === 'number' || unit.kind === 'currency')) {
    return { number: bare.slice(0, -1).trimEnd(), magnitude: letter };
  }
  return { number: bare, magnitude: '' };
}

/** `2w 3d` in the named unit, or undefined where the text is no list of spans. */
function parseSpans(typed: string, unit: Unit & { kind: 'duration' }): Parsed<number> | undefined {
  const spans = [...typed.toLowerCase().matchAll(SPAN)];
  if (spans.length === 0 || spans.reduce((length, [span]) => length + span.length, 0) < typed.length) return undefined;
  let minutes = 0;
  for (const [, count = '', span = ''] of spans) {
    const read = readDigits(count);
    if (!read?.ok) return read;
    minutes += read.value * minutesIn(span);
  }
  return parsed(minutes / UNIT_MINUTES[unit.in]);
}

function minutesIn(span: string): number {
  if (/^[w週]/.test(span)) return UNIT_MINUTES.weeks;
  if (/^[dt日]/.test(span)) return UNIT_MINUTES.days;
  return /^[hs時]/.test(span) ? UNIT_MINUTES.hours : UNIT_MINUTES.minutes;
}
