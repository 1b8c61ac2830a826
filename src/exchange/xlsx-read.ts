import { unzipSync, type Zippable, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { Cell, Row } from '../domain/exchange/row.ts';
import type { ImportFile } from '../ports/exchange.ts';
import { UnreadableFile } from './csv-read.ts';

/** In bytes. A workbook is read whole; a larger table goes into CSV. */
const MAX_WORKBOOK = 20_000_000;

/** The rows of a workbook's first sheet, empty ones left out. Throws {@link UnreadableFile} where it is none. */
export async function xlsxRows(file: ImportFile): Promise<readonly Row[]> {
  const bytes = await wholeOf(file);
  const sheet = await sheetOf(bytes).catch(() => {
    throw new UnreadableFile({ code: 'not-a-spreadsheet' });
  });
  return sheet.flatMap((cells, index) => {
    const row = cells.map(cellOf);
    return row.every((cell) => cell === '') ? [] : [{ line: index + 1, cells: row }];
  });
}

const sheetOf = async (bytes: Buffer) => readSheet(withShownErrors(bytes));

const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/;
const FAILED = /(<c\b[^>]*?\bt=["'])e(["'])/g;

/**
 * The workbook with the errors of formulas as texts, such as #DIV/0!: its reader takes a cell with an error for an empty one,
 * and what is missing would be missing in silence.
 */
function withShownErrors(bytes: Buffer): Buffer {
  const failed = Object.entries(unzipSync(bytes, { filter: ({ name }) => SHEETS.test(name) })).flatMap(
    ([name, content]): [string, Uint8Array][] => {
      const xml = Buffer.from(content).toString('latin1');
      const shown = xml.replaceAll(FAILED, '$1str$2');
      return shown === xml ? [] : [[name, Buffer.from(shown, 'latin1')]];
    },
  );
  if (failed.length === 0) return bytes;
  const files: Zippable = { ...unzipSync(bytes), ...Object.fromEntries(failed) };
  return Buffer.from(zipSync(files, { level: 0 }));
}

async function wholeOf(file: ImportFile): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of file.bytes()) {
    length += part.byteLength;
    if (length > MAX_WORKBOOK) throw new UnreadableFile({ code: 'file-too-large', max: MAX_WORKBOOK });
    parts.push(part);
  }
  if (length === 0) throw new UnreadableFile({ code: 'file-empty' });
  return Buffer.concat(parts);
}

const MIDNIGHT = 'T00:00:00.000Z';

/** Days are those of UTC, as the reader makes them. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(MIDNIGHT, '');
  return typeof value === 'number' ? value : String(value);
}
