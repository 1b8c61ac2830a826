import type { Unit } from '../kpi/kpi.ts';
import { LARGEST_VALUE, tidy } from '../kpi/numbers.ts';
import { CURRENCIES } from '../kpi/unit.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { couldBeEither } from './digits.ts';
import { typedWithin } from './normalise.ts';
import { isWrittenIn, readNumber } from './numbers.ts';
import { readSpans } from './spans.ts';

const MAX_VALUE_LENGTH = 40;
const PERCENT = { kind: 'percent' } as const;
const HOURS = { kind: 'duration', in: 'hours' } as const;
const CURRENCY_UNITS = CURRENCIES.map((currency) => ({ kind: 'currency', currency }) as const);
/** A time of day or a score of a match, not a length of time, where nothing is counted in time. */
const CLOCK = /:/;

/**
 * Reads a value as a person types it: `80`, `80%`, `80,5`, `1.2k`, `€ 1200`, `1 200`, `(1,234.50)`, or for durations
 * `2w 3d` and `36 h`. A bare number is in the KPI's own unit. `locale` (BCP 47) is that in which the person writes
 * numbers: `1,200` is decided by it, and asked about without it. The result is a decimal as `tidy` makes it, and at most
 * {@link LARGEST_VALUE} in size. `docs/typed-input.md` lists what is read and what is not.
 */
export function readValue(text: string, unit: Unit, locale?: string): Parsed<number> {
  const typed = typedWithin(text, MAX_VALUE_LENGTH);
  if (typed === undefined) return refused({ code: 'not-a-number', unit });
  if (typed === '') return refused({ code: 'required' });
  const spans = unit.kind === 'duration' ? readSpans(typed, unit, locale) : undefined;
  const read = spans ?? readNumber(typed, unit, locale);
  if (!read.ok) {
    const isOther = read.problem.code === 'not-a-number' && isOfAnother(typed, unit, locale);
    return isOther ? refused({ code: 'other-unit', unit }) : read;
  }
  const least = unit.kind === 'duration' ? 0 : -LARGEST_VALUE;
  if (read.value < least || read.value > LARGEST_VALUE) {
    return refused({ code: 'number-out-of-range', min: least, max: LARGEST_VALUE });
  }
  return parsed(tidy(read.value));
}

/** Whether a text that is no number of this unit is one of another: `5 %` of money, `$ 5` of euros, `3 h` of a score. */
function isOfAnother(typed: string, unit: Unit, locale: string | undefined): boolean {
  if (unit.kind !== 'duration' && !CLOCK.test(typed) && readSpans(typed, HOURS, locale)?.ok) return true;
  const others = [PERCENT, ...CURRENCY_UNITS].filter((one) => one.kind !== unit.kind || one.kind === 'currency');
  return others.some((one) => isWrittenIn(typed, one, locale));
}

/** A number as `readValue` reads it back, for a form that is filled in already: `82.5`, and `1.2340` for 1.234. */
export function typedValue(value: number): string {
  const plain = tidy(value)
    .toFixed(12)
    .replace(/\.?0+$/, '');
  return couldBeEither(plain.replace('-', '')) ? `${plain}0` : plain;
}
