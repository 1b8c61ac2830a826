import type { LocalDate, RoundId, UserId, WorkspaceId, Zone } from '../names.ts';
import { personalPromptAt } from '../schedule/hours.ts';
import { isFrequent, type RoundKind } from '../schedule/occurrence.ts';
import type { TeamSettings } from '../team/team.ts';
import { addDays } from '../time/local-date.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import type { Round } from './round.ts';

/** A reminder that could not be given within this time is left out (the table of catch-up windows). */
export const REMINDER_TTL_MS = 24 * 60 * 60 * 1000;
/** Whoever is reminded on the last day has this long to answer. */
const TIME_TO_ANSWER_MS = 60 * 60 * 1000;

/** One time at which a person is to be reminded of a round. */
export interface Reminder {
  /** `round|person|reminder|number`: the same one cannot come twice. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly round: RoundId;
  readonly person: UserId;
  /** From 1, in the order of the days. */
  readonly number: number;
  readonly day: LocalDate;
  /** The time for prompts on that day on the person's clock, as it was when the round opened or they were looked at last. */
  readonly at: Date;
  readonly done: boolean;
  /** Another one follows: left out where the person has shown by then that they know of the round. */
  readonly early?: boolean;
}

/** The reminders of one round and person. */
export function reminderId(round: RoundId, person: UserId, number: number): string {
  return `${round}|${person}|reminder|${number}`;
}

export interface RoundDays {
  readonly kind: RoundKind;
  /** The day on which people were asked. */
  readonly openedOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly closesAt: Date;
}

type ReminderSettings = Pick<TeamSettings, 'reminders' | 'remindOnLastDay' | 'promptAt'>;

/**
 * The days on which a person is reminded: so many working days after the day of the prompt, and the last day of the
 * round. For somebody so far west that their time for prompts comes when the round is over, the last day is the working
 * day before; where they would be reminded on the eve of that, too, it is left out: two days in a row are one reminder.
 * In order, each once, none on the day of the prompt. A weekly or fortnightly round reminds once, on the last of them.
 */
export function reminderDays(
  { kind, openedOn, closesOn, closesAt }: RoundDays,
  settings: ReminderSettings,
  zone: Zone,
  calendar: WorkingCalendar,
): LocalDate[] {
  const isInTime = (day: LocalDate) =>
    personalPromptAt(day, settings.promptAt, zone).getTime() + TIME_TO_ANSWER_MS <= closesAt.getTime();
  const counted = settings.reminders.map((count) => addWorkingDays(openedOn, count, calendar));
  let last = closesOn;
  while (last > openedOn && !(isInTime(last) && isWorkingDay(last, calendar))) last = addDays(last, -1);
  const isEve = (day: LocalDate) => last < closesOn && day < last && addWorkingDays(day, 1, calendar) === last;
  const days = settings.remindOnLastDay ? [...counted.filter((day) => !isEve(day)), last] : counted;
  const inOrder = [...new Set(days)].filter((day) => day > openedOn && day <= closesOn && isInTime(day)).toSorted();
  return isFrequent(kind) ? inOrder.slice(-1) : inOrder;
}

/** What a round wants its people to be reminded of, from `from` on: earlier days are past. */
export function remindersOf(
  round: Pick<Round, 'id' | 'workspace'>,
  person: UserId,
  days: readonly LocalDate[],
  { promptAt, zone, from }: { readonly promptAt: TeamSettings['promptAt']; readonly zone: Zone; readonly from: Date },
): Reminder[] {
  return days.flatMap((day, index) => {
    const at = personalPromptAt(day, promptAt, zone);
    if (at <= from) return [];
    const number = index + 1;
    const id = reminderId(round.id, person, number);
    const early = number < days.length;
    const reminder = { id, workspace: round.workspace, round: round.id, person, number, day, at, done: false };
    return [{ ...reminder, ...(early && { early }) }];
  });
}
