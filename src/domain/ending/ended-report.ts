import { endOfState } from '../goal/closing.ts';
import type { Goal } from '../goal/goal.ts';
import { latestCheckIn } from '../history/series.ts';
import type { GoalId, UserId } from '../names.ts';
import type { EndedLine, EndedNotice, EndedPart } from './notices.ts';

/** So many goals are named to one person at once; the others are counted. */
export const MAX_ENDED = 50;

/** How a goal stands whose due day is over, for its owner. */
export function endedLine(goal: Goal): EndedLine {
  const { id, title, kpi, due } = goal;
  const latest = latestCheckIn(goal);
  return { part: 'open', goal: id, title, kpi, due, ...(latest && { value: latest.value, on: latest.on }) };
}

/** The message with goals more that ended; those that are named in it already stay as they are. */
export function withEnded(notice: EndedNotice, goals: readonly Goal[]): EndedNotice {
  const known = new Set(notice.goals.map(({ goal }) => goal));
  const all = [...notice.goals, ...goals.filter(({ id }) => !known.has(id)).map(endedLine)];
  return { ...notice, goals: all.slice(0, MAX_ENDED), more: notice.more + Math.max(0, all.length - MAX_ENDED) };
}

/** The message with what became of one of its goals; `goal` is undefined where it was deleted. */
export function withPart(notice: EndedNotice, id: GoalId, goal: Goal | undefined): EndedNotice {
  const goals = notice.goals.map((line): EndedLine => {
    if (line.goal !== id) return line;
    const { goal: of, title, kpi, due, value, on } = line;
    const was = { goal: of, title, kpi, due, ...(value !== undefined && { value }), ...(on !== undefined && { on }) };
    return { ...was, ...partOf(goal, line, notice.person) };
  });
  return { ...notice, goals };
}

function partOf(goal: Goal | undefined, { due }: EndedLine, person: UserId): EndedPart {
  if (goal === undefined) return { part: 'deleted' };
  const end = endOfState(goal.state);
  const score = goal.outcome?.score;
  if (end !== undefined) return { part: 'closed', end, ...(score !== undefined && { score }) };
  if (goal.due > due) return { part: 'carried-on', until: goal.due };
  return goal.owner === person ? { part: 'open' } : { part: 'passed-on', to: goal.owner };
}

/** Whether there is still something to ask. */
export function asksForEnd({ goals }: EndedNotice): boolean {
  return goals.some(({ part }) => part === 'open');
}
