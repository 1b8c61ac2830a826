import type { ClearedLine } from '../check-in/blockers.ts';
import { isOpen } from '../check-in/blockers.ts';
import type { Goal } from '../goal/goal.ts';
import type { GoalId } from '../names.ts';
import type { NameOf, Standing } from '../progress/standing.ts';
import type { OverdueAction } from './action-lines.ts';
import type { DigestLists, DigestNotice } from './notices.ts';

/** What the digest before stated: by it the next one knows what is news. */
export type EarlierDigest = DigestLists & Pick<DigestNotice, 'unchanged'>;

/** The lists of a digest, what is news apart from what the digest before stated already. */
export type SortedLists = DigestLists & Pick<DigestNotice, 'unchanged'>;

/** All of them, the ones that may be absent too. */
type Lists = Required<DigestLists>;

const NOTHING: DigestLists = { offPace: [], blockers: [], dueSoon: [], stale: [] };

/**
 * News is what the digest before did not state, or stated otherwise: a value, an answer, a status, a due date, a blocker,
 * and once that a blocker has become old or that an action is overdue. That the expected number moved on is none. Without a digest before, all is news.
 */
export function sortNews(lists: DigestLists, earlier: EarlierDigest | undefined): SortedLists {
  if (earlier === undefined) return lists;
  const before = everythingIn(earlier);
  const offPace = split(lists.offPace, before.offPace, (line) => [...answerOf(line), line.status]);
  const blockers = split(lists.blockers, before.blockers, ({ goal, blocker, isOld }) => [goal, blocker, isOld]);
  const dueSoon = split(lists.dueSoon, before.dueSoon, (line) => [...answerOf(line), line.due]);
  const stale = split(lists.stale, before.stale, answerOf);
  const overdue = split(lists.overdue ?? [], before.overdue, ({ goal, action, due }) => [goal, action, due]);
  const unchanged: DigestLists = {
    offPace: offPace.known,
    blockers: blockers.known,
    dueSoon: dueSoon.known,
    stale: stale.known,
    ...(overdue.known.length > 0 && { overdue: overdue.known }),
  };
  const isEmpty = Object.values(unchanged).every(({ length }) => length === 0);
  return {
    offPace: offPace.fresh,
    blockers: blockers.fresh,
    dueSoon: dueSoon.fresh,
    stale: stale.fresh,
    ...(overdue.fresh.length > 0 && { overdue: overdue.fresh }),
    ...(!isEmpty && { unchanged }),
  };
}

/** Nothing was answered since where this is the same: the same value of the same day. */
function answerOf({ goal, on, value }: Standing): readonly unknown[] {
  return [goal, on, value];
}

/** Lines by whether the digest before stated them. A digest may have thousands, so that they are looked up, not searched. */
function split<Line>(lines: readonly Line[], before: readonly Line[], statedIn: (line: Line) => readonly unknown[]) {
  const keyOf = (line: Line) => JSON.stringify(statedIn(line));
  const stated = new Set(before.map(keyOf));
  const known: Line[] = [];
  const fresh: Line[] = [];
  for (const line of lines) (stated.has(keyOf(line)) ? known : fresh).push(line);
  return { known, fresh };
}

/** What a digest stated, in full or as unchanged. */
function everythingIn(digest: EarlierDigest): Lists {
  const { unchanged = NOTHING } = digest;
  return {
    offPace: [...digest.offPace, ...unchanged.offPace],
    blockers: [...digest.blockers, ...unchanged.blockers],
    dueSoon: [...digest.dueSoon, ...unchanged.dueSoon],
    stale: [...digest.stale, ...unchanged.stale],
    overdue: [...(digest.overdue ?? []), ...(unchanged.overdue ?? [])],
  };
}

/** The goals that the digest before called off pace, and that are on track now. */
export function backOnPace(standings: readonly Standing[], earlier: EarlierDigest | undefined): Standing[] {
  const before = new Set(earlier && everythingIn(earlier).offPace.map(({ goal }) => goal));
  return standings.filter(({ goal, status }) => status === 'on-track' && before.has(goal));
}

/** The blockers that the digest before named, and that somebody cleared since. */
export function clearedSince(
  goals: readonly Goal[],
  earlier: EarlierDigest | undefined,
  nameOf: NameOf,
): ClearedLine[] {
  const before = earlier === undefined ? [] : everythingIn(earlier).blockers;
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  return before.flatMap(({ goal: id, blocker }) => {
    const goal = known.get(id);
    const found = goal?.blockers.find((one) => one.id === blocker);
    if (goal === undefined || found?.cleared === undefined || isOpen(found)) return [];
    return [{ title: goal.title, text: found.text, byName: nameOf(found.cleared.by) }];
  });
}

/** What of the unchanged is left to name: each goal once, under the worst of it, and none that stands there in full. */
export function unchangedGoals(notice: DigestNotice): DigestLists {
  const { unchanged = NOTHING, offPace, blockers, ended = [], dueSoon, stale } = notice;
  const known = new Set<GoalId>([...offPace, ...ended, ...dueSoon, ...stale].map(({ goal }) => goal));
  const blocked = new Set<GoalId>(blockers.map(({ goal }) => goal));
  const once = (lines: readonly Standing[]): Standing[] =>
    lines.filter(({ goal }) => {
      const isFirst = !known.has(goal);
      known.add(goal);
      return isFirst;
    });
  return {
    offPace: once(unchanged.offPace),
    // The oldest of a goal stands for all of them.
    blockers: unchanged.blockers.filter(({ goal }) => {
      const isFirst = !blocked.has(goal);
      blocked.add(goal);
      return isFirst;
    }),
    dueSoon: once(unchanged.dueSoon),
    stale: once(unchanged.stale),
    // Actions have a word of their own; a goal stands there once.
    ...(unchanged.overdue && { overdue: oneOfEach(unchanged.overdue) }),
  };
}

function oneOfEach(lines: readonly OverdueAction[]): OverdueAction[] {
  return [...new Map(lines.toReversed().map((line) => [line.goal, line])).values()].toReversed();
}
