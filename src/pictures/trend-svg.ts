import { lineHeight, plotBox, putLegend, putTitle } from './frame.ts';
import { boxAt, createLabels, type Label, type Labels } from './labels.ts';
import { actualLine, expectedLine, forecastBand, gridLines, markLine, type Scale, scaleOf } from './lines.ts';
import type { Box, Point, TrendPicture } from './picture.ts';
import { COLOURS, HEIGHT, PADDING, SCALE, TEXT_SIZE, VALUE_SIZE, WIDTH } from './style.ts';
import type { TextLine, Typesetter } from './typesetter.ts';

/** A picture, and where its labels stand. */
export interface TrendSvg {
  readonly svg: string;
  readonly labels: readonly Label[];
  readonly plot: Box;
}

/** Beside a dot, and beside the plot. */
const BESIDE = 8;
/** A label that finds no room at its line may stand this far from it, in its own heights. */
const SHIFTS = [0, -0.5, 0.5, -1, 1, -1.5, 1.5];

/**
 * The picture of a trend. What it says never overlaps and is never cut: each label has a place of its own, by the widths
 * of the bundled fonts, and one for which there is none is left out, the least important first.
 */
export function trendSvg(picture: TrendPicture, type: Typesetter): TrendSvg {
  const labels = createLabels({ x: 0, y: 0, width: WIDTH, height: HEIGHT });
  const legendTop = putTitle(picture.title, type, labels);
  const { bottom, samples } = putLegend(picture, type, labels, legendTop);
  const { plot, values, marks } = plotBox(picture, type, bottom);
  const to = scaleOf(picture, plot);
  const last = picture.values.at(-1);
  putValueTicks(picture, values, labels, plot, to);
  putTimeTicks(picture, type, labels, plot, to);
  for (const { mark, lines } of marks) putMark(lines, to.y(mark.value), labels, plot);
  if (last && picture.latest !== undefined)
    putLatest(type.line(picture.latest, VALUE_SIZE, 'bold'), last, labels, plot, to);
  const parts = [
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="8" fill="${COLOURS.ground}" stroke="${COLOURS.edge}"/>`,
    gridLines(picture, plot, to),
    forecastBand(last, picture.forecast, to),
    ...picture.marks.map((mark) => markLine(mark, plot, to)),
    expectedLine(picture.expected, to),
    actualLine(picture.values, to),
    ...samples,
    ...labels.placed.map(({ svg }) => svg),
  ];
  const size = `width="${WIDTH * SCALE}" height="${HEIGHT * SCALE}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${parts.join('')}</svg>`,
    labels: labels.placed,
    plot,
  };
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

function putMark(lines: readonly TextLine[], y: number, labels: Labels, plot: Box) {
  const height = lines.reduce((sum, line) => sum + lineHeight(line), 0);
  const x = plot.x + plot.width + BESIDE;
  const width = Math.max(...lines.map((line) => line.width));
  const isFree = (top: number) =>
    labels.isFree({ x, y: top, width, height }) && top + height <= plot.y + plot.height + height / 2;
  const tops = SHIFTS.map((shift) => y - height / 2 + shift * height);
  let top = tops.find(isFree);
  if (top === undefined) return;
  for (const line of lines) {
    labels.put(line, [boxAt(line, x, top)], { together: true });
    top += lineHeight(line);
  }
}

/** Near its dot, where it covers nothing else that is written. */
function putLatest(line: TextLine, { at, value }: Point, labels: Labels, plot: Box, to: Scale) {
  const [x, y] = [to.x(at), to.y(value)];
  const height = lineHeight(line);
  const within = (left: number) => Math.min(Math.max(left, plot.x), plot.x + plot.width - line.width);
  const lefts = [within(x - line.width / 2), within(x - line.width), within(x)];
  const tops = [y - height - BESIDE, y + BESIDE, y - 2 * height, y + height];
  const places = tops.filter((top) => top >= plot.y - 4).flatMap((top) => lefts.map((left) => boxAt(line, left, top)));
  labels.put(line, places, { halo: true, colour: COLOURS.actual });
}
