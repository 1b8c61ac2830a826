import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withPart } from '../../domain/ending/ended-report.ts';
import type { ClosedNotice } from '../../domain/ending/notices.ts';
import { closingOf, closingsOf, endOfState, isClosed, openedAfter, undoOf } from '../../domain/goal/closing.ts';
import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import { standingOf } from '../../domain/progress/standing.ts';
import { lastNews } from '../../domain/report/stale.ts';
import { goalsIn } from '../../domain/round/round.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { type RefreshRoundPorts, refreshRound } from '../round/index.ts';

export type SettleEndingPorts = RefreshRoundPorts;

/** What follows a change is left to whoever made it for so long before the sweep takes it up. */
const SWEEP_AFTER_MS = 30_000;
const SWEEP_AT_ONCE = 50;
/** A closing sentence that could not be posted within this time is no news any more. */
const CLOSED_TTL_MS = 5 * 86_400_000;

/**
 * Does what follows where a goal was closed, carried on, opened again or given to somebody else: open rounds and the
 * question to its owner show it, and the channel reads the closing sentence, or that it was taken back. May be repeated.
 */
export function settleEnding(ports: SettleEndingPorts) {
  const refresh = refreshRounds(ports);
  return async (goal: Goal): Promise<void> => {
    await refresh(goal);
    await updateQuestion(ports, goal, goal);
    if (isClosed(goal)) await updateStaleGoals(ports, goal);
    await postClosing(ports, goal);
    await markSettled(ports, goal);
  };
}

/** Takes a goal that was deleted out of open rounds and of the question to its owner. May be repeated. */
export function settleDeletion(ports: SettleEndingPorts) {
  const refresh = refreshRounds(ports);
  return async (goal: Goal): Promise<void> => {
    await refresh(goal);
    await updateQuestion(ports, goal, undefined);
  };
}

/** Finishes what was cut short, or was changed where nobody settles it. Returns how many goals there were. */
export function sweepEndings(ports: SettleEndingPorts) {
  const settle = settleEnding(ports);
  return async (): Promise<number> => {
    const until = addMilliseconds(ports.clock.now(), -SWEEP_AFTER_MS);
    const left = await ports.goals.unsettled(until, SWEEP_AT_ONCE);
    await forEachSequentially(left, settle);
    return left.length;
  };
}

function refreshRounds(ports: SettleEndingPorts) {
  const refresh = refreshRound(ports);
  return async ({ id, workspace, team }: Goal): Promise<void> => {
    const open = await ports.rounds.forTeam(workspace, team, 'open');
    for (const round of open) if (goalsIn(round).includes(id)) await refresh(round.id);
  };
}

async function updateQuestion(
  { dispatcher }: SettleEndingPorts,
  { id, endAsked }: Goal,
  now: Goal | undefined,
): Promise<void> {
  if (endAsked === undefined) return;
  await dispatcher.update(endAsked.message, (notice) =>
    notice.kind === 'ended' ? withPart(notice, id, now) : undefined,
  );
}

/** The word about goals without news asks for no value of this one any more. */
async function updateStaleGoals({ dispatcher, clock }: SettleEndingPorts, goal: Goal): Promise<void> {
  const standing = standingOf(goal, localDateOf(clock.now(), 'UTC'), (person) => person);
  await dispatcher.update(messageIds.staleGoal(goal.id, lastNews(goal)), (notice) => {
    if (notice.kind !== 'nudge') return undefined;
    const goals = notice.goals.map((one) => (one.goal === goal.id ? { ...standing, closed: true as const } : one));
    return { ...notice, goals };
  });
}

/** The sentence of the closing that holds is posted; of those that do not hold any more it is said where they stand. */
async function postClosing(ports: SettleEndingPorts, goal: Goal): Promise<void> {
  // What was told before the goal was private stays as it was.
  if (isPrivate(goal)) return;
  const current = closingOf(goal);
  for (const closing of closingsOf(goal)) {
    if (closing.id === current?.id) await post(ports, goal, closing);
    else await takeBack(ports, goal, closing);
  }
}

async function post(ports: SettleEndingPorts, goal: Goal, closing: GoalChange): Promise<void> {
  const { dispatcher, directory, clock, teams } = ports;
  const { workspace, title, outcome } = goal;
  const end = endOfState(goal.state);
  const team = outcome?.closing === undefined ? undefined : await teams.get(workspace, goal.team);
  if (outcome?.closing === undefined || end === undefined || team === undefined) return;
  const { name: byName } = await directory.person(workspace, closing.by);
  const { score, closing: words } = outcome;
  const now = clock.now();
  await dispatcher.enqueue({
    id: messageIds.closed(goal.id, closing.id),
    workspace,
    to: { channel: team.channel },
    notice: { kind: 'closed', title, end, score, words, byName },
    notBefore: now,
    expiresAt: addMilliseconds(now, CLOSED_TTL_MS),
  });
}

async function takeBack({ dispatcher }: SettleEndingPorts, goal: Goal, closing: GoalChange): Promise<void> {
  if (closing.now.outcome?.closing === undefined) return;
  const since: ClosedNotice['since'] = openedAfter(goal, closing)?.id === undoOf(closing) ? 'taken-back' : 'reopened';
  await dispatcher.update(messageIds.closed(goal.id, closing.id), (notice) =>
    notice.kind === 'closed' ? { ...notice, since } : undefined,
  );
}

function markSettled({ goals }: SettleEndingPorts, { workspace, id, unsettledSince }: Goal): Promise<void> {
  const attempt = async (): Promise<'again' | undefined> => {
    const goal = await goals.get(workspace, id);
    // What was changed since has consequences of its own.
    if (goal === undefined || goal.unsettledSince?.getTime() !== unsettledSince?.getTime()) return undefined;
    const { unsettledSince: settled, ...next } = goal;
    if (settled === undefined) return undefined;
    return (await goals.save({ ...next, version: goal.version + 1 })) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, 'Too many writes to one goal at the same time; the sweep tries again.');
}
