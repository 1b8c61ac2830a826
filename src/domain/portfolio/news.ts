import type { GoalId } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import type { NewsLine, PortfolioNews } from './notices.ts';
import { flagsOf, neediestFirst, type PortfolioGoal } from './portfolio.ts';
import { isReached, statusOfLine } from './sheet.ts';

/** How a goal stood, as far as a digest speaks of it. `ok` has a mark only while it is blocked. */
export const MARKS = ['off-track', 'at-risk', 'ended', 'reached', 'ok'] as const;
export interface Stated {
  readonly goal: GoalId;
  readonly mark: (typeof MARKS)[number];
  readonly blocked?: true;
}

/** So many goals are remembered from one digest to the next, those that need help first. What is beyond may be told again. */
export const MAX_STATED = 2000;
/** Lines in a section of a digest; the rest is counted. */
const MAX_LINES = 5;

/** How the goals stand that a digest speaks of. */
export function statedOf(goals: readonly PortfolioGoal[]): Stated[] {
  return neediestFirst(goals.filter(({ line }) => line.state === 'active'))
    .flatMap((goal): Stated[] => {
      const mark = markOf(goal);
      const { isBlocked } = flagsOf(goal);
      if (mark === 'ok' && !isBlocked) return [];
      return [{ goal: goal.line.goal, mark, ...(isBlocked && { blocked: true as const }) }];
    })
    .slice(0, MAX_STATED);
}

/** What is new since the digest before. What it stated already is no news, and a goal stands under one heading. */
export function newsOf(goals: readonly PortfolioGoal[], before: readonly Stated[]): PortfolioNews {
  const stated = new Map(before.map((one) => [one.goal, one]));
  const lists: Record<keyof PortfolioNews, PortfolioGoal[]> = {
    ...{ reached: [], offTrack: [], atRisk: [] },
    ...{ ended: [], blocked: [], back: [] },
  };
  for (const goal of goals) {
    const kind = goal.line.state === 'active' ? kindOf(goal, stated.get(goal.line.goal)) : undefined;
    if (kind !== undefined) lists[kind].push(goal);
  }
  const section = (all: PortfolioGoal[]) => {
    const shown = neediestFirst(all).slice(0, MAX_LINES);
    const lines = shown.map(({ line, of }): NewsLine => ({ goal: line.goal, title: line.title, teamName: of.name }));
    return { lines, more: Math.max(0, all.length - MAX_LINES) };
  };
  const { reached, offTrack, atRisk, ended, blocked, back } = lists;
  return {
    reached: section(reached),
    offTrack: section(offTrack),
    atRisk: section(atRisk),
    ended: section(ended),
    blocked: section(blocked),
    back: section(back),
  };
}

/** Whether there is nothing to tell. */
export function isQuietWeek(news: PortfolioNews): boolean {
  return Object.values(news).every(({ lines }) => lines.length === 0);
}

function markOf({ line, of }: PortfolioGoal): Stated['mark'] {
  if (isOver(line, of.today)) return 'ended';
  if (isReached(line)) return 'reached';
  const status = statusOfLine(line, of.today);
  return status === 'off-track' || status === 'at-risk' ? status : 'ok';
}

function kindOf(goal: PortfolioGoal, before: Stated | undefined): keyof PortfolioNews | undefined {
  const mark = markOf(goal);
  if (mark !== before?.mark) {
    if (mark === 'off-track') return 'offTrack';
    if (mark === 'at-risk') return 'atRisk';
    if (mark === 'ended' || mark === 'reached') return mark;
    if (before?.mark === 'off-track' || before?.mark === 'at-risk') return 'back';
  }
  return flagsOf(goal).isBlocked && before?.blocked === undefined ? 'blocked' : undefined;
}
