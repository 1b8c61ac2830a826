import { isJourney, type JourneyKpi, type Kpi, type Unit } from '../domain/kpi/kpi.ts';
import { difference, tidy } from '../domain/kpi/numbers.ts';
import type { LocalDate } from '../domain/names.ts';
import { measures as english } from './en/measures.ts';
import { dateFormat, listFormat, numberFormat } from './intl.ts';

const BAR_CELLS = 10;
/** Of the way from baseline to target, in a value that is told roughly. */
const MIN_STEPS = 20;
/** From the least of some values to the greatest (Unicode, "Block Elements"). */
const SPARK_LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const SPARK_MIDDLE = 3;

/** A zero has no sign. */
const SIGN = { signDisplay: 'negative' } as const;

/** So many decimals and, where these would say too little, as many as two digits need: 0.004 is never shown as 0. */
function precisely(digits: number) {
  return { maximumFractionDigits: digits, maximumSignificantDigits: 2, roundingPriority: 'morePrecision' } as const;
}

/** Whole percents, and those with decimals. Whether there is a space before the sign is the language's to say. */
const PERCENT = { style: 'unit', unit: 'percent' } as const;

/** A hyphen is no minus: beside `−0.5 days` it would look like another sign. */
const minus = (text: string) => text.replaceAll('-', '\u2212');

/**
 * Numbers and dates as people read them, for one locale (BCP 47), with the words of its language that Intl does not
 * know. The one place where a value becomes text.
 */
export function formats(locale: string, measures: typeof english = english) {
  const written = (value: number, options: Intl.NumberFormatOptions) =>
    minus(numberFormat(locale, { ...options, ...SIGN }).format(value));
  const number = (value: number, digits = 2) =>
    written(value, digits > 0 ? precisely(digits) : { maximumFractionDigits: 0 });
  const date = (day: LocalDate, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

  const value = (amount: number, unit: Unit): string => {
    if (unit.kind === 'percent') return written(amount, { ...PERCENT, ...precisely(2) });
    if (unit.kind === 'currency') {
      const fraction = Number.isInteger(amount) ? 0 : 2;
      return written(amount, {
        style: 'currency',
        currency: unit.currency,
        minimumFractionDigits: fraction,
        ...(fraction === 0 ? { maximumFractionDigits: 0 } : precisely(fraction)),
      });
    }
    if (unit.kind !== 'duration') return number(amount);
    return written(amount, { style: 'unit', unit: unit.in.slice(0, -1), unitDisplay: 'long', ...precisely(2) });
  };

  /** A difference, with its sign. A difference of percents is in percentage points. */
  const change = (from: number, to: number, unit: Unit): string => {
    const amount = difference(from, to);
    const sign = amount < 0 ? '\u2212' : amount > 0 ? '+' : '±';
    const size = Math.abs(amount);
    return `${sign}${unit.kind === 'percent' ? measures.points(number(size), size) : value(size, unit)}`;
  };

  /** A value and, where there was one before, how it changed: `84.3% (+0.4 pp)`. */
  const reading = (now: number, unit: Unit, before: number | undefined): string =>
    before === undefined ? value(now, unit) : `${value(now, unit)} (${change(before, now, unit)})`;

  /**
   * A value that nobody measured, but that was reckoned on the way of a KPI: to the decimal place that makes at least
   * twenty steps of the whole way. `48`, and not `48.35`, on the way from 30 to 50.
   */
  const about = (amount: number, { baseline, target, unit }: JourneyKpi): string => {
    const step = 10 ** Math.floor(Math.log10(Math.abs(difference(baseline, target)) / MIN_STEPS));
    const rounded = tidy(Math.round(amount / step) * step);
    return value(Number.isFinite(rounded) ? rounded : amount, unit);
  };

  /** A fraction as whole percents: 0.425 is 43%. */
  const share = (fraction: number) => written(tidy(fraction * 100), { ...PERCENT, maximumFractionDigits: 0 });

  /** `1.234` would be asked about: a group of thousands, or decimals. A fourth decimal settles it. */
  const typed = (amount: number): string => {
    const text = numberFormat(locale, { maximumFractionDigits: 12, useGrouping: false, ...SIGN }).format(amount);
    return /^\D?\d{1,3}[.,]\d{3}$/.test(text) ? `${text}0` : text;
  };

  return {
    number,
    /** As a person would type it into a field that `readValue` reads. */
    typed,
    value,
    change,
    reading,
    about,
    share,
    /** As `share`, but what falls short of the whole is never shown as the whole: 0.996 is 99%. */
    progress: (fraction: number) => share(fraction < 1 ? Math.min(fraction, 0.99) : fraction),
    /** `9 March` */
    day: (day: LocalDate) => date(day, { day: 'numeric', month: 'long' }),
    /** `Mon 9 March` */
    weekday: (day: LocalDate) => date(day, { weekday: 'short', day: 'numeric', month: 'long' }),
    /** `9 March 2026` */
    fullDay: (day: LocalDate) => date(day, { day: 'numeric', month: 'long', year: 'numeric' }),
    /** `2–8 March`, `30 November – 6 December`: a month that both days have is named once. */
    days: (first: LocalDate, last: LocalDate) => {
      const format = dateFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
      const [from, to] = [first, last].map((day) => new Date(`${day}T00:00:00Z`));
      const range = format.formatRange(from ?? 0, to ?? 0);
      // Releases of ICU differ in the spaces around the dash; nobody finds a thin one by typing.
      return range.replaceAll(/[\u2009\u202f]/g, ' ').replace(/^(\d+) – /, '$1–');
    },
    /** ISO weekday: 1 is Monday. */
    weekdayName: (day: number) => date(`2001-01-0${day}`, { weekday: 'long' }),
    month: (day: LocalDate) => date(day, { month: 'long' }),
    monthName: (month: number) => date(`2026-${String(month).padStart(2, '0')}-01`, { month: 'long' }),
    /** From where to where a KPI goes: `80% → 85%`, `≥ 90%`, `20 to 30`. */
    aim: (kpi: Kpi): string => {
      if (isJourney(kpi)) return `${value(kpi.baseline, kpi.unit)} → ${value(kpi.target, kpi.unit)}`;
      if (kpi.direction === 'within-range') return `${value(kpi.low, kpi.unit)} – ${value(kpi.high, kpi.unit)}`;
      return `${kpi.direction === 'at-least' ? '≥' : '≤'} ${value(kpi.target, kpi.unit)}`;
    },
    /** Ten cells. Below nothing is empty, beyond everything is full; the number beside it says the rest. */
    bar: (fraction: number): string => {
      const full = Math.min(BAR_CELLS, Math.max(0, Math.round(fraction * BAR_CELLS)));
      return '▰'.repeat(full) + '▱'.repeat(BAR_CELLS - full);
    },
    /** A block a value, the least one lowest and the greatest highest; all of one height where they are the same. */
    spark: (values: readonly number[]): string => {
      const [least, max] = [Math.min(...values), Math.max(...values)];
      // Halved, so that the difference of two huge values is a number still.
      const span = max / 2 - least / 2;
      const level = (value: number) =>
        span === 0 ? SPARK_MIDDLE : Math.round(((value / 2 - least / 2) / span) * (SPARK_LEVELS.length - 1));
      return values.map((value) => SPARK_LEVELS[level(value)]).join('');
    },
    list: (parts: readonly string[]) => listFormat(locale, { type: 'conjunction' }).format(parts),
  };
}

export type Formats = ReturnType<typeof formats>;
