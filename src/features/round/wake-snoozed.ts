import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId } from '../../domain/names.ts';
import { promptNotice } from '../../domain/round/prompt-report.ts';
import type { Round } from '../../domain/round/round.ts';
import { dueSnoozes, type ReturnDate, wakeSnoozes } from '../../domain/round/snooze.ts';
import { personalPromptAt } from '../../domain/schedule/hours.ts';
import { absenceOn, backOn } from '../../domain/team/absence.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { LAST_DAY } from '../../domain/time/local-date.ts';
import { isIneligible } from '../../ports/actors.ts';
import { teamCalendar } from '../../ports/team-calendar.ts';
import type { AbsenceStore } from '../../ports/teams.ts';
import type { RefreshRoundPorts } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

export type WakePorts = RefreshRoundPorts & { readonly absences: AbsenceStore };

/** How many rounds one pass wakes prompts of; the next pass takes the others. */
const MAX_AT_ONCE = 100;

/**
 * Brings the prompts back whose time has come: the same message, at the bottom. Who is away by then is called when they
 * are back. A round whose write is lost to another is taken up by the next pass, and a bump of one occasion is one bump.
 * Returns how many rounds there were.
 */
export function wakeSnoozed(ports: WakePorts) {
  return async (): Promise<number> => {
    const now = ports.clock.now();
    const rounds = await ports.rounds.dueToWake(now, MAX_AT_ONCE);
    await forEachSequentially(rounds, (round) => wake(ports, round, now));
    return rounds.length;
  };
}

async function wake(ports: WakePorts, before: Round, now: Date): Promise<void> {
  const { dispatcher } = ports;
  const team = await ports.teams.get(before.workspace, before.team);
  const returns = team === undefined ? new Map<UserId, ReturnDate>() : await returnsOf(ports, before, team, now);
  const { round, back, waiting } = wakeSnoozes(before, now, returns);
  if (team !== undefined) {
    const view = await viewRound(ports, round, team);
    for (const { person, times } of back) {
      await dispatcher.bump(messageIds.prompt(round.id, person), promptNotice(view, person), `back|${times}`);
    }
    for (const { person } of waiting) {
      await dispatcher.amend(messageIds.prompt(round.id, person), promptNotice(view, person));
    }
  }
  await ports.rounds.save(round);
}

/** Of those whose prompts would come back now, who is away or gone, and when they are back. */
async function returnsOf(ports: WakePorts, round: Round, team: Team, now: Date): Promise<Map<UserId, ReturnDate>> {
  const calendar = await teamCalendar(ports, team.settings);
  const returns = new Map<UserId, ReturnDate>();
  for (const { person } of dueSnoozes(round, now)) {
    const known = await ports.directory.personToday(round.workspace, person, team);
    const today = localDateOf(now, known.zone);
    const absences = await ports.absences.within(round.workspace, [person], today, LAST_DAY);
    if (isIneligible(known)) returns.set(person, 'never');
    else if (absenceOn(absences, person, today) !== undefined) {
      const on = backOn(absences, person, today, calendar);
      returns.set(person, { on, until: personalPromptAt(on, team.settings.promptAt, known.zone) });
    }
  }
  return returns;
}
