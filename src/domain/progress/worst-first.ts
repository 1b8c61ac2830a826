import type { Standing } from './standing.ts';

/** What of a standing decides where it is listed. */
export type Ranked = Pick<Standing, 'status' | 'ended' | 'progress' | 'expected' | 'due' | 'title' | 'goal'>;

/** What needs help first: off track, at risk, without a word yet, on track; then what is over, the missed before the reached. */
function need({ status, ended }: Ranked): number {
  if (ended !== undefined) return ended === 'reached' ? 5 : 4;
  if (status === undefined) return 2;
  return { 'off-track': 0, 'at-risk': 1, 'on-track': 3 }[status];
}

/** How far behind what is expected: the way of a journey, the months that broke a bound. */
function behind({ progress, expected, ended }: Ranked): number {
  if (progress === undefined) return ended === undefined ? 0 : 1;
  return (ended === undefined ? (expected ?? 1) : 1) - progress;
}

/**
 * The order of every list of goals that may be cut: who needs help first, of these who is the furthest behind, then who
 * is due first. The same for the same goals, in whatever order they come.
 */
export function worstFirst(one: Ranked, other: Ranked): number {
  return (
    need(one) - need(other) ||
    behind(other) - behind(one) ||
    compare(one.due, other.due) ||
    compare(one.title, other.title) ||
    compare(one.goal, other.goal)
  );
}

/** Who has been without news for longest comes first; who never had a value before all. */
export function stalestFirst(one: Standing, other: Standing): number {
  return compare(one.on ?? '', other.on ?? '') || worstFirst(one, other);
}

/** Who is due next comes first. */
export function soonestFirst(one: Standing, other: Standing): number {
  return compare(one.due, other.due) || worstFirst(one, other);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
