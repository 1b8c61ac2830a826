import { isClosed, undoableClosing } from '../goal/closing.ts';
import type { Goal } from '../goal/goal.ts';
import { type Actor, policy } from '../policy.ts';
import type { Team } from '../team/team.ts';

/** What a person may do about the end of a goal today; nothing on a day that is over. */
export type EndingRights = Readonly<Record<'close' | 'reopen' | 'undo' | 'follow' | 'delete', boolean>>;

/** Without a team, or on a day that is over, there is nothing to do; in a team that was removed nothing runs on. */
export function endingRights(team: Team | undefined, actor: Actor, goal: Goal, now: Date): EndingRights {
  const mayChange = team !== undefined && policy.changeGoal(actor, goal, team).allowed;
  const closed = isClosed(goal);
  const isThere = team !== undefined && team.removed === undefined;
  return {
    close: mayChange && !closed,
    reopen: mayChange && isThere && closed,
    undo: mayChange && isThere && undoableClosing(goal, now) !== undefined,
    follow: closed && isThere && policy.addGoal(actor, team).allowed,
    delete: team !== undefined && policy.deleteGoal(actor, goal, team).allowed,
  };
}
