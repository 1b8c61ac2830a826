import { isJourney, type JourneyKpi, type Kpi, marksOf, type Unit } from '../domain/kpi/kpi.ts';
import { difference, tidy } from '../domain/kpi/numbers.ts';
import { decimalsFor, isComputed, roundedBeside, toDecimals, usualDecimals } from '../domain/kpi/precision.ts';
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

/** So many decimals are told where fewer would contradict what stands beside them. */
const READABLE_DIGITS = 4;
/** More decimals than any value has. */
const MAX_DIGITS = 12;

/** How a number reads that is written with so many decimals. */
function rounded(amount: number, digits: number): number {
  return Number(numberFormat('en', { useGrouping: false, ...precisely(digits) }).format(amount));
}

/** The fewest decimals from `digits` on that do. */
function digitsUntil(digits: number, does: (digits: number) => boolean): number {
  let enough = digits;
  while (enough < MAX_DIGITS && !does(enough)) enough += 1;
  return enough;
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
  const number = (value: number, digits = 2) => written(value, precisely(digits));
  const date = (day: LocalDate, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

  const value = (amount: number, unit: Unit, digits = usualDecimals(unit)): string => {
    const precise = precisely(digits);
    if (unit.kind === 'percent') return written(amount, { ...PERCENT, ...precise });
    if (unit.kind === 'currency') {
      const least = Number.isInteger(amount) ? 0 : Math.min(digits, usualDecimals(unit));
      return written(amount, {
        style: 'currency',
        currency: unit.currency,
        minimumFractionDigits: least,
        ...precise,
      });
    }
    if (unit.kind !== 'duration') return written(amount, precise);
    return written(amount, { style: 'unit', unit: unit.in.slice(0, -1), unitDisplay: 'long', ...precise });
  };

  /** A number that somebody set, with every decimal of it: what is held against it is never the same by rounding alone. */
  const mark = (amount: number, unit: Unit): string =>
    value(
      amount,
      unit,
      digitsUntil(usualDecimals(unit), (digits) => rounded(amount, digits) === amount),
    );

  /**
   * A value of a KPI, with as many decimals as `decimalsFor` says or as it takes to stand on the side of each of its marks on which it is: 89.9985
   * is never 90 beside a bound of 90.
   */
  const of = (amount: number, kpi: Kpi, digits = decimalsFor(kpi, [amount])): string => {
    const marks = marksOf(kpi);
    const agrees = (one: number) => {
      const shown = rounded(amount, one);
      return marks.every((set) => Math.sign(shown - set) === Math.sign(amount - set));
    };
    if (agrees(digits)) return value(amount, kpi.unit, digits);
    const exact = digitsUntil(digits, (one) => rounded(amount, one) === amount);
    return value(amount, kpi.unit, exact <= READABLE_DIGITS ? exact : digitsUntil(digits, agrees));
  };

  /** Where there is no room for every digit: three that count, `1.23M`. */
  const short = (amount: number, unit: Unit): string => {
    const compact = { notation: 'compact', maximumSignificantDigits: 3 } as const;
    if (unit.kind === 'percent') return written(amount, { ...PERCENT, ...compact });
    if (unit.kind === 'currency') return written(amount, { style: 'currency', currency: unit.currency, ...compact });
    if (unit.kind !== 'duration') return written(amount, compact);
    return written(amount, { style: 'unit', unit: unit.in.slice(0, -1), unitDisplay: 'short', ...compact });
  };

  /** A difference, with its sign. A difference of percents is in percentage points. */
  const signed = (amount: number, unit: Unit, digits: number): string => {
    const sign = amount < 0 ? '\u2212' : amount > 0 ? '+' : '±';
    const size = Math.abs(amount);
    return `${sign}${unit.kind === 'percent' ? measures.points(number(size, digits), size) : value(size, unit, digits)}`;
  };

  /** A difference or a pace that was reckoned, with its sign and no more decimals than these. */
  const rate = (amount: number, unit: Unit, decimals: number): string =>
    signed(toDecimals(amount, decimals), unit, decimals);

  /** How a value changed: exactly where both were typed, else as precisely as both are told. */
  const change = (from: number, to: number, kpi: Kpi): string => {
    const write = isComputed(from) || isComputed(to) ? rate : signed;
    return write(difference(from, to), kpi.unit, decimalsFor(kpi, [from, to]));
  };

  /** A number of a unit that was reckoned, with no more decimals than these: where it rounds to nothing it is nothing. */
  const reckoned = (amount: number, unit: Unit, decimals: number): string =>
    value(toDecimals(amount, decimals), unit, decimals);

  /** Where a KPI leads, with no more decimals than these, and on the side of its target on which it is. */
  const leads = (amount: number, kpi: Kpi, decimals = decimalsFor(kpi, [])): string => {
    const ends = isJourney(kpi) ? [kpi.target, ...(kpi.stretch === undefined ? [] : [kpi.stretch])] : marksOf(kpi);
    return value(roundedBeside(amount, decimals, ends), kpi.unit, decimals);
  };

  /** A value and, where there was one before, how it changed: `84.3% (+0.4 pp)`. */
  const reading = (now: number, kpi: Kpi, before: number | undefined): string =>
    before === undefined ? of(now, kpi) : `${of(now, kpi)} (${change(before, now, kpi)})`;

  /**
   * A value that nobody measured, but that was reckoned on the way of a KPI: to the decimal place that makes at least
   * twenty steps of the whole way, and with no more decimals than its values have. `48`, and not `48.35`, on the way from
   * 30 to 50.
   */
  const about = (amount: number, kpi: JourneyKpi, decimals = decimalsFor(kpi, [])): string => {
    const way = Math.abs(difference(kpi.baseline, kpi.target));
    const ofWay = way > 0 ? -Math.floor(Math.log10(way / MIN_STEPS)) : decimals;
    return reckoned(toDecimals(amount, Math.min(ofWay, decimals)), kpi.unit, decimals);
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
    mark,
    short,
    /** What a goal came to, always with its tenth: `0.7`, `1.0`. */
    score: (amount: number) => written(amount, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    of,
    change,
    reading,
    reckoned,
    rate,
    leads,
    about,
    share,
    /** As `share`, but what falls short of the whole is never shown as the whole: 0.996 is 99%. */
    progress: (fraction: number) => share(fraction < 1 ? Math.min(fraction, 0.99) : fraction),
    /** `9 March`; `9 March 2025` where that is not the year of `today`. */
    day: (day: LocalDate, today: LocalDate = day) =>
      date(day, { day: 'numeric', month: 'long', ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }) }),
    /** `9 Mar` */
    shortDay: (day: LocalDate) => date(day, { day: 'numeric', month: 'short' }),
    /** `9 Mar 2026` */
    shortDate: (day: LocalDate) => date(day, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** `Mar` */
    shortMonth: (day: LocalDate) => date(day, { month: 'short' }),
    /** `Mar 2026` */
    monthOfYear: (day: LocalDate) => date(day, { month: 'short', year: 'numeric' }),
    /** `2026` */
    year: (day: LocalDate) => date(day, { year: 'numeric' }),
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
      if (isJourney(kpi)) return `${mark(kpi.baseline, kpi.unit)} → ${mark(kpi.target, kpi.unit)}`;
      if (kpi.direction === 'within-range') return `${mark(kpi.low, kpi.unit)} – ${mark(kpi.high, kpi.unit)}`;
      return `${kpi.direction === 'at-least' ? '≥' : '≤'} ${mark(kpi.target, kpi.unit)}`;
    },
    /** Ten cells, all of them full for the whole way alone. Below nothing is empty; the number beside it says the rest. */
    bar: (fraction: number): string => {
      const max = fraction < 1 ? BAR_CELLS - 1 : BAR_CELLS;
      const full = Math.min(max, Math.max(0, Math.round(fraction * BAR_CELLS)));
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
