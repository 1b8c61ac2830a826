import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId } from '../../domain/names.ts';
import { promptNotice } from '../../domain/round/prompt-report.ts';
import type { Round } from '../../domain/round/round.ts';
import { nextWorkingHour } from '../../domain/schedule/hours.ts';
import { type PlanRemindersPorts, planReminders } from './plan-reminders.ts';
import type { RefreshRoundPorts } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

export type PromptForPorts = RefreshRoundPorts & PlanRemindersPorts;

/**
 * Asks somebody who came into a round after it opened, in their next working hour. Who was asked before has their prompt
 * already, far up perhaps: it comes down with what is new in it, once an occasion. May be repeated.
 */
export async function promptFor(ports: PromptForPorts, round: Round, to: UserId, occasion: string): Promise<void> {
  const { workspace, team: id, closesAt } = round;
  const team = await ports.teams.get(workspace, id);
  if (team === undefined) return;
  const [{ zone }, view] = await Promise.all([
    ports.directory.personToday(workspace, to, team),
    viewRound(ports, round, team),
  ]);
  const now = ports.clock.now();
  const at = nextWorkingHour(now, team.settings, zone, view.calendar);
  const notice = promptNotice(view, to);
  const prompt = messageIds.prompt(round.id, to);
  const notBefore = at < closesAt ? at : now;
  await ports.dispatcher.enqueue({ id: prompt, workspace, to: { user: to }, notice, notBefore, expiresAt: closesAt });
  await ports.dispatcher.bump(prompt, notice, occasion);
  await planReminders(ports, round, team);
}
