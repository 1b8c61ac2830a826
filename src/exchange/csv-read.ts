import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { FileProblem } from '../domain/exchange/import-problem.ts';
import type { Row } from '../domain/exchange/row.ts';
import { type Encoding, type ImportChoices, type ImportFile, SEPARATORS, type Separator } from '../ports/exchange.ts';
import { beginningOf, textOf } from './text.ts';

/** In characters, by which the separator is recognised. */
const LOOKED_AT = 64 * 1024;
/** In characters. A longer row is one whose quote nobody closed. */
const MAX_ROW_LENGTH = 200_000;

/** What stops the reading of a file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The separator of a table: the one in its header, or of several the one that every row has as often. */
export async function separatorOf(file: ImportFile, { separator, encoding }: ImportChoices): Promise<Separator> {
  if (separator !== undefined) return separator;
  const text = await beginningOf(file, LOOKED_AT, encoding);
  if (text.trim() === '') throw new UnreadableFile({ code: 'file-empty' });
  const rows = countsPerRow(text, text.length >= LOOKED_AT);
  const [header = new Map<Separator, number>()] = rows;
  const inHeader = SEPARATORS.filter((one) => (header.get(one) ?? 0) > 0);
  const even = inHeader.filter((one) => rows.every((counts) => counts.get(one) === header.get(one)));
  const possible = even.length > 0 ? even : inHeader;
  const [found, ...others] = possible;
  if (found === undefined) throw new UnreadableFile({ code: 'one-column', header: text.split(/\r?\n/)[0] ?? '' });
  if (others.length > 0) throw new UnreadableFile({ code: 'which-separator', separators: possible });
  return found;
}

/** How often each separator stands in each row, outside of quotes. A last row that may be cut is left out. */
function countsPerRow(text: string, isCut: boolean): ReadonlyMap<Separator, number>[] {
  const rows: Map<Separator, number>[] = [];
  let counts = new Map<Separator, number>();
  let isQuoted = false;
  let length = 0;
  const end = () => {
    if (length > 0) rows.push(counts);
    counts = new Map();
    length = 0;
  };
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && (sign === '\n' || sign === '\r')) {
      end();
      continue;
    }
    length += 1;
    const separator = isQuoted ? undefined : SEPARATORS.find((one) => one === sign);
    if (separator !== undefined) counts.set(separator, (counts.get(separator) ?? 0) + 1);
  }
  if (!isCut) end();
  return rows;
}

type Cells = readonly string[];

function linesIn(cells: Cells): number {
  let lines = 1;
  for (const cell of cells) if (cell.includes('\n')) lines += cell.split('\n').length - 1;
  return lines;
}

/** In characters, that are parsed at once. The rows of a larger piece would wait for so long that they pile up. */
const PIECE = 8 * 1024;

async function* piecesOf(file: ImportFile, encoding: Encoding | undefined): AsyncGenerator<string> {
  for await (const text of textOf(file, encoding)) {
    for (let from = 0; from < text.length; from += PIECE) yield text.slice(from, from + PIECE);
  }
}

/** The rows of a table, some at a time, empty ones left out. Throws {@link UnreadableFile} where a quote is not closed. */
export async function* csvRows(
  file: ImportFile,
  separator: Separator,
  { encoding }: ImportChoices,
): AsyncGenerator<readonly Row[]> {
  const parser = parse({ delimiter: separator, relax_column_count: true, max_record_size: MAX_ROW_LENGTH });
  // What goes wrong on the way is thrown by the parser's iteration.
  const piped = pipeline(Readable.from(piecesOf(file, encoding)), parser).catch(() => undefined);
  let line = 1;
  try {
    for await (const first of parser as AsyncIterable<Cells>) {
      const rows: Row[] = [];
      for (let cells: Cells | null = first; cells !== null; cells = parser.read()) {
        if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
        line += linesIn(cells);
      }
      if (rows.length > 0) yield rows;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile({ code: 'open-quote', from: Number(error['lines'] ?? 1) });
  } finally {
    parser.destroy();
    await piped;
  }
}
