import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import type { GoalId, WorkspaceId } from '../../domain/names.ts';
import { type ApplyAnswerPorts, applyAnswer } from './apply-answer.ts';

/** Answers that are waited for at once; there are more only where nothing was applied for long, and the sweep has these. */
const MAX_PENDING = 50;

/**
 * Applies what was said of goals and is still on its way to them, for who is about to act on what they hold. May be
 * repeated, also beside whoever recorded it. One that fails is thrown when all were tried.
 */
export function applyPendingAnswers(ports: ApplyAnswerPorts) {
  const apply = applyAnswer(ports);
  return async (workspace: WorkspaceId, goals: readonly GoalId[]): Promise<void> => {
    if (goals.length === 0) return;
    await forEachSequentially(await ports.answers.pendingFor(workspace, goals, MAX_PENDING), apply);
  };
}
