import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import { unanswered } from '../../domain/round/due-items.ts';
import { isUnattended } from '../../domain/round/nobody-there.ts';
import { promptNotice } from '../../domain/round/prompt-report.ts';
import { REMINDER_TTL_MS, type Reminder } from '../../domain/round/reminder.ts';
import { wasSeen } from '../../domain/round/seen.ts';
import { personalPromptAt } from '../../domain/schedule/hours.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { isIneligible } from '../../ports/actors.ts';
import type { DraftStore } from '../../ports/answers.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { ReminderStore, RoundStore } from '../../ports/rounds.ts';
import type { AbsenceStore, TeamStore } from '../../ports/teams.ts';
import { isAwayOn } from './away-on.ts';
import { type RoundViewPorts, viewRound } from './round-view.ts';

export interface RemindPorts extends RoundViewPorts {
  readonly rounds: RoundStore;
  readonly teams: TeamStore;
  readonly reminders: ReminderStore;
  readonly absences: AbsenceStore;
  readonly drafts: DraftStore;
  readonly dispatcher: Dispatcher;
}

/** How many reminders one pass looks at; the next pass takes the others. */
const MAX_AT_ONCE = 200;

/**
 * Reminds who has not answered: their prompt, as it is to stand now, comes to the bottom of the conversation. Who has
 * answered, is away or snoozed the prompt meanwhile is left in peace, and so is who could not be reminded for a day. Who
 * knows of the round is reminded on its last day alone, and a prompt that comes back that day is the reminder.
 * May be repeated: the reminder's id is the occasion of the bump. Returns how many were looked at.
 */
export function remindPeople(ports: RemindPorts) {
  return async (): Promise<number> => {
    const due = await ports.reminders.due(ports.clock.now(), MAX_AT_ONCE);
    await forEachSequentially(due, async (reminder) => {
      const again = await remind(ports, reminder);
      if (again === undefined) await ports.reminders.markDone(reminder.id);
      else await ports.reminders.reschedule(reminder.id, again);
    });
    return due.length;
  };
}

/** When to look again; undefined where the reminder was given, or is of no use any more. */
async function remind(ports: RemindPorts, reminder: Reminder): Promise<Date | undefined> {
  const now = ports.clock.now();
  const round = await ports.rounds.get(reminder.round);
  const team = round && (await ports.teams.get(round.workspace, round.team));
  if (round === undefined || team === undefined || round.state !== 'open' || round.closesAt <= now) return undefined;
  const timely = await timeOf(ports, reminder, team);
  if (timely > now) return timely < round.closesAt ? timely : undefined;
  const since = timely > reminder.at ? timely : reminder.at;
  if (addMilliseconds(since, REMINDER_TTL_MS) <= now) return undefined;
  const snooze = round.snoozes.find(({ person }) => person === reminder.person);
  if (snooze !== undefined && (snooze.until > now || snooze.on === reminder.day)) return undefined;
  if (await isAway(ports, reminder, team)) return undefined;
  const view = await viewRound(ports, round, team);
  const open = unanswered(round, reminder.person, view.goals).filter(({ id }) => !isUnattended(view.round, id));
  if (open.length === 0) return undefined;
  const draft = await ports.drafts.get(round.workspace, reminder.person);
  if (reminder.early && wasSeen(round, reminder.person, view.goals, draft)) return undefined;
  const prompt = messageIds.prompt(round.id, reminder.person);
  await ports.dispatcher.bump(prompt, promptNotice(view, reminder.person), reminder.id);
  return undefined;
}

/** By the person's clock as it is now: they may have moved since the round opened. */
async function timeOf({ directory }: RemindPorts, { workspace, person, day }: Reminder, team: Team) {
  const { zone } = await directory.personToday(workspace, person, team);
  return personalPromptAt(day, team.settings.promptAt, zone);
}

async function isAway(
  { absences, directory, clock }: RemindPorts,
  { workspace, person }: Reminder,
  team: Team,
): Promise<boolean> {
  const known = await directory.personToday(workspace, person, team);
  return isIneligible(known) || isAwayOn(absences, workspace, person, localDateOf(clock.now(), known.zone));
}
