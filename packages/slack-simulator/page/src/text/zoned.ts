import { dayOf, timeOfDay } from './time.ts';

/** What a clock on the wall of the zone shows at an instant, read as if it were UTC. */
function wallAsUtc(at: number, zone: string): number {
  const date = new Date(at);
  return Date.parse(`${dayOf(date, zone)}T${timeOfDay(date, zone)}:00Z`);
}

/**
 * The instant, in seconds since 1970, at which a clock in the zone shows this day and time; undefined where either is
 * not complete. A time that the zone skips becomes the one as far after the gap.
 */
export function secondsOfLocal(date: string, time: string, zone: string): number | undefined {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  const first = wanted - (wallAsUtc(wanted, zone) - wanted);
  const second = first - (wallAsUtc(first, zone) - wanted);
  return Math.max(wallAsUtc(second, zone) === wanted ? second : first, second) / 1000;
}

/** The opposite of {@link secondsOfLocal}. */
export function localOfSeconds(seconds: number, zone: string): { readonly date: string; readonly time: string } {
  const at = new Date(seconds * 1000);
  return { date: dayOf(at, zone), time: timeOfDay(at, zone) };
}
