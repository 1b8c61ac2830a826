import type { GoalId, UserId } from '../domain/names.ts';
import { policy } from '../domain/policy.ts';
import type { FieldProblem } from '../domain/problem.ts';
import { promptNotice } from '../domain/prompt-report.ts';
import { askedOf, type Round } from '../domain/round.ts';
import type { RoundRefusal } from '../domain/round-changes.ts';
import { handedOver } from '../domain/round-changes.ts';
import { promptTime } from '../domain/schedule/hours.ts';
import type { Team } from '../domain/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { changeRound, type RoundClick } from './change-round.ts';
import { messageIds } from './message-ids.ts';
import { type PlanRemindersPorts, planReminders } from './plan-reminders.ts';
import { type RefreshRoundPorts, refreshRound } from './refresh-round.ts';
import { viewRound } from './round-view.ts';
import { openGoals } from './skip-goals.ts';
import { publicHolidays } from './team-calendar.ts';
import { whoIs } from './who.ts';

export interface HandOverPorts extends RefreshRoundPorts, PlanRemindersPorts {}

export interface HandOverRequest extends RoundClick {
  readonly goals: readonly GoalId[];
  readonly to: UserId | undefined;
}

export type HandedOver =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: RoundRefusal }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'goals' | 'to'>[] };

/**
 * Lets somebody else answer goals in this round. They get a prompt, or find the goals in the one they have, which comes
 * down to the bottom; who handed them over sees who has them. The goals keep their owner. Twice is once.
 */
export function handOver(ports: HandOverPorts) {
  const refresh = refreshRound(ports);
  return async ({ goals, to, ...click }: HandOverRequest): Promise<HandedOver> => {
    const problems = await problemsOf(ports, click, goals, to);
    if (problems.length > 0 || to === undefined) return { ok: false, problems };
    const now = ports.clock.now();
    const changed = await changeRound(ports.rounds, click, now, async (round) => {
      // The form came before, and its answer was lost: it is only made good that they are asked.
      if (goals.every((goal) => askedOf(round, to).includes(goal))) return { round };
      const moved = await openGoals(ports.goals, round, click, goals);
      return moved.length === 0 ? { refused: 'nothing-open' } : { round: handedOver(round, moved, click.person, to) };
    });
    if (!changed.ok) return changed;
    await refresh(click.round);
    await prompt(ports, changed.round, to, [...goals].toSorted().join());
    return { ok: true };
  };
}

async function problemsOf(
  { directory }: RefreshRoundPorts,
  { workspace, person }: RoundClick,
  goals: readonly GoalId[],
  to: UserId | undefined,
): Promise<FieldProblem<'goals' | 'to'>[]> {
  const none: FieldProblem<'goals'>[] = goals.length > 0 ? [] : [{ field: 'goals', problem: { code: 'choose-one' } }];
  if (to === undefined) return [...none, { field: 'to', problem: { code: 'choose-one' } }];
  if (to === person) return [...none, { field: 'to', problem: { code: 'yourself' } }];
  const { actor } = await whoIs(directory, workspace, to);
  if (policy.beResponsible(actor).allowed) return none;
  return [...none, { field: 'to', problem: { code: 'cannot-answer' } }];
}

/** Asks whoever has the goals now, in their next working hour; a prompt that stands already is brought down at once. */
async function prompt(ports: HandOverPorts, round: Round, to: UserId, goals: string): Promise<void> {
  const team = await ports.teams.get(round.workspace, round.team);
  if (team === undefined) return;
  const id = messageIds.prompt(round.id, to);
  const notice = promptNotice(await viewRound(ports, round, team), to);
  await ports.dispatcher.put({
    id,
    workspace: round.workspace,
    to: { user: to },
    notice,
    notBefore: await whenToAsk(ports, team, to),
    expiresAt: round.closesAt,
  });
  await ports.dispatcher.bump(id, notice, `handed|${goals}`);
  await planReminders(ports, round, team);
}

async function whenToAsk(ports: HandOverPorts, team: Team, to: UserId): Promise<Date> {
  const { settings } = team;
  const { zone } = await ports.directory.person(team.workspace, to);
  const now = ports.clock.now();
  return promptTime(localDateOf(now, zone), settings, zone, now, await publicHolidays(ports, settings));
}
