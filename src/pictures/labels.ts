import { OUTLINE_UNITS } from './outline.ts';
import type { Box } from './picture.ts';
import { COLOURS } from './style.ts';
import { pathOf, type TextLine } from './typesetter.ts';

/** A text in a picture, and the box that it takes. */
export interface Label {
  readonly text: string;
  readonly box: Box;
  readonly colour: string;
  /** As outlines, in their units. */
  readonly path: string;
  /** It hides the grid beneath it. */
  readonly covers: boolean;
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
  /** It hides the grid beneath it. */
  readonly covers?: boolean;
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
    put: (line, places, { colour = COLOURS.text, covers = false, together = false } = {}) => {
      const box = places.find((place) => isFree(place, together ? -TOUCH : AIR));
      if (box === undefined || line.width === 0) return false;
      placed.push({ text: line.text, box, colour, path: pathOf(line, box.x, box.y + line.ascent), covers });
      return true;
    },
  };
}

/** All labels: one path for each colour, since every path costs the renderer time of its own. */
export function written(labels: readonly Label[]): string {
  const covers = labels.filter(({ covers }) => covers).map(({ box }) => covering(box));
  const colours = [...new Set(labels.map(({ colour }) => colour))];
  const paths = colours.map((colour) => {
    const of = labels.filter((label) => label.colour === colour).map(({ path }) => path);
    return `<path fill="${colour}" d="${of.join('')}"/>`;
  });
  return `${covers.join('')}<g transform="scale(${1 / OUTLINE_UNITS})">${paths.join('')}</g>`;
}

const covering = ({ x, y, width, height }: Box) =>
  `<path d="M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z" fill="${COLOURS.ground}"/>`;

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
