import type { LocalDate } from '../names.ts';
import { localDateOf } from '../time/instant.ts';
import type { Period } from '../time/periods.ts';
import { anchorOf, nextPeriod, periodContaining, previousPeriod } from '../time/periods.ts';
import { workingDaysAfter } from '../time/working-days.ts';
import { calendarOf, endOfDay, nextWorkingHour } from './hours.ts';
import { isCovered, isLive, type Occurrence, occurrenceIn, type Rhythm, slotKind } from './occurrence.ts';

/** How many working days late a round may still be opened: a weekly one before half of its week is gone. */
const LATEST_WORKING_DAYS = { weekly: 2, fortnightly: 3, monthly: 5, quarterly: 10, annual: 10 } as const;
/** A digest is not posted any more when the next one is so near. */
const DIGEST_DISTANCE_MS = 12 * 60 * 60 * 1000;
/** Of a longer downtime only the newest slots are named as skipped: ten years of weeks. */
const MAX_SKIPPED = 520;
/** The slot of a moment is at most this far from the slot of the day in UTC: zones and days off move it by one. */
const SLOTS_AROUND = 3;
/** The next slot in which a kind asks is at most this far: a week that is covered again and again, a month, a quarter. */
const MAX_COVERED = 8;

export interface Plan {
  /** To be done now, once. */
  readonly fire?: Occurrence;
  /** Ids of the periods that were passed over, the oldest first; the newest 520 of them. */
  readonly skipped: readonly string[];
  /** What comes after that; a late one that waits for the next working hour is due then. */
  readonly next: Occurrence;
  /** When to plan again; not after `next` is due. */
  readonly wakeAt: Date;
  /** The last slot that is dealt with, once `fire` is done: its anchor. */
  readonly cursor: LocalDate;
}

export interface PlanInput extends Rhythm {
  /** The anchor of the last month, quarter or week that was dealt with. Nothing up to it falls due again. */
  readonly cursor: LocalDate;
  readonly now: Date;
}

interface Planning extends PlanInput {
  /** What falls due in a slot, which is asked several times of the same few. */
  readonly occurrenceOf: (slot: Period) => Occurrence;
}

function planning(input: PlanInput): Planning {
  const known = new Map<string, Occurrence>();
  const occurrenceOf = (slot: Period): Occurrence => {
    const occurrence = known.get(slot.id) ?? occurrenceIn(slot, input);
    known.set(slot.id, occurrence);
    return occurrence;
  };
  return { ...input, occurrenceOf };
}

/**
 * Decides what a schedule does now. After downtime only the latest slot counts, and only where it is not too late for
 * it; all older ones are passed over. Depends on nothing but its input; repeated with the cursor it returned, it never
 * fires the same period twice, whichever way the clock or the team's zone has moved.
 */
export function plan(given: PlanInput): Plan {
  const input = planning(given);
  const latest = latestDueSlot(input);
  if (!latest || anchor(input, latest) <= input.cursor) return rest(input, input.cursor, []);
  const older = olderSlots(input, latest);
  if (isSilent(input, latest)) return rest(input, anchor(input, latest), older);

  const due = input.occurrenceOf(latest);
  const at = releaseAt(due, latest, input);
  if (!at) return rest(input, anchor(input, latest), [...older, due.period.id]);
  if (at <= input.now) return { ...rest(input, anchor(input, latest), older), fire: due };
  const before = anchor(input, previousPeriod(...stepOf(input, latest)));
  return { skipped: older, next: { ...due, dueAt: at }, wakeAt: at, cursor: laterDay(before, input.cursor) };
}

/** The cursor of a schedule that begins now: what was due before now is past. */
export function firstCursor(rhythm: Rhythm, now: Date): LocalDate {
  const input = planning({ ...rhythm, now, cursor: '0001-01-01' });
  const latest = latestDueSlot(input);
  return anchor(input, latest ?? slotAt(input, now));
}

/** The last slot whose time has come, if there is one near now. */
function latestDueSlot(input: Planning): Period | undefined {
  // A member east of UTC can be asked on the day before the slot's first day in UTC, so look one slot ahead.
  let slot = nextPeriod(...stepOf(input, slotAt(input, input.now)));
  for (let step = 0; step <= SLOTS_AROUND; step += 1) {
    if (input.occurrenceOf(slot).dueAt <= input.now) return slot;
    slot = previousPeriod(...stepOf(input, slot));
  }
  return undefined;
}

function slotAt({ kind, settings }: PlanInput, now: Date): Period {
  return periodContaining(slotKind(kind), localDateOf(now, 'UTC'), settings);
}

function anchor({ kind }: PlanInput, slot: Period): LocalDate {
  return anchorOf(slotKind(kind), slot);
}

function stepOf({ kind, settings }: PlanInput, slot: Period): Parameters<typeof nextPeriod> {
  return [slotKind(kind), slot, settings];
}

/** The periods between cursor and latest slot that nobody will be asked about any more. */
function olderSlots(input: Planning, latest: Period): string[] {
  const ids: string[] = [];
  let slot = previousPeriod(...stepOf(input, latest));
  while (anchor(input, slot) > input.cursor && ids.length < MAX_SKIPPED) {
    if (!isSilent(input, slot)) ids.unshift(input.occurrenceOf(slot).period.id);
    slot = previousPeriod(...stepOf(input, slot));
  }
  return ids;
}

/** When a due occurrence may be done: now, at the next working hour, or not at all any more. */
function releaseAt(due: Occurrence, slot: Period, input: Planning): Date | undefined {
  const { now, settings, teamZone } = input;
  if (input.kind === 'digest') {
    const next = input.occurrenceOf(nextPeriod(...stepOf(input, slot)));
    return now.getTime() < next.dueAt.getTime() - DIGEST_DISTANCE_MS ? now : undefined;
  }
  if (now < endOfDay(due.nominal, settings.promptAt, teamZone)) return now;
  const calendar = calendarOf(settings, input.holidays);
  const at = nextWorkingHour(now, settings, teamZone, calendar);
  const max = LATEST_WORKING_DAYS[input.kind];
  const late = workingDaysAfter(due.nominal, localDateOf(at, teamZone), calendar, max + 1);
  return late <= max ? at : undefined;
}

/** Nothing (more) to do now: the slot after the cursor, whose time has not come. */
function rest(input: Planning, cursor: LocalDate, skipped: readonly string[]): Plan {
  const at = periodContaining(slotKind(input.kind), cursor, input.settings);
  const slot = nextPeriod(...stepOf(input, at));
  const wakeAt = input.occurrenceOf(slot).dueAt;
  let asked = slot;
  // Where there is nothing to ask at all, any day will do to look again.
  const max = isLive(input.kind, input) ? MAX_COVERED : 0;
  for (let step = 0; step < max && isSilent(input, asked); step += 1) {
    asked = nextPeriod(...stepOf(input, asked));
  }
  return { skipped, next: input.occurrenceOf(asked), wakeAt, cursor };
}

/** Whether nobody is asked in a slot: another round asks in its place, or there is nothing to ask at all. */
function isSilent(input: PlanInput, slot: Period): boolean {
  return !isLive(input.kind, input) || isCovered(input.kind, slot, input);
}

function laterDay(one: LocalDate, other: LocalDate): LocalDate {
  if (one < other) return other;
  return one;
}
