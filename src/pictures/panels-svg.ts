import {
  actualSample,
  aimSample,
  expectedSample,
  framed,
  type LegendEntry,
  lineHeight,
  type PictureSvg,
  putLegend,
  putTitle,
} from './frame.ts';
import { type Place, type Segment, segmentsOf } from './geometry.ts';
import { boxAt, createLabels, type Labels, written } from './labels.ts';
import { actualLine, expectedLine, scaleOf, thinned } from './lines.ts';
import type { Box, Panel, PanelsPicture, Point } from './picture.ts';
import { COLOURS, PADDING, TEXT_SIZE, WIDTH } from './style.ts';
import type { Typesetter } from './typesetter.ts';

const MAX_PANELS = 12;
const COLUMNS = 2;
const BETWEEN = 18;
const PLOT_HEIGHT = 58;
/** So that a dot at the end of a line is whole. */
const DOT = 5;
/** A line of so few pixels has no more points than this. */
const MAX_POINTS = 120;

/** Several small trends in two columns, or one as wide as the picture, each below its name and its last value. No label stands on a line. */
export function panelsSvg(picture: PanelsPicture, type: Typesetter): PictureSvg {
  const panels = picture.panels.slice(0, MAX_PANELS);
  const line = lineHeight(type.line('', TEXT_SIZE));
  const rowHeight = 2 * line + PLOT_HEIGHT + BETWEEN;
  const columns = Math.max(1, Math.min(COLUMNS, panels.length));
  const rows = Math.ceil(panels.length / columns);
  const width = (WIDTH - 2 * PADDING - (columns - 1) * BETWEEN) / columns;
  // The height follows from what stands above the panels, which is put first.
  const labels = createLabels({ x: 0, y: 0, width: WIDTH, height: Number.MAX_SAFE_INTEGER });
  const { bottom, samples } = putLegend(legendOf(picture), type, labels, putTitle(picture.title, type, labels));
  const below = picture.more === '' ? -BETWEEN / 2 : line;
  const height = Math.ceil(bottom + 4 + rows * rowHeight + below + PADDING);
  const shown = panels.map((panel, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const box = {
      x: PADDING + column * (width + BETWEEN),
      y: bottom + 4 + row * rowHeight,
      width,
      height: rowHeight - BETWEEN,
    };
    return putPanel(panel, box, labels, type);
  });
  const more = type.fitting(picture.more, TEXT_SIZE, WIDTH - 2 * PADDING);
  labels.put(more, [boxAt(more, PADDING, bottom + 4 + rows * rowHeight)], { colour: COLOURS.quiet });
  const parts = [...shown.map(({ svg }) => svg), ...samples, written(labels.placed)];
  return { svg: framed(parts, height), labels: labels.placed, lines: shown.flatMap(({ lines }) => lines) };
}

function legendOf({ panels, legend }: PanelsPicture): LegendEntry[] {
  return [
    ...(panels.some(({ values }) => values.length > 0) ? [{ text: legend.actual, sample: actualSample }] : []),
    ...(panels.some(({ expected }) => expected.length > 1) ? [{ text: legend.expected, sample: expectedSample }] : []),
    ...(panels.some(({ aims }) => aims.length > 0) ? [{ text: legend.aim, sample: aimSample }] : []),
  ];
}

function putPanel(panel: Panel, box: Box, labels: Labels, type: Typesetter) {
  const line = lineHeight(type.line('', TEXT_SIZE));
  if (type.canWrite(panel.title)) {
    const title = type.fitting(panel.title, TEXT_SIZE, box.width);
    const left = title.isRightToLeft ? box.x + box.width - title.width : box.x;
    labels.put(title, [boxAt(title, left, box.y)]);
  }
  const latest = type.fitting(panel.latest, TEXT_SIZE, box.width, 'bold');
  labels.put(latest, [boxAt(latest, box.x, box.y + line)], { together: true, colour: COLOURS.actual });
  const note = type.fitting(panel.note, TEXT_SIZE, Math.max(0, box.width - latest.width - 6));
  if (note.width <= box.width - latest.width - 6) {
    labels.put(note, [boxAt(note, box.x + latest.width + 6, box.y + line)], { together: true, colour: COLOURS.quiet });
  }
  const plot = { x: box.x, y: box.y + 2 * line + DOT, width: box.width - DOT, height: PLOT_HEIGHT - 2 * DOT };
  const to = scaleOf(panel, plot);
  const place = ({ at, value }: Point): Place => ({ x: to.x(at), y: to.y(value) });
  const values = thinned(panel.values, MAX_POINTS);
  const aims = panel.aims.map((aim): Segment => {
    return [
      { x: plot.x, y: to.y(aim) },
      { x: plot.x + plot.width, y: to.y(aim) },
    ];
  });
  const bottom = (box.y + box.height).toFixed(1);
  return {
    svg: [
      `<path d="M${box.x.toFixed(1)} ${bottom}h${box.width.toFixed(1)}" stroke="${COLOURS.grid}" stroke-width="1"/>`,
      aimLines(aims),
      expectedLine(panel.expected, to),
      actualLine(values, to, { dots: 1 }),
    ].join(''),
    lines: [...aims, ...segmentsOf(panel.expected.map(place)), ...segmentsOf(values.map(place))],
  };
}

function aimLines(aims: readonly Segment[]): string {
  if (aims.length === 0) return '';
  const path = aims.map(([from, to]) => `M${from.x.toFixed(1)} ${from.y.toFixed(1)}H${to.x.toFixed(1)}`).join('');
  return `<path d="${path}" stroke="${COLOURS.target}" stroke-width="2"/>`;
}
