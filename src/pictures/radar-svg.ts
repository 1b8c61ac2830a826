import {
  actualSample,
  expectedSample,
  framed,
  type LegendEntry,
  lineHeight,
  type PictureSvg,
  putLegend,
  putTitle,
  spreadSample,
} from './frame.ts';
import { crosses, type Place, pathThrough, type Segment, segmentsOf } from './geometry.ts';
import { boxAt, createLabels, type Labels, written } from './labels.ts';
import type { Box, RadarAxis, RadarPicture } from './picture.ts';
import { COLOURS, EXPECTED_DASH, PADDING, RADAR_HEIGHT, TEXT_SIZE, VALUE_SIZE, WIDTH } from './style.ts';
import type { TextLine, Typesetter } from './typesetter.ts';

/** Of the width, for what is written beside an axis. */
const MAX_NAME_WIDTH = 0.3 * WIDTH;
/** A label stands this far from the outermost ring, with its dots, and may go this much further to find room. */
const BESIDE = 9;
const MAX_AWAY = 60;
/** Beside the largest rings names have room. */
const MAX_RADIUS = 118;
const STEP = 2;
const RING_SIZE = 11.5;
/** Fewer scores than this enclose no area. */
const MIN_CORNERS = 3;

/** Where scores stand in the picture. */
interface Rays {
  readonly middle: Place;
  readonly radius: number;
  direction(index: number): Place;
  at(index: number, value: number): Place;
}

/**
 * The picture of scores, beside the ones before. No label overlaps another one or a line: names stand outside of the rings,
 * and the numbers of the rings in the gap between two axes where most of them find room; the others are left out.
 */
export function radarSvg(picture: RadarPicture, type: Typesetter): PictureSvg {
  const labels = createLabels({ x: 0, y: 0, width: WIDTH, height: RADAR_HEIGHT });
  const legendTop = putTitle(picture.title, type, labels);
  const { bottom, samples } = putLegend(radarLegend(picture), type, labels, legendTop);
  const rays = raysOf(picture, type, bottom);
  const corners = (of: (axis: RadarAxis) => number | undefined) =>
    picture.axes.flatMap((axis, index) => {
      const value = of(axis);
      return value === undefined ? [] : [rays.at(index, value)];
    });
  const [now, before] = [corners(({ value }) => value), corners((axis) => axis.before)];
  const edge = picture.axes.map((_, index) => rays.at(index, picture.high));
  const spokes = edge.map((place): Segment => [rays.middle, place]);
  const spreads = picture.axes.flatMap(({ spread }, index): Segment[] =>
    spread === undefined ? [] : [[rays.at(index, spread.low), rays.at(index, spread.high)]],
  );
  const lines = [...spokes, ...outline(now), ...outline(before), ...spreads];
  const outermost = segmentsOf(edge, { isClosed: true });
  for (const [index, axis] of picture.axes.entries())
    putAxis(axis, rays, index, [...outermost, ...lines], labels, type);
  putRings(picture, rays, lines, labels, type);
  const parts = [
    rings(picture, rays, spokes),
    ...spreads.map(spreadBar),
    shape(before, `stroke="${COLOURS.expected}" stroke-width="2" stroke-dasharray="${EXPECTED_DASH}" fill="none"`),
    shape(now, `stroke="${COLOURS.actual}" stroke-width="3" fill="${COLOURS.actual}" fill-opacity="0.12"`),
    ...now.map(dot),
    ...samples,
    written(labels.placed),
  ];
  return { svg: framed(parts, RADAR_HEIGHT), labels: labels.placed, lines };
}

function radarLegend({ axes, legend }: RadarPicture): LegendEntry[] {
  return [
    ...(axes.some(({ value }) => value !== undefined) ? [{ text: legend.now, sample: actualSample }] : []),
    ...(axes.some(({ before }) => before !== undefined) ? [{ text: legend.before, sample: expectedSample }] : []),
    ...(axes.some(({ spread }) => spread !== undefined) ? [{ text: legend.spread, sample: spreadSample }] : []),
  ];
}

function raysOf({ axes, low, high }: RadarPicture, type: Typesetter, top: number): Rays {
  const around = lineHeight(type.line('', TEXT_SIZE)) + lineHeight(type.line('', VALUE_SIZE)) + BESIDE;
  const directions = axes.map((_, index) => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
    return { x: Math.cos(angle), y: Math.sin(angle) };
  });
  // A pentagon does not reach as far down as up, and its lowest corners have their names beside them.
  const lowest = Math.max(0, ...directions.map(({ y }) => y));
  const straightDown = directions.some(({ x, y }) => y > 0 && Math.abs(x) < 0.1);
  const room = RADAR_HEIGHT - PADDING - top - around - (straightDown ? around : 0.7 * around);
  const radius = Math.min(MAX_RADIUS, room / (1 + lowest));
  const middle = { x: WIDTH / 2, y: top + around + radius };
  const share = (value: number) => Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  const direction = (index: number) => directions[index] ?? { x: 0, y: 0 };
  return {
    middle,
    radius,
    direction,
    at: (index, value) => {
      const { x, y } = direction(index);
      return { x: middle.x + x * radius * share(value), y: middle.y + y * radius * share(value) };
    },
  };
}

const outline = (places: readonly Place[]) => segmentsOf(places, { isClosed: places.length >= MIN_CORNERS });

/** The name above the score, as near to the end of its axis as there is room for both. */
function putAxis(
  { name, text }: RadarAxis,
  rays: Rays,
  index: number,
  lines: readonly Segment[],
  labels: Labels,
  type: Typesetter,
) {
  const written = [
    type.fitting(name, TEXT_SIZE, MAX_NAME_WIDTH),
    type.fitting(text, VALUE_SIZE, MAX_NAME_WIDTH, 'bold'),
  ].filter(({ width }) => width > 0);
  const width = Math.max(0, ...written.map((line) => line.width));
  const height = written.reduce((sum, line) => sum + lineHeight(line), 0);
  const { x, y } = rays.direction(index);
  const { middle, radius } = rays;
  const box = (right: number, down: number): Box => ({
    x: middle.x + x * radius + right + (sign(x) - 1) * (width / 2),
    y: middle.y + y * radius + down + (y - 1) * (height / 2),
    width,
    height,
  });
  const boxes = Array.from({ length: MAX_AWAY / STEP }, (_, step) => BESIDE + step * STEP).flatMap((away) => [
    box(x * away, y * away),
    box(sign(x) * away, 0),
  ]);
  const place = boxes.find((one) => labels.isFree(one) && !lines.some((line) => crosses(line, one, BESIDE - 2)));
  if (place === undefined) return;
  let top = place.y;
  for (const [row, line] of written.entries()) {
    const left = place.x + ((1 - sign(x)) * (width - line.width)) / 2;
    labels.put(line, [boxAt(line, left, top)], {
      together: row > 0,
      colour: row === 0 ? COLOURS.quiet : COLOURS.text,
    });
    top += lineHeight(line);
  }
}

/** Left, above, or right of a place: what stands almost above it is centred. */
const sign = (value: number) => (Math.abs(value) < 0.1 ? 0 : Math.sign(value));

function putRings(picture: RadarPicture, rays: Rays, lines: readonly Segment[], labels: Labels, type: Typesetter) {
  const texts = picture.rings.map(({ at, text }) => ({ at, line: type.line(text, RING_SIZE) }));
  const isFree = ({ box }: { readonly box: Box }) => labels.isFree(box) && !lines.some((line) => crosses(line, box, 1));
  const gaps = picture.axes.map((_, index) =>
    texts.map((text) => ({ ...text, box: inGap(rays, picture.axes.length, index, text) })).filter(isFree),
  );
  const roomiest = gaps.reduce<(typeof gaps)[number]>((one, other) => (other.length > one.length ? other : one), []);
  for (const { line, box } of roomiest) labels.put(line, [box], { colour: COLOURS.quiet });
}

/** In the middle of a ring's side between an axis and the next. */
function inGap(
  rays: Rays,
  count: number,
  index: number,
  { at, line }: { readonly at: number; readonly line: TextLine },
) {
  const [one, other] = [rays.at(index, at), rays.at((index + 1) % count, at)];
  return boxAt(line, (one.x + other.x - line.width) / 2, (one.y + other.y - lineHeight(line)) / 2);
}

function rings({ axes, rings: ticks }: RadarPicture, rays: Rays, spokes: readonly Segment[]): string {
  const sides = ticks.map(({ at }) =>
    pathThrough(
      axes.map((_, index) => rays.at(index, at)),
      { isClosed: true },
    ),
  );
  const paths = [...sides, ...spokes.map((spoke) => pathThrough(spoke))].join('');
  return `<path d="${paths}" stroke="${COLOURS.grid}" stroke-width="1" fill="none"/>`;
}

/** One score has no line, two have no area. */
function shape(places: readonly Place[], look: string): string {
  if (places.length < 2) return '';
  return `<path d="${pathThrough(places, { isClosed: places.length >= MIN_CORNERS })}" stroke-linejoin="round" ${look}/>`;
}

const spreadBar = (line: Segment) => `<path d="${pathThrough(line)}" stroke="${COLOURS.band}" stroke-width="10"/>`;
const dot = ({ x, y }: Place) =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="${COLOURS.actual}" stroke="${COLOURS.ground}" stroke-width="1.5"/>`;
