import { DateTime, type Zone } from 'luxon';
import { CommandError } from '../errors.ts';

const DAY = 86_400_000;
/** Milliseconds of the units that are as long in every zone. */
const LENGTHS = { hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 } as const;
/** Months of the units that are counted in months. */
const MONTHS = { year: 12, quarter: 3, month: 1 } as const;
const DAYS = { week: 7, day: 1 } as const;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Bins of several units are counted from 1 January 2000, a Saturday. */
const REFERENCE_YEAR = 2000;
const REFERENCE_DAY = Date.UTC(REFERENCE_YEAR, 0, 1) / DAY;
const REFERENCE_WEEKDAY = 6;
/** The weekday of 1 January 1970. */
const WEEKDAY_OF_DAY_0 = 4;

export type Unit = keyof typeof LENGTHS | keyof typeof MONTHS | keyof typeof DAYS;

/** Reads a unit of time, as all date expressions name them. */
export function readUnit(given: unknown, operator: string): Unit {
  if (typeof given !== 'string') throw new CommandError(5439013, `${operator} requires 'unit' to be a string`);
  if (given in LENGTHS || given in MONTHS || given in DAYS) return given as Unit;
  throw new CommandError('FailedToParse', `${operator} parameter 'unit': unknown time unit value: ${given}`);
}

/** Reads the first day of the week, by its name or the first three letters in any case; 0 is Sunday. */
export function readWeekday(given: unknown, operator: string): number {
  if (typeof given !== 'string') throw new CommandError(5439015, `${operator} requires 'startOfWeek' to be a string`);
  const name = given.toLowerCase();
  const weekday = WEEKDAYS.findIndex((one) => one === name || one.slice(0, 3) === name);
  if (weekday >= 0) return weekday;
  throw new CommandError(5439016, `${operator} parameter 'startOfWeek' is no day of a week: ${given}`);
}

/** A date as clock and calendar show it in a zone. */
export const inZone = (date: Date, zone: Zone): DateTime => DateTime.fromMillis(date.getTime(), { zone });

/** Milliseconds from 1970 to what clock and calendar show. */
const wallClock = (local: DateTime): number => local.toMillis() + local.offset * LENGTHS.minute;

const dayOf = (local: DateTime): number => Math.floor(wallClock(local) / DAY);
const monthOf = (local: DateTime): number => local.year * 12 + local.month - 1;
const floorTo = (value: number, size: number): number => Math.floor(value / size) * size;

/** The first instant at which clock and calendar show a day's midnight, or what comes after it where it is left out. */
function midnight(month: number, day: number, zone: Zone): Date {
  const start = DateTime.fromObject({ year: Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1 }, { zone });
  const [first] = start.plus({ days: day - 1 }).getPossibleOffsets();
  if (first === undefined || !first.isValid) throw new CommandError(5439004, 'dateTrunc overflowed');
  return first.toJSDate();
}

export interface Bins {
  readonly unit: Unit;
  /** How many units one bin has; a whole number from 1. */
  readonly size: number;
  readonly zone: Zone;
  /** Where weeks begin, 0 being Sunday. */
  readonly startOfWeek: number;
}

/**
 * The start of the bin that a date is in (manual: "$dateTrunc (aggregation)"). Bins are counted from 2000-01-01, and
 * those of weeks from the first beginning of a week after it. Up to hours they are equally long, through changes of the
 * zone's clock, too.
 */
export function truncated(date: Date, { unit, size, zone, startOfWeek }: Bins): Date {
  const local = inZone(date, zone);
  if (unit in MONTHS) {
    const length = MONTHS[unit as keyof typeof MONTHS] * size;
    const reference = REFERENCE_YEAR * 12;
    return midnight(reference + floorTo(monthOf(local) - reference, length), 1, zone);
  }
  if (unit in DAYS) {
    const reference = REFERENCE_DAY + (unit === 'week' ? (7 - REFERENCE_WEEKDAY + startOfWeek) % 7 : 0);
    const day = reference + floorTo(dayOf(local) - reference, DAYS[unit as keyof typeof DAYS] * size);
    return midnight(1970 * 12, day + 1, zone);
  }
  const reference = DateTime.fromObject({ year: REFERENCE_YEAR }, { zone }).toMillis();
  const start = reference + floorTo(date.getTime() - reference, LENGTHS[unit as keyof typeof LENGTHS] * size);
  if (Math.abs(start) > 8.64e15) throw new CommandError(5439004, 'dateTrunc overflowed');
  return new Date(start);
}

/** How many boundaries of a unit lie between two dates (manual: "$dateDiff (aggregation)"); negative where `end` is first. */
export function boundariesBetween(start: Date, end: Date, unit: Unit, zone: Zone, startOfWeek: number): number {
  const [from, to] = [inZone(start, zone), inZone(end, zone)];
  const passed = (count: (local: DateTime) => number): number => count(to) - count(from) + 0;
  if (unit in MONTHS) {
    const length = MONTHS[unit as keyof typeof MONTHS];
    return passed((local) => Math.floor(monthOf(local) / length));
  }
  if (unit === 'week') return passed((local) => Math.floor((dayOf(local) + WEEKDAY_OF_DAY_0 - startOfWeek) / 7));
  if (unit === 'day') return passed(dayOf);
  if (unit === 'second' || unit === 'millisecond')
    return passed((local) => Math.floor(local.toMillis() / LENGTHS[unit]));
  const length = LENGTHS[unit as keyof typeof LENGTHS];
  // Hours and minutes begin where the clock on the wall says so, and an hour that it jumps over has not passed.
  const jumped = Math.trunc(((from.offset - to.offset) * LENGTHS.minute) / length);
  return passed((local) => Math.floor(wallClock(local) / length)) + jumped;
}

/** Days since the first Sunday of the year, in weeks from 0 for the days before it. */
const sundayWeek = (local: DateTime): number => Math.floor((local.ordinal + 6 - (local.weekday % 7)) / 7);

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

function offsetOf(local: DateTime): string {
  const minutes = Math.trunc(Math.abs(local.offset));
  return `${local.offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
}

const SPECIFIERS: Readonly<Record<string, (local: DateTime) => string>> = {
  '%': () => '%',
  b: (local) => local.toFormat('LLL', { locale: 'en-US' }),
  B: (local) => local.toFormat('LLLL', { locale: 'en-US' }),
  d: (local) => padded(local.day, 2),
  G: (local) => padded(local.weekYear, 4),
  H: (local) => padded(local.hour, 2),
  j: (local) => padded(local.ordinal, 3),
  L: (local) => padded(local.millisecond, 3),
  m: (local) => padded(local.month, 2),
  M: (local) => padded(local.minute, 2),
  S: (local) => padded(local.second, 2),
  u: (local) => String(local.weekday),
  U: (local) => padded(sundayWeek(local), 2),
  V: (local) => padded(local.weekNumber, 2),
  w: (local) => String((local.weekday % 7) + 1),
  Y: (local) => padded(local.year, 4),
  z: offsetOf,
  Z: (local) => String(Math.trunc(local.offset) + 0),
};

/** Reads a format of `$dateToString`; every `%` must begin a specifier. */
export function readFormat(given: unknown): string {
  if (typeof given !== 'string') throw new CommandError(18533, "$dateToString requires that 'format' be a string");
  for (const [, specifier = ''] of given.matchAll(/%(.?)/gsu)) {
    if (specifier === '') throw new CommandError(18535, "Unmatched '%' at end of format string");
    if (!(specifier in SPECIFIERS)) {
      throw new CommandError(18536, `Invalid format character '%${specifier}' in format string`);
    }
  }
  return given;
}

/** Writes a date by a format (manual: "$dateToString (aggregation)", "Format Specifiers"); without one as ISO 8601. */
export function written(date: Date, zone: Zone, format?: string): string {
  const local = inZone(date, zone);
  if (local.year < 0 || local.year > 9999) {
    throw new CommandError(18537, `Could not convert date to string: the year ${local.year} is not within 0 and 9999`);
  }
  const isUtc = zone.isUniversal && local.offset === 0;
  const chosen = format ?? `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`;
  return chosen.replace(/%(.)/gsu, (_, specifier: string) => SPECIFIERS[specifier]?.(local) ?? '');
}
