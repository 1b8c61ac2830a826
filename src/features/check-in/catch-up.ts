import { eachInTurn } from '../../concurrency/each-in-turn.ts';
import type { GoalId, WorkspaceId } from '../../domain/names.ts';
import { type ApplyAnswerPorts, applyAnswer } from './apply-answer.ts';

/** Answers that are waited for at once; there are more only where nothing was applied for long, and the sweep has these. */
const MOST_ON_THEIR_WAY = 50;

/**
 * Applies what was said of goals and is still on its way to them, for who is about to act on what they hold. May be
 * repeated, also beside whoever recorded it. One that fails is thrown when all were tried.
 */
export function catchUp(ports: ApplyAnswerPorts) {
  const apply = applyAnswer(ports);
  return async (workspace: WorkspaceId, goals: readonly GoalId[]): Promise<void> => {
    if (goals.length === 0) return;
    await eachInTurn(await ports.answers.onTheirWay(workspace, goals, MOST_ON_THEIR_WAY), apply);
  };
}
