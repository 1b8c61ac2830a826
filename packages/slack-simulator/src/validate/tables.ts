/**
 * Tables (docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block): in messages only, one of either
 * kind a message, and no more than 10,000 characters in it, or 20,000 in a data table.
 */
import { flattened, isObject, type Json, listAt } from '../elements.ts';
import { richText } from './rich-text.ts';
import { anything, boolean, byType, integer, list, object, oneOf, type Report, type Rule, string } from './rules.ts';

const maxColumns = 20;
const maxRows = 100;
/** Of a data table, without the names of its columns. */
const maxDataRows = 200;
const maxCharacters = { table: 10_000, data_table: 20_000 };

const rowOf = (maxLength: number): Rule => {
  const text = string(maxLength);
  const rawText = object({ required: { type: oneOf('raw_text'), text } });
  const rawNumber = object({ required: { type: oneOf('raw_number'), text, value: anything } });
  return list(byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }), maxColumns);
};
const column = object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } });
const named = { block_id: string(255) };

export const table = object({
  required: { type: oneOf('table'), rows: list(rowOf(maxCharacters.table), maxRows) },
  optional: { ...named, column_settings: list(column, maxColumns) },
});

/** Names of columns are plain, and every row has a cell for each. */
function regular(value: Json, at: string, report: Report): void {
  const rows = listAt(value, 'rows').map((one) => (Array.isArray(one) ? one : []));
  const [header = [], ...others] = rows;
  for (const [index, cell] of header.entries()) {
    if (isObject(cell) && cell['type'] === 'rich_text')
      report('unsupported type: rich_text', `${at}/rows/0/${index}/type`);
  }
  const uneven = others.findIndex((one) => one.length !== header.length);
  if (uneven >= 0) report('rows must have the same number of cells', `${at}/rows/${uneven + 1}`);
}

export const dataTable = object({
  // The names of the columns, and at least one row below them.
  required: {
    type: oneOf('data_table'),
    rows: list(rowOf(maxCharacters.data_table), maxDataRows + 1, 2),
    caption: string(255),
  },
  optional: { ...named, page_size: integer(1, 100), row_header_column_index: integer(0, maxColumns - 1) },
  also: regular,
});

const kinds = Object.keys(maxCharacters) as (keyof typeof maxCharacters)[];
const ofKind = (blocks: readonly unknown[], kind: string) => flattened(blocks).filter(({ type }) => type === kind);

/** How many there are, those within containers included. */
export const tableCount = (blocks: readonly unknown[]): number =>
  kinds.reduce((sum, kind) => sum + ofKind(blocks, kind).length, 0);

function characters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + characters(inner), 0);
  return isObject(value) ? characters(value['text'] ?? value['elements'] ?? []) : 0;
}

/** What is wrong with the tables of a message together. */
export function tableProblems(blocks: readonly unknown[], at: string): string[] {
  return kinds.flatMap((kind) => {
    const all = ofKind(blocks, kind).reduce((sum, one) => sum + characters(listAt(one, 'rows')), 0);
    if (all <= maxCharacters[kind]) return [];
    return [`[ERROR] table text must be less than ${maxCharacters[kind] + 1} characters in all [json-pointer:${at}]`];
  });
}
