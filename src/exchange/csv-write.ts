import { stringify } from 'csv-stringify/sync';
import { neutralised } from '../domain/exchange/cells.ts';
import { fieldsOfChange } from '../domain/exchange/field-changes.ts';
import type { ExchangeItem } from '../domain/exchange/item.ts';
import { COLUMNS, evidenceColumn, type TableName } from '../domain/exchange/tables.ts';
import { unitName } from '../domain/exchange/units.ts';
import type { Feedback } from '../domain/goal/feedback.ts';
import type { CheckIn } from '../domain/goal/goal.ts';
import type { IndicatorValue } from '../domain/goal/indicator.ts';
import { isJourney } from '../domain/kpi/kpi.ts';
import type { Language } from '../domain/language.ts';
import { FACTORS } from '../domain/pulse/factors.ts';
import type { Decision } from '../domain/review/review.ts';

/** A cell: text is neutralised, a number is written with the decimal mark of the language. */
type Cell = string | number | undefined;
type Cells = Readonly<Record<string, Cell>>;

type Item<Kind extends ExchangeItem['item']> = Extract<ExchangeItem, { item: Kind }>;
type Rows<Kind extends ExchangeItem['item']> = {
  readonly [Table in TableName]?: (item: Item<Kind>) => readonly Cells[];
};

/** As the spreadsheets of a language open a file with a double click. */
const STYLES: Readonly<Record<Language, { readonly delimiter: string; readonly decimal: string }>> = {
  en: { delimiter: ',', decimal: '.' },
  de: { delimiter: ';', decimal: ',' },
};
/** Without it, spreadsheets take the file for one of Windows' older encodings. */
const BYTE_ORDER_MARK = '\ufeff';

export function columnsOf(table: TableName): readonly string[] {
  return COLUMNS[table].map(({ name }) => name);
}

/** The first line of a table. */
export function csvHeader(table: TableName, language: Language): string {
  return BYTE_ORDER_MARK + lines([columnsOf(table)], language);
}

/** The lines of an item in a table; empty where it is of another one. */
export function csvLines(item: ExchangeItem, table: TableName, language: Language): string {
  const rows = rowsOf(item, table);
  if (rows.length === 0) return '';
  const { decimal } = STYLES[language];
  const columns = columnsOf(table);
  const cell = (value: Cell): string => {
    if (value === undefined) return '';
    return typeof value === 'number' ? plainNumber(value).replace('.', decimal) : neutralised(value);
  };
  return lines(
    rows.map((row) => columns.map((column) => cell(row[column]))),
    language,
  );
}

/** Line ends within a cell are quoted, also a lone one of a kind that is not that of the lines. */
function lines(rows: readonly (readonly string[])[], language: Language): string {
  const { delimiter } = STYLES[language];
  return stringify(rows as string[][], { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** Never with an exponent, which spreadsheets round. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** What of each item stands in which table. */
const ROWS: { readonly [Kind in ExchangeItem['item']]: Rows<Kind> } = {
  team: {},
  kpi: {
    kpis: (kpi) => [kpiCells(kpi)],
    values: ({ id, values }) => values.map((value) => valueCells(value, { kpi: id })),
  },
  client: { clients: (client) => [clientCells(client)] },
  goal: {
    goals: (goal) => [goalCells(goal)],
    feedback: ({ id, feedback = [] }) => feedback.map((one) => feedbackCells(one, id)),
    changes: (goal) => changeCells(goal),
  },
  'check-in': { 'check-ins': (checkIn) => [checkInCells(checkIn)] },
  pulse: { pulses: (pulse) => [pulseCells(pulse)] },
  review: { decisions: ({ id, decisions }) => decisions.map((one) => decisionCells(one, id)) },
};

function rowsOf<Kind extends ExchangeItem['item']>(item: Item<Kind>, table: TableName): readonly Cells[] {
  const rows = ROWS[item.item as Kind] as Rows<Kind>;
  return rows[table]?.(item) ?? [];
}

function goalCells(goal: Item<'goal'>): Cells {
  const { kpi } = goal;
  const marks = isJourney(kpi) ? { baseline: kpi.baseline, target: kpi.target, stretch: kpi.stretch } : kpi;
  return {
    ...marks,
    id: goal.id,
    title: goal.title,
    team: goal.team,
    owner: goal.owner,
    reporter: goal.reporter,
    contributors: goal.contributors?.join(';'),
    category: goal.category,
    direction: kpi.direction,
    unit: unitName(kpi.unit),
    start: goal.start,
    due: goal.due,
    cadence: goal.cadence,
    state: goal.state,
    score: goal.outcome?.score,
    visibility: goal.visibility,
    description: goal.description,
    serves: goal.serves,
    kpi: goal.kpiId,
    calculator: goal.calculator,
    client: goal.client,
    'created-by': goal.createdBy,
    'created-at': goal.createdAt.toISOString(),
  };
}

function checkInCells(checkIn: Item<'check-in'>): Cells {
  const { goal, status, byPace, confidence, note, obstacles, adjust, learned } = checkIn;
  const { feedback, sentiment, client } = checkIn;
  const words = { note, obstacles, adjust, learned, feedback, sentiment, client };
  return { ...valueCells(checkIn, { goal }), ...words, status: byPace ? undefined : status, confidence };
}

function valueCells({ id, on, value, by, at, corrects }: IndicatorValue | CheckIn, of: Cells): Cells {
  return { ...of, id, on, value, by, at: at.toISOString(), corrects };
}

function kpiCells({ id, name, team, unit, definition, source, calculator }: Item<'kpi'>): Cells {
  return { id, name, team, unit: unitName(unit), definition, source, calculator };
}

function feedbackCells({ id, text, by, at, from, sentiment, client }: Feedback, goal: string): Cells {
  return { goal, words: text, id, by, at: at.toISOString(), from, sentiment, client };
}

function clientCells(client: Item<'client'>): Cells {
  const { id, name, code, team, people, notes, ended, merged, createdBy, createdAt } = client;
  return {
    id,
    client: name,
    code,
    team,
    people: people.join(';'),
    notes,
    ended: ended?.on,
    merged: merged?.into,
    'created-by': createdBy,
    'created-at': createdAt.toISOString(),
  };
}

function pulseCells(pulse: Item<'pulse'>): Cells {
  const { id, client, team, on, by, at } = pulse;
  const entry = { id, client, team, on, by, at: at.toISOString() };
  if ('skipped' in pulse) return { ...entry, skipped: pulse.skipped };
  const { scores } = pulse;
  const given = FACTORS.flatMap((factor): [string, Cell][] => [
    [factor, scores[factor].score],
    [evidenceColumn(factor), scores[factor].evidence],
  ]);
  return { ...entry, ...Object.fromEntries(given) };
}

function decisionCells({ id, goal, what, by, at, reason, ref, help }: Decision, review: string): Cells {
  return { review, goal, what, id, by, at: at.toISOString(), reason, ref, asked: help?.to, question: help?.question };
}

/** What was changed of a goal, a line for each field. */
function changeCells({ id: goal, changes = [] }: Item<'goal'>): Cells[] {
  return changes.flatMap(fieldsOfChange).map(({ change: id, field, at, by, reason, was, now }) => {
    const sides = { was: shown(was[field]), now: shown(now[field]) };
    return { goal, at: at.toISOString(), by, reason, field, ...sides, id };
  });
}

function shown(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
