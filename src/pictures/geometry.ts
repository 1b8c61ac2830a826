import type { Box } from './picture.ts';

/** A place in the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line between two places, which no label may stand on. */
export type Segment = readonly [Place, Place];

/** Whether a line has a point in common with a box, or comes nearer to it than `air` (Liang and Barsky, 1984). */
export function crosses([from, to]: Segment, box: Box, air = 0): boolean {
  const [moveX, moveY] = [to.x - from.x, to.y - from.y];
  const [left, right] = [box.x - air - from.x, box.x + box.width + air - from.x];
  const [top, bottom] = [box.y - air - from.y, box.y + box.height + air - from.y];
  let [enters, leaves] = [0, 1];
  for (const [move, low, high] of [
    [moveX, left, right],
    [moveY, top, bottom],
  ] as const) {
    if (move === 0) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    enters = Math.max(enters, Math.min(low / move, high / move));
    leaves = Math.min(leaves, Math.max(low / move, high / move));
  }
  return enters <= leaves;
}

/** The lines that join places, one after the other; with the last joined to the first where it is closed. */
export function segmentsOf(places: readonly Place[], { isClosed = false } = {}): Segment[] {
  const next = [...places.slice(1), ...(isClosed ? places.slice(0, 1) : [])];
  return next.map((to, index) => [places[index] ?? to, to]);
}

/** The path of an SVG through places. */
export function pathThrough(places: readonly Place[], { isClosed = false } = {}): string {
  if (places.length === 0) return '';
  return `M${places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${isClosed ? 'Z' : ''}`;
}
