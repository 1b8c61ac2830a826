import { type Heat, type HeatCount, shareOf } from '../../../../domain/portfolio/heat.ts';
import type { Grouping } from '../../../../domain/portfolio/portfolio.ts';
import type { ShownPortfolio } from '../../../../domain/portfolio/shown.ts';
import type { HeatPicture } from '../../../../pictures/picture.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
import type { Texts } from '../../../../text/index.ts';

/** Where the groups stand, by category or team, above their list on its first page. */
export function heatPictures({ by, heat, person }: ShownPortfolio, at: number, t: Texts): PlacedPicture[] {
  if (heat === undefined) return [];
  const place = ['portfolio', person, by, t.locale].join('|');
  return [{ picture: heatPicture(heat, by, t), story: heatStory(heat, by, t), place, at }];
}

function heatPicture({ columnsBy, columns, rows, more }: Heat, by: Grouping, t: Texts): HeatPicture {
  const { heat, name } = t.portfolio;
  return {
    kind: 'heat',
    title: heat.title,
    columns: columns.map((column) => name(column.name, columnsBy)),
    rows: rows.map((row) => ({ name: name(row.name, by), cells: row.cells.map((count) => cell(count, t)) })),
    more: heat.more(more.rows, by, more.columns, columnsBy),
    legend: { worst: heat.worst, best: heat.best },
  };
}

function cell(count: HeatCount, t: Texts) {
  const share = shareOf(count);
  if (share === undefined) return { text: '–' };
  return { share, text: `${t.format.number(count.onTrack)}/${t.format.number(count.known)}` };
}

/** The same in words, row by row. */
function heatStory({ columnsBy, columns, rows }: Heat, by: Grouping, t: Texts): string {
  const { heat, name } = t.portfolio;
  const stories = rows.map((row) => {
    const cells = row.cells.flatMap(({ onTrack, known }, index) => {
      const column = columns[index];
      return column === undefined || known === 0 ? [] : [heat.cell(name(column.name, columnsBy), onTrack, known)];
    });
    return `${name(row.name, by)}: ${cells.join(', ')}`;
  });
  return [heat.title, ...stories].join('\n');
}
