import type { LocalDate } from '../names.ts';
import { deadlineOf } from '../schedule/deadline.ts';
import { calendarOf } from '../schedule/hours.ts';
import {
  isLive,
  type Occurrence,
  type Rhythm,
  SCHEDULED_ROUNDS,
  type ScheduledRound,
  type ScheduleKind,
} from '../schedule/occurrence.ts';
import { plan } from '../schedule/plan.ts';
import { isDayOff } from '../team/days-off.ts';
import type { HolidayDay } from '../team/holiday.ts';
import type { TeamSettings } from '../team/team.ts';
import { localDateOf } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import type { Period } from '../time/periods.ts';
import { isWorkingDay } from '../time/working-days.ts';
import { reminderDays } from './reminder.ts';

/** Why a day is no working day; some have a name, and a feast that goes by the moon may shift by a day. */
export interface DayOff {
  readonly day: LocalDate;
  readonly why: 'weekday' | 'holiday' | 'day-off';
  readonly name?: string;
  readonly byMoon?: true;
}

/** A day on which a team will be asked. */
export interface PlannedRound {
  readonly kind: ScheduledRound;
  readonly period: Period;
  readonly on: LocalDate;
  readonly closesOn: LocalDate;
  readonly reminders: readonly LocalDate[];
  /** Where it is not the first day of the period: that day, and the holidays and days off after it. */
  readonly moved: readonly DayOff[];
}

export interface RhythmPreview {
  /** In order of their days. */
  readonly rounds: readonly PlannedRound[];
  /** When the next digest is posted, where there are any. */
  readonly digestOn?: LocalDate;
}

/** What a preview is made from: a team's rhythm as it would be, with all its settings and the names of holidays. */
export interface PreviewInput extends Omit<Rhythm, 'kind' | 'settings' | 'holidays'> {
  readonly settings: TeamSettings;
  readonly holidays: ReadonlyMap<LocalDate, Pick<HolidayDay, 'name' | 'byLaw' | 'byMoon'>>;
  /** How far each schedule has got. */
  readonly cursors: Readonly<Record<ScheduleKind, LocalDate>>;
  readonly now: Date;
}

/** A schedule plans so often to get to the next thing that it asks: over what is covered and what is too late. */
const MAX_PLANS = 20;
/** Days off that are named for one date. */
const MAX_NAMED = 3;
/** Holidays are known so far ahead. */
const YEARS_KNOWN = 2;

/**
 * The next rounds of a team, as its schedules will plan them: this runs the very plan that they run, so what it shows is
 * what happens, unless the settings, the goals' cadences or the members' zones change. At most `count`, and none beyond
 * the years of which the holidays are known.
 */
export function previewRhythm(input: PreviewInput, count: number): RhythmPreview {
  const { now, settings } = input;
  const until = `${now.getUTCFullYear() + YEARS_KNOWN}-12-31`;
  const queue = SCHEDULED_ROUNDS.filter((kind) => isLive(kind, input)).map((kind) => series(kind, input));
  const rounds: PlannedRound[] = [];
  while (rounds.length < count) {
    const [first] = queue.toSorted((one, other) => compare(one.next, other.next));
    if (first?.next === undefined || first.next.nominal > until) break;
    rounds.push(planned(first.kind, first.next, input));
    first.step();
  }
  const digest = settings.digest ? series('digest', input).next : undefined;
  return { rounds, ...(digest && { digestOn: localDateOf(digest.dueAt, input.teamZone) }) };
}

interface Series<Kind extends ScheduleKind> {
  readonly kind: Kind;
  next: Occurrence | undefined;
  step(): void;
}

/** What a schedule fires, one after the other. */
function series<Kind extends ScheduleKind>(kind: Kind, input: PreviewInput): Series<Kind> {
  let cursor = input.cursors[kind];
  let at = input.now;
  const find = (): Occurrence | undefined => {
    for (let step = 0; step < MAX_PLANS; step += 1) {
      const done = plan({ ...input, kind, cursor, now: at });
      cursor = done.cursor;
      if (done.fire) return done.fire;
      at = done.next.dueAt;
    }
    return undefined;
  };
  const found: Series<Kind> = {
    kind,
    next: find(),
    step: () => {
      found.next = find();
    },
  };
  return found;
}

function compare(one: Occurrence | undefined, other: Occurrence | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
  return one.nominal < other.nominal ? -1 : 1;
}

function planned(kind: ScheduledRound, { period, nominal }: Occurrence, input: PreviewInput): PlannedRound {
  const { settings, teamZone, holidays, now } = input;
  const calendar = calendarOf(settings, holidays);
  const today = localDateOf(now, teamZone);
  // What is late opens today, or at the next working hour.
  const on = nominal > today ? nominal : today;
  const deadline = deadlineOf({ kind, period }, on, settings, teamZone, holidays);
  const days = { kind, openedOn: on, closesOn: deadline.on, closesAt: deadline.at };
  return {
    kind,
    period,
    on,
    closesOn: deadline.on,
    reminders: reminderDays(days, settings, teamZone, calendar),
    moved: movedBy(period.first, nominal, input),
  };
}

function movedBy(first: LocalDate, nominal: LocalDate, { settings, holidays }: PreviewInput): DayOff[] {
  const calendar = calendarOf(settings, holidays);
  const off: DayOff[] = [];
  for (let day = first; day < nominal && off.length < MAX_NAMED; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) continue;
    const holiday = holidays.get(day);
    if (holiday !== undefined) {
      const { name, byLaw, byMoon } = holiday;
      off.push({ day, why: byLaw ? 'holiday' : 'day-off', name, ...(byMoon && { byMoon }) });
    } else if (isDayOff(day, settings.daysOff, settings.offEveryYear)) off.push({ day, why: 'day-off' });
    else if (day === first) off.push({ day, why: 'weekday' });
  }
  return off;
}
