import type { Segment } from './geometry.ts';
import { boxAt, type Label, type Labels } from './labels.ts';
import type { Box, TrendPicture } from './picture.ts';
import {
  COLOURS,
  EXPECTED_DASH,
  FORECAST_DASH,
  HEIGHT,
  PADDING,
  SCALE,
  TEXT_SIZE,
  TITLE_SIZE,
  WIDTH,
} from './style.ts';
import type { TextLine, Typesetter } from './typesetter.ts';

const INNER = WIDTH - 2 * PADDING;
const SAMPLE = 24;
const AFTER_SAMPLE = 6;
const BETWEEN = 16;
/** More of them leave no room for the line itself. */
const MAX_LEGEND_ROWS = 2;
const MAX_TITLE_LINES = 2;
/** Of the width, for what stands left and right of the plot. */
const MAX_VALUES_WIDTH = 0.24 * WIDTH;
export const MAX_MARKS_WIDTH = 0.3 * WIDTH;
const GUTTER = 8;

export const lineHeight = ({ ascent, descent }: TextLine) => ascent + descent;

/** Writes the title in two lines at the most, and returns where the next thing begins. */
export function putTitle(title: string, type: Typesetter, labels: Labels): number {
  let y = PADDING - 4;
  if (!type.canWrite(title)) return y;
  for (const line of titleLines(title, type)) {
    const x = line.isRightToLeft ? WIDTH - PADDING - line.width : PADDING;
    labels.put(line, [boxAt(line, x, y)]);
    y += lineHeight(line) + 3;
  }
  return y + 2;
}

function titleLines(title: string, type: Typesetter): TextLine[] {
  const words = title.split(/\s+/u).filter((word) => word !== '');
  const lines: TextLine[] = [];
  while (words.length > 0 && lines.length < MAX_TITLE_LINES) {
    const isLast = lines.length === MAX_TITLE_LINES - 1;
    const count = isLast ? words.length : wordsThatFit(words, type);
    lines.push(type.fitting(words.splice(0, count).join(' '), TITLE_SIZE, INNER, 'bold'));
  }
  return lines;
}

function wordsThatFit(words: readonly string[], type: Typesetter): number {
  let count = 1;
  while (count < words.length && type.line(words.slice(0, count + 1).join(' '), TITLE_SIZE, 'bold').width <= INNER) {
    count += 1;
  }
  return count;
}

/** What a legend says of one thing, and a sample of that thing, whose left end and middle it is given. */
export interface LegendEntry {
  readonly text: string;
  sample(x: number, y: number): string;
}

/** Says what the lines are, each beside a sample of it; returns where the next thing begins, and the samples. */
export function putLegend(entries: readonly LegendEntry[], type: Typesetter, labels: Labels, top: number) {
  const height = lineHeight(type.line('', TEXT_SIZE));
  let [x, row] = [PADDING, 0];
  const samples: string[] = [];
  for (const { text, sample } of entries) {
    const line = type.fitting(text, TEXT_SIZE, INNER - SAMPLE - AFTER_SAMPLE);
    const width = SAMPLE + AFTER_SAMPLE + line.width;
    if (x > PADDING && x + width > WIDTH - PADDING) [x, row] = [PADDING, row + 1];
    if (row >= MAX_LEGEND_ROWS) break;
    const y = top + row * (height + 2);
    if (labels.put(line, [boxAt(line, x + SAMPLE + AFTER_SAMPLE, y)], { colour: COLOURS.quiet })) {
      samples.push(sample(x, y + height / 2));
    }
    x += width + BETWEEN;
  }
  return { bottom: entries.length === 0 ? top : top + (row + 1) * (height + 2) + 4, samples };
}

/** What the lines of a trend are called, with the last value where it does not stand at its dot. */
export function trendLegend(picture: TrendPicture, withLatest: boolean): LegendEntry[] {
  const { legend, values, expected, forecast, latest } = picture;
  const actual = withLatest ? `${legend.actual} ${latest}` : legend.actual;
  return [
    ...(values.length > 0 ? [{ text: actual, sample: actualSample }] : []),
    ...(expected.length > 1 ? [{ text: legend.expected, sample: expectedSample }] : []),
    ...(forecast ? [{ text: legend.forecast, sample: forecastSample }] : []),
  ];
}

export const actualSample = (x: number, y: number) =>
  `<path d="M${x} ${y}h${SAMPLE}" stroke="${COLOURS.actual}" stroke-width="3"/><circle cx="${x + SAMPLE / 2}" cy="${y}" r="4" fill="${COLOURS.actual}"/>`;
export const expectedSample = (x: number, y: number) =>
  `<path d="M${x} ${y}h${SAMPLE}" stroke="${COLOURS.expected}" stroke-width="2" stroke-dasharray="${EXPECTED_DASH}"/>`;
const forecastSample = (x: number, y: number) =>
  `<rect x="${x}" y="${y - 6}" width="${SAMPLE}" height="12" fill="${COLOURS.band}"/><path d="M${x} ${y}h${SAMPLE}" stroke="${COLOURS.forecast}" stroke-width="2" stroke-dasharray="${FORECAST_DASH}"/>`;
export const aimSample = (x: number, y: number) =>
  `<path d="M${x} ${y}h${SAMPLE}" stroke="${COLOURS.target}" stroke-width="2"/>`;
export const spreadSample = (x: number, y: number) =>
  `<path d="M${x} ${y}h${SAMPLE}" stroke="${COLOURS.band}" stroke-width="10"/>`;

/** A picture as an SVG without texts, where its labels stand, and the lines that none of them stands on. */
export interface PictureSvg {
  readonly svg: string;
  readonly labels: readonly Label[];
  readonly lines: readonly Segment[];
}

/** The SVG of a picture: its parts on a ground of their own. */
export function framed(parts: readonly string[], height: number): string {
  const ground = `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="${COLOURS.ground}" stroke="${COLOURS.edge}"/>`;
  const size = `width="${WIDTH * SCALE}" height="${Math.round(height * SCALE)}" viewBox="0 0 ${WIDTH} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${parts.join('')}</svg>`;
}

/** What stands left and right of the plot, and the room that is left for it. */
export function plotBox(picture: TrendPicture, type: Typesetter, top: number) {
  const values = picture.valueTicks.map(({ text }) => type.fitting(text, TEXT_SIZE, MAX_VALUES_WIDTH));
  const marks = picture.marks.map((mark) => ({ mark, lines: markLines(mark, type) }));
  const widest = (lines: readonly TextLine[]) => Math.max(0, ...lines.map(({ width }) => width));
  const left = PADDING + widest(values) + GUTTER;
  const onRight = widest(marks.flatMap(({ lines }) => lines));
  const right = WIDTH - PADDING - (onRight === 0 ? 0 : onRight + GUTTER);
  const bottom = HEIGHT - PADDING - lineHeight(type.line('', TEXT_SIZE)) - 2;
  const plot: Box = { x: left, y: top + 6, width: right - left, height: bottom - top - 6 };
  return { plot, values, marks };
}

/** In one line where that is short, else the name above the value. */
function markLines({ name, text }: { readonly name: string; readonly text: string }, type: Typesetter): TextLine[] {
  const whole = type.line(`${name} ${text}`, TEXT_SIZE);
  if (whole.width <= MAX_MARKS_WIDTH * 0.75) return [whole];
  return [name, text].map((part) => type.fitting(part, TEXT_SIZE, MAX_MARKS_WIDTH));
}
