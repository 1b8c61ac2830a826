import { ENDINGS, type Goal, type GoalChange, type GoalEnd, type GoalState } from './goal.ts';

/** For so long one click takes a closing back. */
const UNDO_MS = 86_400_000;

/** How a goal in this state came to its end; undefined where it has not. */
export function endOfState(state: GoalState): GoalEnd | undefined {
  return ENDINGS.find((end) => end === state);
}

/** Whether somebody closed the goal. */
export function isClosed({ state }: Pick<Goal, 'state'>): boolean {
  return endOfState(state) !== undefined;
}

/** The change that closed a goal; undefined where it is not closed, or was closed before changes were kept. */
export function closingOf(goal: Pick<Goal, 'state' | 'changes'>): GoalChange | undefined {
  if (!isClosed(goal)) return undefined;
  return goal.changes?.findLast(({ was, now }) => now.state === goal.state && was.state !== now.state);
}

/** Every change that closed the goal, also those that were taken back since. */
export function closingsOf({ changes = [] }: Pick<Goal, 'changes'>): GoalChange[] {
  return changes.filter(({ was, now }) => isEnd(now.state) && !isEnd(was.state));
}

/** The change that opened a goal again after a closing; undefined while it is closed. */
export function openedAfter({ changes = [] }: Pick<Goal, 'changes'>, closing: GoalChange): GoalChange | undefined {
  return changes.slice(changes.indexOf(closing) + 1).find(({ now }) => now.state != null && !isEnd(now.state));
}

/** The closing that can still be taken back with one click. */
export function undoableClosing(goal: Pick<Goal, 'state' | 'changes'>, now: Date): GoalChange | undefined {
  const closing = closingOf(goal);
  return closing !== undefined && now.getTime() - closing.at.getTime() < UNDO_MS ? closing : undefined;
}

/** The id of the change that takes a closing back. */
export function undoOf({ id }: Pick<GoalChange, 'id'>): string {
  return `undo|${id}`;
}

function isEnd(state: GoalState | null | undefined): boolean {
  return state != null && endOfState(state) !== undefined;
}
