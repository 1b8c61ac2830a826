import { dayReadings } from '../domain/exchange/day-readings.ts';
import {
  type Decided,
  dayOrder,
  decimalMark,
  type Evidence,
  NO_EVIDENCE,
  type Sight,
  withDay,
  withNumber,
} from '../domain/exchange/evidence.ts';
import type { FileProblem } from '../domain/exchange/import-problem.ts';
import { longHeader, longRows, wideTable } from '../domain/exchange/month-columns.ts';
import { numberReadings } from '../domain/exchange/number-readings.ts';
import type { Cell, Row, TableSettings } from '../domain/exchange/row.ts';
import { COLUMNS, type ColumnPlaces, recogniseTable, type TableName } from '../domain/exchange/tables.ts';
import { unitNamed } from '../domain/exchange/units.ts';
import type { Vocabulary } from '../domain/exchange/vocabulary.ts';
import type { ImportFile, ImportOptions, Manner, Separator } from '../ports/exchange.ts';
import { csvRows, separatorOf, UnreadableFile } from './csv-read.ts';
import { xlsxRows } from './xlsx-read.ts';

/** A table that can be read: its rows without the header, from the first as often as is asked. */
export interface OpenTable {
  readonly table: TableName;
  readonly settings: TableSettings;
  readonly manner: Manner;
  rows(): AsyncIterable<readonly Row[]>;
}

/** Rows, some at a time. */
type Rows = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

/** Spreadsheets keep percentages as fractions. Beyond this a number is no fraction. */
const LARGEST_FRACTION = 2;

/**
 * Reads a table once from end to end, to see how it was written. Throws {@link UnreadableFile} where a file cannot be
 * read, and answers with what only a person can decide.
 */
export async function inspectTable(
  file: ImportFile,
  vocabulary: Vocabulary,
  options: ImportOptions,
): Promise<{ readonly ok: true; readonly open: OpenTable } | { readonly ok: false; readonly problems: FileProblem[] }> {
  const { choices } = options;
  const { all, separator, ignored } = await unpivoted(await opened(file, options), vocabulary, choices.table);
  const looked = await look(all(), vocabulary, options);
  const { headers, places, table, evidence, rows, percents } = looked;
  if (rows === 0) throw new UnreadableFile({ code: 'no-rows' });
  const decimal = decimalMark(evidence, choices.decimal);
  const dates = dayOrder(evidence, choices.dates);
  const asksPercent = percents !== undefined && percents.largest <= LARGEST_FRACTION && choices.percent === undefined;
  const problems = [
    ...numberQuestions(decimal),
    ...dayQuestions(dates),
    ...(asksPercent ? [{ code: 'which-percent', sight: percents.sight } as const] : []),
  ];
  if (problems.length > 0 || !('choice' in decimal) || !('choice' in dates)) return { ok: false, problems };
  const percent = choices.percent ?? 'whole';
  return {
    ok: true,
    open: {
      table,
      settings: { places, width: headers.length, decimal: decimal.choice, dates: dates.choice, percent },
      manner: {
        of: table,
        rows,
        table: {
          ...(separator !== undefined && { separator }),
          decimal,
          dates,
          percent,
          ignored: ignored ?? looked.ignored,
        },
      },
      rows: () => withoutFirst(all()),
    },
  };
}

interface Opened {
  readonly all: () => Rows;
  readonly separator?: Separator;
  /** Headers that are of no column, where it is known by now. */
  readonly ignored?: readonly string[];
}

async function opened(file: ImportFile, { choices }: ImportOptions): Promise<Opened> {
  if (/\.xlsx$/i.test(file.name)) {
    const rows = await xlsxRows(file);
    return { all: () => [rows] };
  }
  const separator = await separatorOf(file, choices);
  return { all: () => csvRows(file, separator, choices), separator };
}

/** A table with a column for each month as one with a row for each value; every other one as it is. */
async function unpivoted(table: Opened, vocabulary: Vocabulary, given: TableName | undefined): Promise<Opened> {
  const { all } = table;
  const headers = await headersIn(all());
  const wide = wideTable(headers, given);
  if (wide === undefined) return table;
  if (wide.isOfGoals && given === undefined) {
    throw new UnreadableFile({ code: 'which-table', tables: ['goals', wide.table] });
  }
  const long = async function* () {
    yield [{ line: 1, cells: longHeader(wide) }];
    for await (const rows of withoutFirst(all())) {
      yield rows.flatMap((row) => longRows(row, headers, wide, vocabulary));
    }
  };
  return { ...table, all: long, ignored: wide.ignored };
}

async function headersIn(all: Rows): Promise<readonly string[]> {
  for await (const [first] of all) if (first !== undefined) return first.cells.map(String);
  return [];
}

async function* withoutFirst(all: Rows): AsyncGenerator<readonly Row[]> {
  let isFirst = true;
  for await (const rows of all) {
    yield isFirst ? rows.slice(1) : rows;
    isFirst = false;
  }
}

interface Percents {
  readonly largest: number;
  readonly sight: Sight;
}

/** What one look at all rows shows. */
async function look(
  all: Rows,
  vocabulary: Vocabulary,
  { choices, maxRows = Number.POSITIVE_INFINITY, onProgress, stop }: ImportOptions,
) {
  let header: ReturnType<typeof readHeader> | undefined;
  let evidence: Evidence = NO_EVIDENCE;
  let percents: Percents | undefined;
  let count = 0;
  for await (const rows of all) {
    if (stop?.aborted) break;
    for (const row of rows) {
      if (header === undefined) {
        header = readHeader(row, choices.table);
        continue;
      }
      count += 1;
      if (count > maxRows) throw new UnreadableFile({ code: 'too-many-rows', max: maxRows });
      evidence = withRow(evidence, row, header);
      percents = withPercents(percents, row, header, vocabulary);
      if (count % 1000 === 0) onProgress?.('read', count, 0);
    }
  }
  if (header === undefined) throw new UnreadableFile({ code: 'file-empty' });
  return { ...header, evidence, percents, rows: count };
}

function readHeader({ cells }: Row, given: TableName | undefined) {
  const headers = cells.map(String);
  const found = recogniseTable(headers, given);
  if (found.ok) return { ...found, headers };
  if (found.why === 'twice') throw new UnreadableFile({ code: 'header-twice', header: found.header });
  if (found.why === 'several') throw new UnreadableFile({ code: 'which-table', tables: found.tables });
  throw new UnreadableFile({ code: 'header-missing', table: found.table, missing: found.missing });
}

interface Header {
  readonly table: TableName;
  readonly places: ColumnPlaces;
}

function withRow(evidence: Evidence, { line, cells }: Row, { table, places }: Header): Evidence {
  let next = evidence;
  for (const { name, holds } of COLUMNS[table]) {
    const place = holds === undefined ? undefined : places.get(name);
    const cell = place === undefined ? '' : cells[place];
    if (typeof cell !== 'string' || cell === '') continue;
    const sight = { line, text: cell };
    next = holds === 'number' ? withNumber(next, sight) : withDay(next, sight);
  }
  return next;
}

/** The numbers of a spreadsheet that are percentages: of goals in percent, or of check-ins on them. */
function withPercents(
  before: Percents | undefined,
  { line, cells }: Row,
  { table, places }: Header,
  { goalNamed, kpiNamed }: Vocabulary,
): Percents | undefined {
  if (!cells.some(isNumber)) return before;
  const cell = (name: string) => cells[places.get(name) ?? -1];
  const numbers = ['value', 'baseline', 'target', 'stretch', 'low', 'high'].flatMap((name) => {
    const found = cell(name);
    return typeof found === 'number' && found !== 0 ? [found] : [];
  });
  if (numbers.length === 0) return before;
  const named = String(cell(table === 'values' ? 'kpi' : 'goal') ?? '');
  const goal = table === 'check-ins' ? goalNamed(named) : undefined;
  const kpi = table === 'values' ? kpiNamed(named) : undefined;
  const ofGoal = goal?.found === 'one' ? goal.one.kpi.unit : undefined;
  const ofKpi = kpi?.found === 'one' ? kpi.one.unit : undefined;
  const unit = table === 'goals' ? unitNamed(String(cell('unit') ?? '')) : (ofGoal ?? ofKpi);
  if (unit?.kind !== 'percent') return before;
  const largest = Math.max(before?.largest ?? 0, ...numbers.map(Math.abs));
  return { largest, sight: before?.sight ?? { line, text: String(numbers[0]) } };
}

const isNumber = (cell: Cell): boolean => typeof cell === 'number';

function numberQuestions(decided: Decided<'dot' | 'comma'>): FileProblem[] {
  if (decided.by === 'conflict') return [{ code: 'two-decimals', sights: decided.sights }];
  if (decided.by !== 'nobody') return [];
  return [{ code: 'which-decimal', sight: decided.sight, readings: numberReadings(decided.sight.text) }];
}

function dayQuestions(decided: Decided<'day-first' | 'month-first'>): FileProblem[] {
  if (decided.by === 'conflict') return [{ code: 'two-orders', sights: decided.sights }];
  if (decided.by !== 'nobody') return [];
  return [{ code: 'which-order', sight: decided.sight, readings: dayReadings(decided.sight.text) }];
}
