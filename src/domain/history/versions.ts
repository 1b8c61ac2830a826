import type { CheckIn, Goal } from '../goal/goal.ts';
import type { CheckInId } from '../names.ts';

/** What of a check-in is about the number. */
export type ValueEntry = Pick<CheckIn, 'id' | 'value' | 'on' | 'at' | 'corrects'>;

/** The order in which check-ins were said; two of one instant stand in the order of their ids. */
export function bySubmission(one: Pick<ValueEntry, 'id' | 'at'>, other: Pick<ValueEntry, 'id' | 'at'>): number {
  return one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/**
 * The check-ins that count, in the order in which they are given. A check-in, its corrections and the corrections of
 * these are one thing said several times: what was said last counts, and the others are history. It does not depend on
 * the order in which they were stored.
 */
export function counting<Of extends ValueEntry>(checkIns: readonly Of[]): readonly Of[] {
  if (!checkIns.some(({ corrects }) => corrects !== undefined)) return checkIns;
  const originals = originalsOf(checkIns);
  const last = new Map<CheckInId, Of>();
  for (const checkIn of checkIns) {
    const original = originals.get(checkIn.id) ?? checkIn.id;
    const before = last.get(original);
    if (before === undefined || bySubmission(before, checkIn) < 0) last.set(original, checkIn);
  }
  const kept = new Set(last.values());
  return checkIns.filter((checkIn) => kept.has(checkIn));
}

/** The id of the check-in that was said first of all that the one of this id corrects: its own where it corrects nothing. */
export function originalIdOf(checkIns: readonly ValueEntry[], id: CheckInId): CheckInId {
  return originalsOf(checkIns).get(id) ?? id;
}

/** The check-in that was said first of all that `checkIn` corrects: itself where it corrects nothing. */
export function originalOf<Of extends ValueEntry>(checkIns: readonly Of[], checkIn: Of): Of {
  const original = originalIdOf(checkIns, checkIn.id);
  return checkIns.find(({ id }) => id === original) ?? checkIn;
}

/** A check-in, and all that it corrects or that corrects it, in the order in which they were said. */
export function versionsOf<Of extends ValueEntry>(checkIns: readonly Of[], id: CheckInId): Of[] {
  const originals = originalsOf(checkIns);
  const original = originals.get(id);
  return checkIns.filter((one) => originals.get(one.id) === original).toSorted(bySubmission);
}

/** The goal without a check-in, all that it corrects and all that corrects it; the goal itself where none is named. */
export function withoutVersions<Of extends Pick<Goal, 'checkIns'>>(goal: Of, id: CheckInId | undefined): Of {
  if (id === undefined) return goal;
  const gone = new Set(versionsOf(goal.checkIns, id).map((version) => version.id));
  return { ...goal, checkIns: goal.checkIns.filter((checkIn) => !gone.has(checkIn.id)) };
}

/** Of each check-in the id of the one that it goes back to. One that corrects what is not there goes back to itself. */
function originalsOf(checkIns: readonly ValueEntry[]): ReadonlyMap<CheckInId, CheckInId> {
  const corrected = new Map(checkIns.map(({ id, corrects }) => [id, corrects]));
  const originalOf = (id: CheckInId): CheckInId => {
    let original = id;
    // No chain is longer than the history; one that bites its own tail ends there.
    for (let steps = 0; steps < checkIns.length; steps += 1) {
      const before = corrected.get(original);
      if (before === undefined || !corrected.has(before)) break;
      original = before;
    }
    return original;
  };
  return new Map(checkIns.map(({ id }) => [id, originalOf(id)]));
}
