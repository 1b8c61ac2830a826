import type { LocalDate, UserId, Zone } from '../../domain/names.ts';
import { byId, unanswered } from '../../domain/round/due-items.ts';
import { isUnattended } from '../../domain/round/nobody-there.ts';
import { reminderDays, remindersOf } from '../../domain/round/reminder.ts';
import { askedOf, goalsIn, peopleAsked, type Round } from '../../domain/round/round.ts';
import { isFrequent } from '../../domain/schedule/occurrence.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../domain/time/working-days.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { ReminderStore, RoundStore } from '../../ports/rounds.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';

/** Where the last round that asked somebody is looked for. */
const LOOK_BACK_MS = 31 * 86_400_000;

export interface PlanRemindersPorts extends CalendarPorts {
  readonly reminders: ReminderStore;
  readonly rounds: RoundStore;
  readonly goals: GoalStore;
  readonly directory: Directory;
}

/**
 * Writes down when everybody whom a round asks is to be reminded. May be repeated: what was planned stays, who came in
 * since is added. A round keeps to the settings that the team had when it opened. A weekly or fortnightly round asks who
 * answered nothing of the last round, too, and does not remind them on top: the lead knows.
 */
export async function planReminders(ports: PlanRemindersPorts, round: Round, team: Team): Promise<void> {
  const { settings, zone } = team;
  const calendar = await teamCalendar(ports, settings);
  const openedOn = openingDay(round, zone, calendar);
  const days = { kind: round.kind, openedOn, closesOn: localDateOf(round.closesAt, zone), closesAt: round.closesAt };
  const silent = await silentBefore(ports, round);
  for (const person of peopleAsked(round)) {
    if (silent.has(person)) continue;
    const { zone: theirs } = await ports.directory.personToday(round.workspace, person, team);
    const on = reminderDays(days, settings, theirs, calendar);
    const from = ports.clock.now();
    for (const reminder of remindersOf(round, person, on, { promptAt: settings.promptAt, zone: theirs, from })) {
      await ports.reminders.add(reminder);
    }
  }
}

/** Of a weekly or fortnightly round: who has answered nothing, until now, of the last round that is over and asked them. */
async function silentBefore({ rounds, goals, clock }: PlanRemindersPorts, round: Round): Promise<ReadonlySet<UserId>> {
  if (!isFrequent(round.kind)) return new Set();
  const { workspace, team } = round;
  const now = clock.now();
  const over = await rounds.overSince(workspace, team, addMilliseconds(now, -LOOK_BACK_MS), now);
  const last = peopleAsked(round).map((person) => ({
    person,
    before: over.find((one) => peopleAsked(one).includes(person)),
  }));
  const ids = new Set(last.flatMap(({ before }) => (before ? goalsIn(before) : [])));
  const known = byId(await goals.getMany(workspace, [...ids]));
  // Who was away or had left then was not silent.
  const isSilent = (person: UserId, before: Round) => {
    const open = new Set(unanswered(before, person, known).map(({ id }) => id));
    const asked = askedOf(before, person).filter((id) => !isUnattended(before, id));
    return asked.length > 0 && asked.every((id) => open.has(id));
  };
  return new Set(last.flatMap(({ person, before }) => (before && isSilent(person, before) ? [person] : [])));
}

/** A round whose first member is far east opens on the day before by the team's calendar, or on a Sunday. */
function openingDay({ openedAt, period, kind }: Round, zone: Zone, calendar: WorkingCalendar): LocalDate {
  const opened = localDateOf(openedAt, zone);
  const day = opened < period.first ? period.first : opened;
  return kind === 'asked' || isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
}
