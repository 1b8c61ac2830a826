import type { Notice } from '../message/notice.ts';
import type { CelebrationNotice, CelebrationPart, Reached, RetractionNotice } from './notices.ts';

/** What is celebrated before what, where one answer reached several things: from the least to the greatest. */
const RANK: readonly Reached['what'][] = ['best', 'recovery', 'streak', 'milestone', 'target', 'stretch'];

/** The greatest first; of two of one rank the one that was said first. */
export function byRank(parts: readonly CelebrationPart[]): CelebrationPart[] {
  return parts.toSorted((one, other) => RANK.indexOf(other.reached.what) - RANK.indexOf(one.reached.what));
}

/** All that a message tells, the first one first. */
export function partsOf(notice: CelebrationNotice | RetractionNotice): CelebrationPart[] {
  const { reached, standing, course, also = [] } = notice;
  const undone = notice.kind === 'retraction' || notice.undone === true;
  return [{ reached, standing, ...(course && { course }), ...(undone && { undone }) }, ...also];
}

/** A celebration of these things, of which there is at least one; a retraction where all are undone. */
export function celebrationNotice(
  teamName: string,
  first: CelebrationPart,
  also: readonly CelebrationPart[],
): CelebrationNotice | RetractionNotice {
  const { reached, standing, course, undone = false } = first;
  const content = { reached, standing, ...(course && { course }), ...(also.length > 0 && { also }) };
  if (undone && also.every((part) => part.undone === true)) return { kind: 'retraction', ...content };
  return { kind: 'celebration', teamName, ...content, ...(undone && { undone }) };
}

/** The message with one of its parts as it is now; undefined where it does not tell of it. */
export function withPart(notice: Notice, part: CelebrationPart, teamName: string): Notice | undefined {
  if (notice.kind !== 'celebration' && notice.kind !== 'retraction') return undefined;
  const parts = partsOf(notice);
  if (!parts.some((one) => isSame(one, part))) return undefined;
  const [first = part, ...also] = parts.map((one) => (isSame(one, part) ? part : one));
  return celebrationNotice(teamName, first, also);
}

function isSame({ reached: one }: CelebrationPart, { reached: other }: CelebrationPart): boolean {
  return one.goal === other.goal && one.key === other.key;
}
