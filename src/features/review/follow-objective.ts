import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withChange } from '../../domain/goal/changes.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { GoalId } from '../../domain/names.ts';
import type { ObjectiveDecision, Review } from '../../domain/review/review.ts';
import type { GoalStore } from '../../ports/goals.ts';

/**
 * Goals that run on serve an objective by its new words, or none where it was dropped: one more change in the history of
 * each. Those that were set since are as whoever set them decided. May be repeated.
 */
export async function followObjective(
  { goals }: { readonly goals: GoalStore },
  { workspace, scope }: Review,
  { id, was, now, by, at, reason }: ObjectiveDecision,
): Promise<void> {
  if (was === undefined || was === now || !('team' in scope)) return;
  const serving = (goal: Goal) =>
    goal.serves === was && !isClosed(goal) && !isPrivate(goal) && goal.createdAt <= at && goal.team === scope.team;
  const change = (goal: GoalId) => async (): Promise<'again' | undefined> => {
    const known = await goals.get(workspace, goal);
    if (known === undefined || !serving(known)) return undefined;
    const made = { id: `${id}|${goal}`, by, at, ...(reason && { reason }) };
    const changed = withChange(known, { serves: now ?? null }, made);
    return !changed.ok || (await goals.save(changed.goal)) ? undefined : 'again';
  };
  const all = (await goals.forTeams(workspace, [scope.team])).filter(serving);
  await forEachSequentially(all, (goal) =>
    retryOnConflict<undefined>(change(goal.id), 'Too many writes to one goal at the same time; the sweep tries again.'),
  );
}
