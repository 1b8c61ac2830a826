import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { withHelp } from '../../domain/goal/help.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { Decision, Review } from '../../domain/review/review.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import { followObjective } from './follow-objective.ts';
import { type PostMinutesPorts, postMinutes } from './post-minutes.ts';

export type SettleReviewPorts = PostMinutesPorts;

/** What follows is left to whoever decided for so long before the sweep takes it up. */
const SWEEP_AFTER_MS = 30_000;
const SWEEP_AT_ONCE = 20;
/** A request that nobody could be asked within this time is still in the goal's history. */
const HELP_TTL_MS = 14 * 86_400_000;

/** Does what follows from a review: who was asked for help gets a message, and the channel the minutes. May be repeated. */
export function settleReview(ports: SettleReviewPorts) {
  const post = postMinutes(ports);
  return async (review: Review): Promise<void> => {
    for (const decision of review.decisions) if (decision.help !== undefined) await ask(ports, review, decision);
    for (const one of review.objectives ?? []) await followObjective(ports, review, one);
    const minutes = review.state === 'ended' ? await post(review) : review.minutes;
    await markSettled(ports, review, minutes);
  };
}

/** Finishes what was cut short. Returns how many reviews there were. */
export function sweepReviews(ports: SettleReviewPorts) {
  const settle = settleReview(ports);
  return async (): Promise<number> => {
    const until = addMilliseconds(ports.clock.now(), -SWEEP_AFTER_MS);
    const left = await ports.reviews.unsettled(until, SWEEP_AT_ONCE);
    await forEachSequentially(left, settle);
    return left.length;
  };
}

/** The question becomes part of the goal, and who is asked gets it once. */
async function ask(
  ports: SettleReviewPorts,
  { workspace, id: review }: Review,
  { goal: id, ref, help, by, at }: Decision,
) {
  if (ref === undefined || help === undefined) return;
  const { to, question } = help;
  const attempt = async (): Promise<Goal | undefined | 'again'> => {
    const goal = await ports.goals.get(workspace, id);
    const next = goal && withHelp(goal, { id: ref, to, question, by, at, review });
    if (next === undefined || next === goal) return next;
    return (await ports.goals.save(next)) ? next : 'again';
  };
  const goal = await retryOnConflict(attempt, 'Too many writes to one goal at the same time; the sweep tries again.');
  if (goal === undefined) return;
  const answer = goal.helps?.find((one) => one.id === ref)?.answer?.text;
  const now = ports.clock.now();
  await ports.dispatcher.enqueue({
    id: messageIds.help(ref, to),
    workspace,
    to: { user: to },
    notice: { kind: 'help', goal: id, help: ref, title: goal.title, question, by, ...(answer && { answer }) },
    notBefore: now,
    expiresAt: addMilliseconds(at, HELP_TTL_MS),
  });
}

function markSettled(
  { reviews }: SettleReviewPorts,
  { workspace, id, unsettledSince }: Review,
  minutes: Review['minutes'],
): Promise<void> {
  const attempt = async (): Promise<'again' | undefined> => {
    const review = await reviews.get(workspace, id);
    if (review === undefined) return undefined;
    const { unsettledSince: since, ...rest } = review;
    // What was decided since has consequences of its own.
    const isDone = since?.getTime() === unsettledSince?.getTime();
    const next = { ...(isDone ? rest : review), ...(minutes && { minutes }), version: review.version + 1 };
    return (await reviews.save(next)) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, 'Too many writes to one review at the same time; the sweep tries again.');
}
