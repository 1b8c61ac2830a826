import { closingOf, endOfState } from '../goal/closing.ts';
import type { Goal } from '../goal/goal.ts';
import { seriesOf } from '../history/series.ts';
import { isJourney, type Kpi } from '../kpi/kpi.ts';
import { tidy } from '../kpi/numbers.ts';
import type { LocalDate } from '../names.ts';
import { localDateOf } from '../time/instant.ts';
import type { Period } from '../time/periods.ts';
import type { Review } from './review.ts';

/** So many goals a line of the story names; the others are counted. */
const MAX_NAMED = 5;
const MAX_MOVES = 3;

/** A line of what a period came to. */
export type StoryLine =
  /** How the goals ended that were closed in it; `score` is what they came to on average, of those that were not dropped. */
  | {
      readonly of: 'ended';
      readonly achieved: number;
      readonly missed: number;
      readonly dropped: number;
      readonly score?: number;
    }
  | { readonly of: 'achieved'; readonly titles: readonly string[]; readonly more: number }
  /** A goal that came the furthest on its way. */
  | { readonly of: 'move'; readonly title: string; readonly kpi: Kpi; readonly from: number; readonly to: number }
  /** What the next period begins with; `over` are goals that had ended by then, and that nobody has closed. */
  | { readonly of: 'next'; readonly carried: number; readonly running: number; readonly over?: number };

/** What a story is about. */
export interface StoryOf {
  readonly period: Period;
  readonly decisions: Review['decisions'];
}

/**
 * The story of a period in a few lines: how its goals ended, which were achieved, which came the furthest, and with how
 * many the next one begins. Empty where there is none to write of.
 *
 * @param goals of a team, without those that not everybody in its channel sees
 */
export function storyOf(goals: readonly Goal[], { period, decisions }: StoryOf): StoryLine[] {
  const closed = goals.filter((goal) => closedOn(goal) >= period.first);
  const achieved = closed.filter(({ state }) => state === 'achieved').map(({ title }) => title);
  const carriedFrom = new Set(decisions.flatMap(({ what, goal }) => (what === 'carried-over' ? [goal] : [])));
  const active = goals.filter(({ state }) => state === 'active');
  const carried = active.filter(({ follows }) => follows !== undefined && carriedFrom.has(follows)).length;
  const moves = movesOf([...closed, ...active], period);
  return [
    ...(closed.length === 0 ? [] : [endedLine(closed)]),
    ...(achieved.length === 0 ? [] : [achievedLine(achieved)]),
    ...moves,
    ...(active.length === 0 ? [] : [nextLine(active, carried, period)]),
  ];
}

function nextLine(active: readonly Goal[], carried: number, { last }: Period): StoryLine {
  const over = active.filter(({ due }) => due <= last).length;
  return { of: 'next', carried, running: active.length - carried - over, ...(over > 0 && { over }) };
}

function endedLine(closed: readonly Goal[]): StoryLine {
  const count = (end: string) => closed.filter(({ state }) => endOfState(state) === end).length;
  const scores = closed.flatMap(({ state, outcome }) => (state === 'dropped' || !outcome ? [] : [outcome.score]));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    of: 'ended',
    achieved: count('achieved'),
    missed: count('missed'),
    dropped: count('dropped'),
    ...(scores.length > 0 && { score: tidy(mean) }),
  };
}

function achievedLine(titles: readonly string[]): StoryLine {
  const shown = titles.toSorted().slice(0, MAX_NAMED);
  return { of: 'achieved', titles: shown, more: titles.length - shown.length };
}

/**
 * The journeys that came the furthest since the period began, by the share of their way, each KPI once. What was said in the
 * first days after it counts, as it does in the score.
 */
function movesOf(goals: readonly Goal[], { first }: Period): StoryLine[] {
  const moves = goals.flatMap(({ id, kpiId = id, title, kpi, checkIns }) => {
    if (!isJourney(kpi)) return [];
    const series = seriesOf(checkIns);
    const last = series.at(-1);
    if (last === undefined || last.on < first) return [];
    const [from, to] = [series.findLast(({ on }) => on < first)?.value ?? kpi.baseline, last.value];
    const line = { of: 'move' as const, title, kpi, from, to };
    return [{ id, kpiId, share: (to - from) / (kpi.target - kpi.baseline), line }];
  });
  const furthest = moves
    .filter(({ share }) => share > 0)
    .toSorted((one, other) => other.share - one.share || (one.id < other.id ? -1 : 1));
  const once = furthest.filter(({ kpiId }, index) => furthest.findIndex((one) => one.kpiId === kpiId) === index);
  return once.slice(0, MAX_MOVES).map(({ line }) => line);
}

function closedOn(goal: Goal): LocalDate {
  const closing = closingOf(goal);
  return closing === undefined ? '' : localDateOf(closing.at, 'UTC');
}
