import { type Place, pathThrough, type Segment, segmentsOf } from './geometry.ts';
import type { Band, Box, Point, TrendPicture } from './picture.ts';
import { COLOURS, EXPECTED_DASH, FORECAST_DASH, GAP_DASH, MARK_DASHES } from './style.ts';

/** Where a point of the picture stands in the picture. */
export interface Scale {
  x(at: number): number;
  y(value: number): number;
}

/** How wide the sign of a milestone is. */
const MILESTONE = 7;
/** More dots than this run into one another. */
const MAX_DOTS = 40;
/** More points than this are fewer than a pixel apart: of each stretch the least and the greatest are kept. */
const MAX_POINTS = 400;
/** A pause of so many days is shown as one, where it is longer than this many times the usual one. */
const PAUSE_DAYS = 90;
const PAUSE_TIMES = 4;

export function scaleOf({ from, to, low, high }: Pick<TrendPicture, 'from' | 'to' | 'low' | 'high'>, plot: Box): Scale {
  const days = to - from || 1;
  const range = high - low || 1;
  return {
    x: (at) => plot.x + ((at - from) / days) * plot.width,
    y: (value) => plot.y + plot.height - ((value - low) / range) * plot.height,
  };
}

export function gridLines(picture: TrendPicture, plot: Box, { y }: Scale): string {
  const lines = picture.valueTicks.map(({ at }) => `M${plot.x} ${y(at).toFixed(1)}h${plot.width.toFixed(1)}`);
  return `<path d="${lines.join('')}" stroke="${COLOURS.grid}" stroke-width="1" fill="none"/>`;
}

export function markLine({ kind, value }: TrendPicture['marks'][number], plot: Box, { y }: Scale): string {
  const at = y(value).toFixed(1);
  const right = plot.x + plot.width;
  if (kind === 'milestone') {
    return `<path d="M${(right - MILESTONE).toFixed(1)} ${at}l${MILESTONE} -5v10z" fill="${COLOURS.quiet}"/>`;
  }
  const isAim = kind !== 'stretch' && kind !== 'benchmark';
  const [colour, width] = isAim ? [COLOURS.target, 2] : [COLOURS.quiet, 1.5];
  return `<path d="M${plot.x} ${at}H${right.toFixed(1)}" stroke="${colour}" stroke-width="${width}"${dashed(MARK_DASHES[kind])} fill="none"/>`;
}

export function expectedLine(points: readonly Point[], to: Scale): string {
  if (points.length < 2) return '';
  return `<path d="${path(points, to)}" stroke="${COLOURS.expected}" stroke-width="2"${dashed(EXPECTED_DASH)} fill="none"/>`;
}

export function forecastBand(from: Point | undefined, band: Band | undefined, to: Scale): string {
  if (from === undefined || band === undefined) return '';
  const ends = [from, { at: band.at, value: band.high }, { at: band.at, value: band.low }];
  return `<path d="${path(ends, to)}Z" fill="${COLOURS.band}" fill-opacity="0.75"/><path d="${path([from, band], to)}" stroke="${COLOURS.forecast}" stroke-width="2"${dashed(FORECAST_DASH)} fill="none"/>`;
}

/** The values: a dot each where there is room, and a dotted line across a long pause. */
export function actualLine(values: readonly Point[], to: Scale, { dots: max = MAX_DOTS } = {}): string {
  const points = thinned(values, MAX_POINTS);
  const usual = usualPause(values);
  const isPause = (one: Point, next: Point) => next.at - one.at > Math.max(PAUSE_DAYS, PAUSE_TIMES * usual);
  const parts: string[] = [];
  let stretch: Point[] = [];
  const stroke = (some: readonly Point[], dash: string) => {
    if (some.length < 2) return;
    parts.push(
      `<path d="${path(some, to)}" stroke="${COLOURS.actual}" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"${dashed(dash)} fill="none"/>`,
    );
  };
  for (const point of points) {
    const last = stretch.at(-1);
    if (last && isPause(last, point)) {
      stroke(stretch, '');
      stroke([last, point], GAP_DASH);
      stretch = [];
    }
    stretch.push(point);
  }
  stroke(stretch, '');
  const dots = values.length <= max ? values : values.slice(-1);
  for (const { at, value } of dots) {
    parts.push(
      `<circle cx="${to.x(at).toFixed(1)}" cy="${to.y(value).toFixed(1)}" r="4" fill="${COLOURS.actual}" stroke="${COLOURS.ground}" stroke-width="1.5"/>`,
    );
  }
  return parts.join('');
}

/** All lines of a trend but the grid, which a label may hide. */
export function linesOf({ marks, expected, values, forecast }: TrendPicture, plot: Box, to: Scale): Segment[] {
  const place = ({ at, value }: Point): Place => ({ x: to.x(at), y: to.y(value) });
  const last = values.at(-1);
  const aims = marks.map(({ kind, value }): Segment => {
    const [y, right] = [to.y(value), plot.x + plot.width];
    return [
      { x: kind === 'milestone' ? right - MILESTONE : plot.x, y },
      { x: right, y },
    ];
  });
  const ends =
    last && forecast
      ? [forecast, { at: forecast.at, value: forecast.high }, { at: forecast.at, value: forecast.low }]
      : [];
  return [
    ...aims,
    ...segmentsOf(expected.map(place)),
    ...segmentsOf(thinned(values, MAX_POINTS).map(place)),
    ...ends.map((end): Segment => [place(last ?? end), place(end)]),
  ];
}

/** From the ends of lines to labels that stand higher or lower. */
export function leaderLines(leaders: readonly Segment[]): string {
  if (leaders.length === 0) return '';
  return `<path d="${leaders.map((leader) => pathThrough(leader)).join('')}" stroke="${COLOURS.quiet}" stroke-width="1" fill="none"/>`;
}

function usualPause(values: readonly Point[]): number {
  const pauses = values.slice(1).map(({ at }, index) => at - (values[index]?.at ?? at));
  return pauses.toSorted((one, other) => one - other)[pauses.length >> 1] ?? 0;
}

/** The first and the last, and the least and the greatest of each stretch between them. */
export function thinned(points: readonly Point[], max: number): readonly Point[] {
  if (points.length <= max) return points;
  const size = Math.ceil((points.length - 2) / ((max - 2) / 2));
  const kept = new Set([0, points.length - 1]);
  for (let from = 1; from < points.length - 1; from += size) {
    let [least, greatest] = [from, from];
    for (let index = from; index < Math.min(from + size, points.length - 1); index += 1) {
      const value = points[index]?.value ?? 0;
      if (value < (points[least]?.value ?? 0)) least = index;
      if (value > (points[greatest]?.value ?? 0)) greatest = index;
    }
    kept.add(least).add(greatest);
  }
  return points.filter((_, index) => kept.has(index));
}

const path = (points: readonly Point[], { x, y }: Scale) =>
  `M${points.map(({ at, value }) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`;
const dashed = (dash: string) => (dash === '' ? '' : ` stroke-dasharray="${dash}"`);
