import { DateTime, IANAZone } from 'luxon';
import type { LocalDate, LocalTime, Zone } from '../names.ts';
import { twoDigits } from './civil.ts';
import { dayNumber } from './day-number.ts';
import { dateOfNumber, isLocalDate } from './local-date.ts';
import { offsetMs, onlyInstant } from './offsets.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether a text names a zone of the IANA database that this machine knows. */
export function isZone(text: string): text is Zone {
  // `create` keeps the zones it has seen; `isValidZone` would build a formatter at every question.
  return IANAZone.create(text).isValid;
}

/** Whether a text is a time of day, `HH:mm`. */
export function isLocalTime(text: string): text is LocalTime {
  return TIME.test(text);
}

function zoned(zone: Zone): IANAZone {
  const found = IANAZone.create(zone);
  if (!found.isValid) throw new RangeError(`"${zone}" is not an IANA time zone`);
  return found;
}

/**
 * The instant at which a clock on the wall of `zone` shows `date` and `time`.
 *
 * A time that the wall clock skips moves forward by the length of the gap (02:30 becomes 03:30; on a day that a zone
 * left out, the same time a day later). A time that it shows twice is the first of the two. This is the rule of
 * RFC 5545, section 3.3.5, and of java.time's `ZonedDateTime.of`.
 *
 * Throws a RangeError that names what is no day, no time or no zone.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: Zone): Date {
  const where = zoned(zone);
  if (!isLocalDate(date)) throw new RangeError(`"${date}" is not a day of the calendar (YYYY-MM-DD)`);
  if (!isLocalTime(time)) throw new RangeError(`"${time}" is not a time of day (HH:mm)`);
  const only = onlyInstant(where, onAWallInUtc(date, time));
  if (only !== undefined) return new Date(only);
  const wall = DateTime.fromISO(`${date}T${time}`, { zone: where });
  // Which of the two luxon picks in an overlap depends on the zone's offset today, so ask for both.
  const instants = wall.getPossibleOffsets().map((possible) => possible.toMillis());
  return new Date(Math.min(...instants));
}

function onAWallInUtc(date: LocalDate, time: LocalTime): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return dayNumber(date) * DAY_MS + minutes * MINUTE_MS;
}

/** The instant so many milliseconds later. */
export function addMilliseconds(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

/** The calendar day that it is in `zone` at an instant. Throws a RangeError where `zone` is no zone. */
export function localDateOf(instant: Date, zone: Zone): LocalDate {
  return dateOfNumber(Math.floor(onTheWall(instant, zone) / DAY_MS));
}

/** The time of day that a wall clock in `zone` shows at an instant, whole minutes. */
export function localTimeOf(instant: Date, zone: Zone): LocalTime {
  const wall = onTheWall(instant, zone);
  const minutes = Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** The instant at which a clock in UTC shows what one in `zone` shows at this one, in milliseconds. */
function onTheWall(instant: Date, zone: Zone): number {
  const where = zoned(zone);
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new RangeError('not an instant');
  return ms + offsetMs(where, ms);
}
