import type { LocalDate, UserId, WorkspaceId } from '../names.ts';
import { addDays } from '../time/local-date.ts';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../time/working-days.ts';

/** In days, both ends included. Who is away for longer gives the goals to somebody else. */
export const MAX_ABSENCE_DAYS = 366;
/** A person's absences that are not over. */
export const MAX_ABSENCES = 20;
/** Absences that follow one another are walked through so often to find the day of the return. */
const MAX_IN_A_ROW = MAX_ABSENCES;

/** The days on which a person does not answer, and who answers instead. */
export interface Absence {
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Both days included, by the person's own calendar. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly delegate?: UserId;
  /** When `from` begins and `until` ends in the person's zone, as it was when they said so. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whether open rounds were looked through for what the delegate takes over. */
  readonly begun: boolean;
  readonly createdAt: Date;
}

/** A person's absence on a day. */
export function absenceOn(absences: readonly Absence[], person: UserId, day: LocalDate): Absence | undefined {
  return absences.find((one) => one.person === person && one.from <= day && day <= one.until);
}

/** Whether two stretches of days have one in common. */
export function overlap(one: Pick<Absence, 'from' | 'until'>, other: Pick<Absence, 'from' | 'until'>): boolean {
  return one.from <= other.until && other.from <= one.until;
}

/** The first working day on which somebody who is away on a day is back. */
export function backOn(
  absences: readonly Absence[],
  person: UserId,
  day: LocalDate,
  calendar: WorkingCalendar,
): LocalDate {
  let back = day;
  for (let row = 0; row < MAX_IN_A_ROW; row += 1) {
    const absence = absenceOn(absences, person, back);
    if (absence === undefined) return back;
    const next = addDays(absence.until, 1);
    back = isWorkingDay(next, calendar) ? next : nextWorkingDay(next, calendar);
  }
  return back;
}

/** An absence as it was typed into the form. */
export interface AbsenceInput {
  readonly from: string;
  readonly until: string;
  readonly delegate: UserId | undefined;
}

export type AbsenceField = 'from' | 'until' | 'delegate';
