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

/** A recorded answer, and the context of the request that it came with. */
interface Asked {
  readonly item: Answer;
  within<R>(act: () => R): R;
}

/**
 * Brings a recorded answer to its goals, and what follows from it to the round message, the prompts and the channel.
 * Every step may be repeated, so that an answer that was cut short by a crash is finished by {@link sweepAnswers}.
 */
export function applyAnswer(ports: ApplyAnswerPorts) {
  const apply = applyAnswers(ports);
  return (answer: Answer): Promise<void> => apply([{ item: answer, within: (act) => act() }]);
}

/**
 * As {@link applyAnswer}, of several in few round trips: those that have neither a goal nor a KPI in common, the others
 * after them. Where it throws, none of those that it was about counts as applied.
 */
export function applyAnswers(ports: ApplyAnswerPorts) {
  const refresh = refreshRound(ports);
  return async (answers: readonly Asked[]): Promise<void> => {
    for (let left = answers; left.length > 0; ) {
      const { now, later, goals } = await apart(ports, left);
      await applyLot(ports, refresh, now, goals);
      left = later;
    }
  };
}

async function applyLot(
  ports: ApplyAnswerPorts,
  refresh: ReturnType<typeof refreshRound>,
  answers: readonly Asked[],
  goals: ReadonlyMap<string, Goal>,
): Promise<void> {
  const workspace = answers[0]?.item.workspace ?? '';
  const taken = await appendAll(ports, answers, goals);
  const copies = await copyToSiblings(ports, workspace, [...taken.values()].flat());
  for (const { item, within } of answers) {
    const own = taken.get(item) ?? [];
    const kpis = new Set(own.flatMap(({ goal }) => goal.kpiId ?? []));
    const copied = copies.filter(({ goal }) => goal.kpiId !== undefined && kpis.has(goal.kpiId));
    await within(() => celebrate(ports, workspace, [...own, ...copied].filter(isInTime)));
  }
  const accepted = [...[...taken.values()].flat(), ...copies];
  await updateStaleGoals(ports, accepted);
  for (const round of await affectedRounds(ports.rounds, workspace, accepted)) await refresh(round);
  await ports.answers.markApplied(answers.map(({ item }) => item.id));
}

/** The first answer and those that can be applied with it, with the goals as they are, and the ones that come after. */
async function apart({ goals: store }: ApplyAnswerPorts, answers: readonly Asked[]) {
  const workspace = answers[0]?.item.workspace ?? '';
  const here = answers.filter(({ item }) => item.workspace === workspace);
  const ids = new Set(here.flatMap(({ item }) => item.entries.map(({ goal }) => goal)));
  const goals = byId(await store.getMany(workspace, [...ids]));
  const claimed = new Set<string>();
  const now: Asked[] = [];
  const later = answers.filter(({ item }) => item.workspace !== workspace);
  for (const one of here) {
    const of = one.item.entries.flatMap(({ goal }) => [goal, `kpi ${goals.get(goal)?.kpiId ?? goal}`]);
    const isApart = of.every((claim) => !claimed.has(claim));
    (isApart ? now : later).push(one);
    // Also of one that has to wait: what was said after it must not come before it.
    for (const claim of of) claimed.add(claim);
  }
  return { now, later, goals };
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
 * Most answers are about active goals that take them all: those are written in one round trip. Of any other, and where
 * another write came in between, each goal is written by itself.
 */
async function appendAll(
  ports: ApplyAnswerPorts,
  answers: readonly Asked[],
  goals: ReadonlyMap<string, Goal>,
): Promise<ReadonlyMap<Answer, AcceptedCheckIn[]>> {
  const planned = new Map(answers.map(({ item }) => [item, plannedOf(item, goals)]));
  const whole = new Map([...planned].filter(([{ entries }, its]) => its.length === entries.length));
  const changed = [...whole.values()].flat().map(({ goal }) => goal);
  const isWritten = await ports.goals.saveAll(changed);
  const taken = new Map<Answer, AcceptedCheckIn[]>();
  for (const { item, within } of answers) {
    const at = isWritten ? whole.get(item) : undefined;
    taken.set(item, at ?? (await within(() => appendEach(ports, item, whole.has(item) ? undefined : goals))));
  }
  return taken;
}

/** The goals with what is said of them, without those that cannot be written in one go with the others. */
function plannedOf({ entries }: Answer, goals: ReadonlyMap<string, Goal>): AcceptedCheckIn[] {
  const isOnce = new Set(entries.map(({ goal }) => goal)).size === entries.length;
  return entries.flatMap((entry): AcceptedCheckIn[] => {
    const goal = goals.get(entry.goal);
    if (!isOnce || goal === undefined || goal.state !== 'active' || isFullFor(goal, entry)) return [];
    const next = withCheckIn(goal, entry.checkIn);
    return next === undefined ? [] : [{ goal: withActionsAdded(next, entry.actions), checkIn: entry.checkIn }];
  });
}

async function appendEach(
  ports: ApplyAnswerPorts,
  answer: Answer,
  read: ReadonlyMap<string, Goal> | undefined,
): Promise<AcceptedCheckIn[]> {
  const accepted: AcceptedCheckIn[] = [];
  for (const entry of answer.entries) {
    const goal = await append(ports, answer, entry, read?.get(entry.goal));
    if (goal !== undefined) accepted.push({ goal, checkIn: entry.checkIn });
  }
  return accepted;
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
