import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Answer, AnswerEntry } from '../../domain/check-in/answer.ts';
import { MAX_CHECK_INS, withCheckIn } from '../../domain/check-in/check-in.ts';
import { closingOf } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { withActionsAdded } from '../../domain/goal/typed-actions.ts';
import { byId } from '../../domain/round/due-items.ts';
import type { AnswerStore } from '../../ports/answers.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { type RefreshRoundPorts, refreshRound } from '../round/index.ts';
import { affectedRounds } from './affected-rounds.ts';
import { type AcceptedCheckIn, celebrate } from './celebrate.ts';
import { copyToSiblings } from './copy-to-siblings.ts';
import { notifyKeptThoughClosed } from './kept-though-closed.ts';
import { notifyNotCounted } from './not-counted.ts';
import { updateStaleGoals } from './update-stale-goals.ts';

export interface ApplyAnswerPorts extends RefreshRoundPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly rounds: RoundStore;
  readonly answers: AnswerStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** An answer is left to whoever recorded it for so long before the sweep takes it up. */
const SWEEP_AFTER_MS = 30_000;
const SWEEP_AT_ONCE = 50;

/**
 * Brings a recorded answer to its goals, and what follows from it to the round message, the prompts and the channel.
 * Every step may be repeated, so that an answer that was cut short by a crash is finished by {@link sweepAnswers}.
 */
export function applyAnswer(ports: ApplyAnswerPorts) {
  const refresh = refreshRound(ports);
  return async (answer: Answer): Promise<void> => {
    const accepted: AcceptedCheckIn[] = [];
    const ids = answer.entries.map((entry) => entry.goal);
    const read = byId(await ports.goals.getMany(answer.workspace, ids));
    for (const entry of answer.entries) {
      const goal = await append(ports, answer, entry, read.get(entry.goal));
      if (goal !== undefined) accepted.push({ goal, checkIn: entry.checkIn });
    }
    accepted.push(...(await copyToSiblings(ports, answer.workspace, accepted)));
    await celebrate(ports, answer.workspace, accepted.filter(isInTime));
    await updateStaleGoals(ports, accepted);
    for (const round of await affectedRounds(ports.rounds, answer.workspace, accepted)) await refresh(round);
    await ports.answers.markApplied(answer.id);
  };
}

/** Finishes the answers that were recorded and not applied to the end. Returns how many. One that fails is thrown last. */
export function sweepAnswers(ports: ApplyAnswerPorts) {
  const apply = applyAnswer(ports);
  return async (): Promise<number> => {
    const until = new Date(ports.clock.now().getTime() - SWEEP_AFTER_MS);
    const left = await ports.answers.unapplied(until, SWEEP_AT_ONCE);
    await forEachSequentially(left, apply);
    return left.length;
  };
}

/**
 * Writes to a goal as it was read, and reads it again where that is not how it is any more.
 * What was taken while the goal was active counts also where it was closed, or given to another, on the way. Where the
 * goal takes no more, or is gone, the person gets it back.
 */
async function append(
  ports: ApplyAnswerPorts,
  answer: Answer,
  entry: AnswerEntry,
  read: Goal | undefined,
): Promise<Goal | undefined> {
  let known = read;
  const attempt = async (): Promise<Goal | undefined | 'again'> => {
    const goal = known ?? (await ports.goals.get(answer.workspace, entry.goal));
    known = undefined;
    if (goal === undefined || isFullFor(goal, entry)) {
      await notifyNotCounted(ports, answer, entry, goal);
      return undefined;
    }
    const next = withCheckIn(goal, entry.checkIn);
    if (next === undefined) return goal;
    await notifyKeptThoughClosed(ports, answer, entry, goal);
    const planned = withActionsAdded(next, entry.actions);
    return (await ports.goals.save(planned)) ? planned : 'again';
  };
  return retryOnConflict(
    attempt,
    'Too many writes to one goal at the same time; the answer is kept and will be applied by the sweep.',
  );
}

/** What came after a goal was closed changes nothing of what it came to. */
function isInTime({ goal, checkIn }: AcceptedCheckIn): boolean {
  // A mark on the way is no feast on the day on which the goal is closed without its target.
  if (goal.state === 'missed' || goal.state === 'dropped') return false;
  const closing = closingOf(goal);
  return closing === undefined || checkIn.at <= closing.at;
}

function isFullFor({ checkIns }: Goal, { checkIn }: AnswerEntry): boolean {
  return checkIns.length >= MAX_CHECK_INS && !checkIns.some(({ id }) => id === checkIn.id);
}
