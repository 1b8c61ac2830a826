import type { IANAZone } from 'luxon';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** Days of which a zone's offset is remembered: two years and more. A zone that is asked about others forgets them all. */
const MAX_DAYS = 800;

/** Offsets at the beginnings of days in UTC, in milliseconds, by zone. */
const remembered = new Map<string, Map<number, number>>();

/**
 * How far a zone is ahead of UTC at an instant, in milliseconds. The platform takes some ten microseconds to tell, so the
 * offset of a day on which it doesn't change is asked for once. No zone has changed its offset and taken that back on
 * one day.
 */
export function offsetMs(zone: IANAZone, ms: number): number {
  const day = Math.floor(ms / DAY_MS);
  const begins = atBeginningOf(zone, day);
  return begins === atBeginningOf(zone, day + 1) ? begins : zone.offset(ms) * MINUTE_MS;
}

function atBeginningOf(zone: IANAZone, day: number): number {
  const days = remembered.get(zone.name) ?? new Map<number, number>();
  if (days.size === 0) remembered.set(zone.name, days);
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size >= MAX_DAYS) days.clear();
  const offset = zone.offset(day * DAY_MS) * MINUTE_MS;
  days.set(day, offset);
  return offset;
}

/**
 * The one instant at which a clock on the wall of a zone shows what a clock in UTC shows at `wall`, or undefined where the
 * zone's offset changes within a day of it: there may be none, or two.
 */
export function onlyInstant(zone: IANAZone, wall: number): number | undefined {
  const before = offsetMs(zone, wall - DAY_MS);
  if (before !== offsetMs(zone, wall + DAY_MS)) return undefined;
  const instant = wall - before;
  return offsetMs(zone, instant) === before ? instant : undefined;
}
