import { framed, lineHeight, type PictureSvg, plotBox, putLegend, putTitle, trendLegend } from './frame.ts';
import { crosses, type Place, type Segment } from './geometry.ts';
import { boxAt, createLabels, type Labels, overlap, written } from './labels.ts';
import {
  actualLine,
  expectedLine,
  forecastBand,
  gridLines,
  leaderLines,
  linesOf,
  markLine,
  type Scale,
  scaleOf,
} from './lines.ts';
import type { Box, TrendPicture } from './picture.ts';
import { COLOURS, HEIGHT, PADDING, TEXT_SIZE, VALUE_SIZE, WIDTH } from './style.ts';
import type { TextLine, Typesetter } from './typesetter.ts';

interface TrendSvg extends PictureSvg {
  readonly plot: Box;
}

/** Beside a dot, and beside the plot. */
const BESIDE = 8;
/** A label that finds no room at its line may stand this far from it, in its own heights. */
const SHIFTS = [0, -0.5, 0.5, -1, 1, -1.5, 1.5];
/** The last value stands this far from its dot, which reaches so far from its middle. */
const AWAY = [8, 12, 18, 25];
const DOT = 5;

/**
 * The picture of a trend. What it says never overlaps, is never cut, and stands on no line: each label has a place of its
 * own, by the widths of the bundled fonts. The last value stands at its dot, or beside the name of its line where there is
 * no room; another label for which there is none is left out, the least important first.
 */
export function trendSvg(picture: TrendPicture, type: Typesetter): TrendSvg {
  const there = arranged(picture, type, false);
  const { labels, samples, plot, to, leaders, lines } = there ?? (arranged(picture, type, true) as Arranged);
  const parts = [
    gridLines(picture, plot, to),
    forecastBand(picture.values.at(-1), picture.forecast, to),
    ...picture.marks.map((mark) => markLine(mark, plot, to)),
    leaderLines(leaders),
    expectedLine(picture.expected, to),
    actualLine(picture.values, to),
    ...samples,
    written(labels.placed),
  ];
  return { svg: framed(parts, HEIGHT), labels: labels.placed, plot, lines };
}

interface Arranged {
  readonly labels: Labels;
  readonly samples: readonly string[];
  readonly plot: Box;
  readonly to: Scale;
  /** From the end of a line to its label, where that stands higher or lower. */
  readonly leaders: readonly Segment[];
  readonly lines: readonly Segment[];
}

/** Gives every label its place; undefined where there is none for the last value at its dot. */
function arranged(picture: TrendPicture, type: Typesetter, isInLegend: boolean): Arranged | undefined {
  const labels = createLabels({ x: 0, y: 0, width: WIDTH, height: HEIGHT });
  const legendTop = putTitle(picture.title, type, labels);
  const { bottom, samples } = putLegend(trendLegend(picture, isInLegend), type, labels, legendTop);
  const { plot, values, marks } = plotBox(picture, type, bottom);
  const to = scaleOf(picture, plot);
  putValueTicks(picture, values, labels, plot, to);
  putTimeTicks(picture, type, labels, plot, to);
  const leaders = marks.flatMap(({ mark, lines }) => putMark(lines, to.y(mark.value), labels, plot));
  const lines = [...linesOf(picture, plot, to), ...leaders];
  const last = picture.values.at(-1);
  if (last !== undefined && picture.latest !== undefined && !isInLegend) {
    const line = type.line(picture.latest, VALUE_SIZE, 'bold');
    const there = { x: to.x(last.at), y: to.y(last.value) };
    if (!putLatest(line, there, labels, plot, lines)) return undefined;
  }
  return { labels, samples, plot, to, leaders, lines };
}

function putValueTicks(picture: TrendPicture, lines: readonly TextLine[], labels: Labels, plot: Box, to: Scale) {
  for (const [index, line] of lines.entries()) {
    const x = plot.x - BESIDE - line.width;
    const y = to.y(picture.valueTicks[index]?.at ?? 0) - lineHeight(line) / 2;
    labels.put(line, [boxAt(line, x, y)], { colour: COLOURS.quiet });
  }
}

/** As many as there is room for, at even distances. */
function putTimeTicks({ timeTicks }: TrendPicture, type: Typesetter, labels: Labels, plot: Box, to: Scale) {
  const ticks = timeTicks.map(({ at, text }) => ({ x: to.x(at), line: type.line(text, TEXT_SIZE) }));
  const widest = Math.max(0, ...ticks.map(({ line }) => line.width)) + BESIDE;
  const room = Math.max(1, Math.floor(plot.width / widest));
  const step = Math.max(1, Math.ceil(ticks.length / room));
  for (const { x, line } of ticks.filter((_, index) => index % step === 0)) {
    const left = Math.min(Math.max(x - line.width / 2, PADDING), WIDTH - PADDING - line.width);
    labels.put(line, [boxAt(line, left, plot.y + plot.height + 4)], { colour: COLOURS.quiet });
  }
}

/** Beside the end of its line, or a little higher or lower, with a line that leads there; none where it has no room. */
function putMark(lines: readonly TextLine[], y: number, labels: Labels, plot: Box): Segment[] {
  const height = lines.reduce((sum, line) => sum + lineHeight(line), 0);
  const x = plot.x + plot.width + BESIDE;
  const width = Math.max(...lines.map((line) => line.width));
  const isFree = (top: number) =>
    labels.isFree({ x, y: top, width, height }) && top + height <= plot.y + plot.height + height / 2;
  const shift = SHIFTS.find((one) => isFree(y - height / 2 + one * height));
  if (shift === undefined) return [];
  let top = y - height / 2 + shift * height;
  for (const line of lines) {
    labels.put(line, [boxAt(line, x, top)], { together: true });
    top += lineHeight(line);
  }
  return shift === 0
    ? []
    : [
        [
          { x: x - BESIDE, y },
          { x: x - 1, y: y + shift * height },
        ],
      ];
}

/** Near its dot, where it covers nothing else that is written, and no line; false where there is no such place. */
function putLatest(line: TextLine, { x, y }: Place, labels: Labels, plot: Box, lines: readonly Segment[]): boolean {
  const height = lineHeight(line);
  const within = (left: number) => Math.min(Math.max(left, plot.x), plot.x + plot.width - line.width);
  const lefts = [
    x - line.width / 2,
    x - line.width,
    x,
    x - line.width - BESIDE,
    x + BESIDE,
    x - line.width - 2 * BESIDE,
    x + 2 * BESIDE,
  ].map(within);
  const tops = AWAY.flatMap((away) => [y - height - away, y + away]).concat(y - height / 2);
  const places = tops
    .filter((top) => top >= plot.y - 4 && top + height <= plot.y + plot.height)
    .flatMap((top) => lefts.map((left) => boxAt(line, left, top)))
    .filter((box) => !lines.some((one) => crosses(one, box, 1)) && !covers(box, x, y));
  return labels.put(line, places, { covers: true, colour: COLOURS.actual });
}

const covers = (box: Box, x: number, y: number) =>
  overlap(box, { x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT });
