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
  const isKnown: { readonly [List in keyof Lists]: (line: Lists[List][number]) => boolean } = {
    offPace: (line) => before.offPace.some((one) => isSame(one, line) && one.status === line.status),
    blockers: (line) =>
      before.blockers.some(
        ({ goal, blocker, isOld }) => goal === line.goal && blocker === line.blocker && isOld === line.isOld,
      ),
    dueSoon: (line) => before.dueSoon.some((one) => isSame(one, line) && one.due === line.due),
    stale: (line) => before.stale.some((one) => isSame(one, line)),
    overdue: ({ goal, action, due }) =>
      before.overdue.some((one) => one.goal === goal && one.action === action && one.due === due),
  };
  const { offPace, blockers, dueSoon, stale, overdue = [] } = lists;
  const known = overdue.filter(isKnown.overdue);
  const fresh = overdue.filter((line) => !isKnown.overdue(line));
  const unchanged: DigestLists = {
    offPace: offPace.filter(isKnown.offPace),
    blockers: blockers.filter(isKnown.blockers),
    dueSoon: dueSoon.filter(isKnown.dueSoon),
    stale: stale.filter(isKnown.stale),
    ...(known.length > 0 && { overdue: known }),
  };
  const isEmpty = Object.values(unchanged).every(({ length }) => length === 0);
  return {
    offPace: offPace.filter((line) => !isKnown.offPace(line)),
    blockers: blockers.filter((line) => !isKnown.blockers(line)),
    dueSoon: dueSoon.filter((line) => !isKnown.dueSoon(line)),
    stale: stale.filter((line) => !isKnown.stale(line)),
    ...(fresh.length > 0 && { overdue: fresh }),
    ...(!isEmpty && { unchanged }),
  };
}

/** Nothing was answered since: the same value of the same day. */
function isSame(one: Standing, other: Standing): boolean {
  return one.goal === other.goal && one.on === other.on && one.value === other.value;
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
  return before.flatMap(({ goal: id, blocker }) => {
    const goal = goals.find((one) => one.id === id);
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
