import type { Box } from './picture.ts';
import { COLOURS } from './style.ts';
import type { TextLine } from './typesetter.ts';

/** A text in a picture, and the box that it takes. */
export interface Label {
  readonly text: string;
  readonly box: Box;
  readonly svg: string;
}

/** Labels that never overlap: a place is given once. */
export interface Labels {
  readonly placed: readonly Label[];
  /** Puts a line at the first of these places that is free; false where none is. */
  put(line: TextLine, places: readonly Box[], look?: Look): boolean;
  /** Whether nothing stands in a box of the picture yet. */
  isFree(box: Box): boolean;
}

interface Look {
  readonly colour?: string;
  /** Parts it from lines that it stands on. */
  readonly halo?: boolean;
  /** It may touch the line above it, which it continues. */
  readonly together?: boolean;
}

/** Between two labels. */
const AIR = 2;
/** What two lines of one label may be beyond each other by rounding. */
const TOUCH = 0.01;

export function createLabels(bounds: Box): Labels {
  const placed: Label[] = [];
  const isFree = (box: Box, air = AIR) =>
    contains(bounds, box) && placed.every((other) => !overlap(other.box, box, air));
  return {
    placed,
    isFree: (box) => isFree(box),
    put: (line, places, { colour = COLOURS.text, halo = false, together = false } = {}) => {
      const box = places.find((place) => isFree(place, together ? -TOUCH : AIR));
      if (box === undefined || line.width === 0) return false;
      placed.push({ text: line.text, box, svg: written(line, box, colour, halo) });
      return true;
    },
  };
}

/** The box of a line whose upper left corner is here. */
export function boxAt({ width, ascent, descent }: TextLine, x: number, y: number): Box {
  return { x, y, width, height: ascent + descent };
}

/** Whether two boxes have a point in common, or are nearer to each other than `air`. */
export function overlap(one: Box, other: Box, air = 0): boolean {
  return (
    one.x < other.x + other.width + air &&
    other.x < one.x + one.width + air &&
    one.y < other.y + other.height + air &&
    other.y < one.y + one.height + air
  );
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function written({ svg, ascent }: TextLine, { x, y }: Box, colour: string, halo: boolean): string {
  const at = `transform="translate(${x.toFixed(1)} ${(y + ascent).toFixed(1)})"`;
  // A stroke is scaled with the outline, which is in the font's units.
  const around = halo
    ? `<g ${at} fill="${COLOURS.ground}" stroke="${COLOURS.ground}" stroke-width="500" stroke-linejoin="round">${svg}</g>`
    : '';
  return `${around}<g ${at} fill="${colour}">${svg}</g>`;
}
