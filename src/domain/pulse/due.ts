import type { LocalDate, UserId } from '../names.ts';
import { addDays } from '../time/local-date.ts';
import type { Period } from '../time/periods.ts';
import { isGiven, type Pulse } from './pulse.ts';

/** Somebody who scored a client in the last so many days is not asked again because a quarter has begun. */
export const FRESH_DAYS = 30;

/**
 * Whether a person is to score a client in a quarter: they neither scored nor skipped it there, nor scored it shortly
 * before. Of the client all pulses are given, in any order.
 */
export function isPulseDue(pulses: readonly Pulse[], person: UserId, quarter: Period, today: LocalDate): boolean {
  const since = addDays(today, -FRESH_DAYS);
  return !pulses.some(
    (pulse) => pulse.by === person && (pulse.quarter.id === quarter.id || (isGiven(pulse) && pulse.on > since)),
  );
}

/**
 * The pulses of a client that a person sees who is to score it: none that others gave in the quarter, so that these do not
 * lead. All of them where they are not to score it, or have done so.
 */
export function pulsesShownTo(
  person: UserId,
  pulses: readonly Pulse[],
  {
    people,
    quarter,
    today,
  }: { readonly people: readonly UserId[]; readonly quarter: Period; readonly today: LocalDate },
): readonly Pulse[] {
  if (!people.includes(person) || !isPulseDue(pulses, person, quarter, today)) return pulses;
  return pulses.filter((pulse) => pulse.quarter.id !== quarter.id);
}
