import { readChange } from '../domain/exchange/change-row.ts';
import { itemProblem } from '../domain/exchange/check-item.ts';
import { clientReader } from '../domain/exchange/client-row.ts';
import { readDecision } from '../domain/exchange/decision-row.ts';
import { readFeedback } from '../domain/exchange/feedback-row.ts';
import { readGoal, readKpi } from '../domain/exchange/goal-row.ts';
import type { LineProblem } from '../domain/exchange/import-problem.ts';
import { type AnyItem, aboutOf } from '../domain/exchange/item.ts';
import { readPulse } from '../domain/exchange/pulse-row.ts';
import type { ReadRow, Row, TableSettings } from '../domain/exchange/row.ts';
import type { TableName } from '../domain/exchange/tables.ts';
import { readCheckIn, readKpiValue } from '../domain/exchange/value-row.ts';
import { createVocabulary, type Vocabulary } from '../domain/exchange/vocabulary.ts';
import type {
  ImportCounts,
  ImportedLine,
  ImportFile,
  ImportOptions,
  ImportResult,
  ImportTarget,
  Manner,
} from '../ports/exchange.ts';
import { Batch } from './batch.ts';
import { UnreadableFile } from './csv-read.ts';
import { ImportedFile } from './imported-file.ts';
import { inspectTable } from './inspect.ts';
import { headerOf, type ItemLine, jsonItems } from './json-read.ts';
import { areDecisions } from './schema.ts';
import { openSpool, type Spool } from './spool.ts';
import { NotThisEncoding } from './text.ts';

/** How often a batch is tried whose goals somebody else writes at the same time. */
const MAX_TRIES = 5;

type Read =
  | { readonly line: number; readonly ok: true; readonly item: AnyItem }
  | { readonly line: number; readonly ok: false; readonly problems: readonly LineProblem[] };

/** A file that can be read, with how that is done. */
interface Source {
  readonly manner: Manner;
  /** Some at a time. */
  lines(): AsyncIterable<readonly Read[]>;
}

type Opened = { readonly ok: true; readonly source: Source } | Extract<ImportResult, { ok: false }>;

/** Reads a file and says what would become of it; writes it where `isWritten` and nothing is wrong with it. */
export async function importFile(
  file: ImportFile,
  target: ImportTarget,
  options: ImportOptions,
  isWritten: boolean,
): Promise<ImportResult> {
  try {
    const opened = await open(file, target, options);
    if (!opened.ok) return opened;
    const { source } = opened;
    options.onManner?.(source.manner);
    return { ok: true, manner: source.manner, ...(await work(source, target, options, isWritten)) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problems: [error.problem] };
    if (error instanceof NotThisEncoding) return { ok: false, problems: [{ code: 'not-utf-8' }] };
    throw error;
  }
}

async function open(file: ImportFile, target: ImportTarget, options: ImportOptions): Promise<Opened> {
  const { importer } = target;
  if (/\.json$/i.test(file.name)) return { ok: true, source: await openItems(file, options) };
  if (!/\.(?:csv|tsv|txt|xlsx)$/i.test(file.name)) throw new UnreadableFile({ code: 'file-kind', name: file.name });
  const vocabulary = createVocabulary(await target.surroundings());
  const inspected = await inspectTable(file, vocabulary, options);
  if (!inspected.ok) return inspected;
  const { table, settings, manner, rows } = inspected.open;
  const read = rowReader(table, settings, vocabulary, importer);
  return {
    ok: true,
    source: {
      manner,
      lines: async function* () {
        for await (const some of rows()) yield some.map((row) => ({ line: row.line, ...read(row) }));
      },
    },
  };
}

function rowReader(table: TableName, settings: TableSettings, vocabulary: Vocabulary, importer: string | undefined) {
  const readers: Readonly<Record<TableName, (row: Row) => ReadRow<AnyItem>>> = {
    goals: (row) => readGoal(row, settings, vocabulary, importer),
    'check-ins': (row) => readCheckIn(row, settings, vocabulary),
    kpis: (row) => readKpi(row, settings, vocabulary),
    values: (row) => readKpiValue(row, settings, vocabulary),
    feedback: (row) => readFeedback(row, settings, vocabulary, importer),
    clients: clientReader(settings, vocabulary, importer),
    pulses: (row) => readPulse(row, settings, vocabulary, importer),
    decisions: (row) => readDecision(row, settings, vocabulary, importer),
    changes: (row) => readChange(row, settings, vocabulary, areDecisions, importer),
  };
  return readers[table];
}

async function openItems(
  file: ImportFile,
  { maxRows = Number.POSITIVE_INFINITY, onProgress, stop }: ImportOptions,
): Promise<Source> {
  await headerOf(file);
  let rows = 0;
  for await (const some of jsonItems(file)) {
    rows += some.length;
    if (rows > maxRows) throw new UnreadableFile({ code: 'too-many-rows', max: maxRows });
    onProgress?.('read', rows, 0);
    if (stop?.aborted) break;
  }
  if (rows === 0) throw new UnreadableFile({ code: 'no-rows' });
  return {
    manner: { of: 'items', rows },
    lines: async function* () {
      for await (const some of jsonItems(file)) yield some.map(checkedItem);
    },
  };
}

function checkedItem({ line, read }: ItemLine): Read {
  const problem = read.ok ? itemProblem(read.item) : read.problem;
  if (problem !== undefined) return { line, ok: false, problems: [{ line, problem }] };
  return read.ok ? { line, ok: true, item: read.item } : { line, ok: false, problems: [] };
}

/** What came of the lines of a file so far. */
class Report {
  readonly counts = { rows: 0, new: 0, there: 0, differs: 0, problem: 0 } satisfies Record<keyof ImportCounts, number>;
  readonly #kept: ImportedLine[] = [];
  readonly #onLine: ImportOptions['onLine'];
  readonly #isSorted: boolean;

  /** Lines are handed on at once, or in their order at the end. */
  constructor(onLine: ImportOptions['onLine'], isSorted: boolean) {
    this.#onLine = onLine;
    this.#isSorted = isSorted;
  }

  add(line: ImportedLine): void {
    this.counts.rows += 1;
    this.counts[line.outcome] += 1;
    if (this.#isSorted) this.#kept.push(line);
    else this.#onLine?.(line);
  }

  end(): void {
    for (const line of this.#kept.toSorted((one, other) => one.line - other.line)) this.#onLine?.(line);
  }
}

/** Reads all lines, looks them up and, where nothing is wrong and `isWritten`, writes them. */
async function work(source: Source, target: ImportTarget, options: ImportOptions, isWritten: boolean) {
  const spool = await openSpool(source.manner.rows);
  try {
    const report = new Report(options.onLine, spool.isInOrder);
    const step = {
      spool,
      target,
      file: new ImportedFile(source.manner.of !== 'items'),
      rows: source.manner.rows,
      options,
    };
    const isRead = await readAll(source, step, report);
    const isChecked = isRead && (await lookUpAll(step, report));
    report.end();
    const { counts } = report;
    if (!isChecked) return { counts, stopped: true };
    return isWritten && counts.problem === 0 ? await writeAll(step) : { counts, stopped: false };
  } finally {
    await spool.close();
  }
}

interface Step {
  readonly spool: Spool;
  readonly target: ImportTarget;
  readonly file: ImportedFile;
  readonly rows: number;
  readonly options: ImportOptions;
}

const SHOWN_EVERY = 1000;

/** False where somebody stopped it. */
async function readAll(source: Source, { spool, file, rows, options }: Step, report: Report): Promise<boolean> {
  let done = 0;
  for await (const some of source.lines()) {
    if (options.stop?.aborted) return false;
    for (const read of some) keep(read, spool, file, report);
    const shown = Math.floor(done / SHOWN_EVERY);
    done += some.length;
    if (Math.floor(done / SHOWN_EVERY) > shown && done < rows) options.onProgress?.('read', done, rows);
  }
  options.onProgress?.('read', rows, rows);
  return true;
}

function keep(read: Read, spool: Spool, file: ImportedFile, report: Report): void {
  const { line } = read;
  const again = read.ok ? file.seen.note(read.item, file.isOfTable) : undefined;
  if (!read.ok) report.add({ line, outcome: 'problem', problems: read.problems });
  else if (again === undefined) spool.add({ line, item: read.item });
  else report.add({ line, outcome: 'problem', problems: [{ line, problem: again }] });
}

async function lookUpAll({ spool, target, file, rows, options }: Step, report: Report): Promise<boolean> {
  for await (const lines of spool.batches()) {
    if (options.stop?.aborted) return false;
    const batch = new Batch(target, file);
    await batch.run(lines);
    batch.foresee();
    for (const line of batch.lines) report.add(line);
    options.onProgress?.('check', report.counts.rows, rows);
  }
  return true;
}

/** Each batch is written before the next one is read. One whose goals somebody else writes is tried again. */
async function writeAll({ spool, target, file, rows, options }: Step) {
  file.forgetForeseen();
  const report = new Report(options.onLine && problemsOf(options.onLine), false);
  for await (const lines of spool.batches()) {
    if (options.stop?.aborted) return { counts: report.counts, stopped: true };
    let first: readonly ImportedLine[] | undefined;
    let lost: ReadonlySet<string> = new Set();
    for (let tries = 0; tries < MAX_TRIES && (tries === 0 || lost.size > 0); tries += 1) {
      const batch = new Batch(target, file);
      await batch.run(lines);
      first ??= batch.lines;
      lost = await batch.save();
    }
    for (const line of first ?? []) report.add(lost.size === 0 ? line : withoutLost(line, lost));
    options.onProgress?.('write', report.counts.rows, rows);
  }
  return { counts: report.counts, stopped: false };
}

/** What was said before it was written is not said again. */
const problemsOf = (onLine: NonNullable<ImportOptions['onLine']>) => (line: ImportedLine) => {
  if (line.outcome === 'problem') onLine(line);
};

function withoutLost(line: ImportedLine, lost: ReadonlySet<string>): ImportedLine {
  if (line.outcome === 'problem') return line;
  const { item } = line;
  if (!lost.has(item.id) && !lost.has(aboutOf(item) ?? '')) return line;
  return { line: line.line, outcome: 'problem', problems: [{ line: line.line, problem: { code: 'lost' } }] };
}
