import { framed, lineHeight, type PictureSvg, putTitle } from './frame.ts';
import { boxAt, createLabels, type Labels, written } from './labels.ts';
import type { HeatCell, HeatPicture } from './picture.ts';
import { COLOURS, HEATS, PADDING, TEXT_SIZE, WIDTH } from './style.ts';
import type { Typesetter } from './typesetter.ts';

const MAX_COLUMNS = 6;
const MAX_ROWS = 15;
/** Of the width, for the names of the rows. */
const MAX_NAME_WIDTH = 0.32 * WIDTH;
const GUTTER = 8;
const CELL_HEIGHT = 28;
const GAP = 2;
const SAMPLE = 18;
/** Of the width of a column, for a name that stands higher or lower than the next ones. */
const ROOM = 1.9;
const LAST_ROOM = 1.5;

/** Rows by columns. What a cell says is written in it, so that nothing hangs on its colour alone. */
export function heatSvg(picture: HeatPicture, type: Typesetter): PictureSvg {
  const columns = picture.columns.slice(0, MAX_COLUMNS);
  const rows = picture.rows.slice(0, MAX_ROWS);
  const line = lineHeight(type.line('', TEXT_SIZE));
  const labels = createLabels({ x: 0, y: 0, width: WIDTH, height: Number.MAX_SAFE_INTEGER });
  const legendTop = putTitle(picture.title, type, labels);
  const legend = putColours(picture, type, labels, legendTop);
  const names = rows.map(({ name }) => type.fitting(name, TEXT_SIZE, MAX_NAME_WIDTH));
  const left = PADDING + Math.max(0, ...names.map(({ width }) => width)) + GUTTER;
  const cellWidth = (WIDTH - PADDING - left) / Math.max(1, columns.length);
  const top = legendTop + line + GUTTER;
  const firstRow = top + putColumns(columns, { x: left, y: top, width: cellWidth }, labels, type) + 4;
  const cells = rows.flatMap((row, index) => {
    const y = firstRow + index * CELL_HEIGHT;
    const name = names[index];
    if (name !== undefined) {
      const x = name.isRightToLeft ? left - GUTTER - name.width : PADDING;
      labels.put(name, [boxAt(name, x, y + (CELL_HEIGHT - line) / 2)]);
    }
    return columns.map((_, column) => {
      const x = left + column * cellWidth;
      return putCell(row.cells[column] ?? { text: '' }, { x, y, width: cellWidth }, labels, type);
    });
  });
  const bottom = firstRow + rows.length * CELL_HEIGHT + 4;
  const more = type.fitting(picture.more, TEXT_SIZE, WIDTH - 2 * PADDING);
  labels.put(more, [boxAt(more, PADDING, bottom)], { colour: COLOURS.quiet });
  const height = Math.ceil(bottom + (picture.more === '' ? 0 : line) + PADDING);
  return { svg: framed([...cells, legend, written(labels.placed)], height), labels: labels.placed, lines: [] };
}

/**
 * The names of the columns; where one is wider than its column, every second one stands a line higher, so that each has
 * nearly two columns for itself. Returns how high they are.
 */
function putColumns(
  columns: readonly string[],
  first: { readonly x: number; readonly y: number; readonly width: number },
  labels: Labels,
  type: Typesetter,
): number {
  const line = lineHeight(type.line('', TEXT_SIZE));
  const own = first.width - 2 * GAP - 2;
  const isStaggered = columns.some((column) => type.line(column, TEXT_SIZE).width > own);
  for (const [index, column] of columns.entries()) {
    // The last one can go to one side alone.
    const room = index === columns.length - 1 ? LAST_ROOM : ROOM;
    const text = type.fitting(column, TEXT_SIZE, isStaggered ? room * first.width : own);
    const middle = first.x + (index + 0.5) * first.width;
    const x = Math.min(middle - text.width / 2, WIDTH - PADDING - text.width);
    const y = first.y + (isStaggered && index % 2 === 0 ? line + 2 : 0);
    labels.put(text, [boxAt(text, Math.max(PADDING, x), y)], { colour: COLOURS.quiet });
  }
  return isStaggered ? 2 * line + 2 : line;
}

function putCell(
  { share, text }: HeatCell,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  labels: Labels,
  type: Typesetter,
): string {
  const heat = heatOf(share);
  const line = type.fitting(text, TEXT_SIZE, width - 2 * GAP - 4);
  const place = boxAt(line, x + (width - line.width) / 2, y + (CELL_HEIGHT - lineHeight(line)) / 2);
  labels.put(line, [place], { colour: heat?.text ?? COLOURS.quiet });
  const box = `x="${(x + GAP).toFixed(1)}" y="${(y + GAP).toFixed(1)}" width="${(width - 2 * GAP).toFixed(1)}" height="${CELL_HEIGHT - 2 * GAP}"`;
  return heat === undefined
    ? `<rect ${box} fill="${COLOURS.ground}" stroke="${COLOURS.edge}"/>`
    : `<rect ${box} fill="${heat.fill}"/>`;
}

function heatOf(share: number | undefined): (typeof HEATS)[number] | undefined {
  if (share === undefined || Number.isNaN(share)) return undefined;
  const step = Math.floor(Math.min(1, Math.max(0, share)) * HEATS.length);
  return HEATS[Math.min(step, HEATS.length - 1)];
}

/** The colours from the worst to the best, with what the ends mean on both sides. */
function putColours({ legend }: HeatPicture, type: Typesetter, labels: Labels, top: number): string {
  const room = (WIDTH - 2 * PADDING - HEATS.length * SAMPLE - 2 * GUTTER) / 2;
  const [worst, best] = [type.fitting(legend.worst, TEXT_SIZE, room), type.fitting(legend.best, TEXT_SIZE, room)];
  const x = PADDING + worst.width + GUTTER;
  labels.put(worst, [boxAt(worst, PADDING, top)], { colour: COLOURS.quiet });
  labels.put(best, [boxAt(best, x + HEATS.length * SAMPLE + GUTTER, top)], { colour: COLOURS.quiet });
  const y = (top + lineHeight(worst) / 2 - 6).toFixed(1);
  return HEATS.map(
    ({ fill }, index) =>
      `<rect x="${(x + index * SAMPLE).toFixed(1)}" y="${y}" width="${SAMPLE}" height="12" fill="${fill}"/>`,
  ).join('');
}
