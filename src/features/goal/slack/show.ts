import type { Goal } from '../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../domain/names.ts';
import type { Message } from '../../../slack/views/message.ts';
import type { GoalDeps } from './deps.ts';
import { goalCard } from './views/goal-card.ts';
import { goalFooter } from './views/goal-coach.ts';

/** One goal as it stands, or as it was known at the end of a day, for who may see it. */
export async function showGoalTo(
  { useCases, workspace, texts }: GoalDeps,
  user: string,
  goal: Goal,
  asOf?: LocalDate,
): Promise<Message> {
  const [shown, advice] = await Promise.all([
    useCases.showGoal(workspace, user, goal, asOf),
    // The coach speaks of today.
    asOf === undefined ? useCases.adviseGoals.of(workspace, goal) : undefined,
  ]);
  const card = goalCard(shown, texts);
  return { ...card, blocks: [...card.blocks, ...goalFooter(goal, advice, shown.mayAdd, texts)] };
}
