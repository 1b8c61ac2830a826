import type { LocalDate } from '../names.ts';
import { monthNamed } from '../reading/month-names.ts';
import { addDays, addMonths, isLocalDate } from '../time/local-date.ts';
import { dayReadings } from './day-readings.ts';
import type { Cell, Row } from './row.ts';
import { COLUMNS, headerKey, type TableName } from './tables.ts';
import type { KnownGoal, Vocabulary } from './vocabulary.ts';

/** What a column is headed with that has the values of a month or of a day; a month by itself has no year. */
type Header = { readonly day: LocalDate } | { readonly first: LocalDate } | { readonly month: number };

/** A table with a row for each goal or KPI and a column for each month, as most spreadsheets of goals are. */
export interface WideTable {
  readonly table: 'check-ins' | 'values';
  /** Where the goal or the KPI stands. */
  readonly name: number;
  readonly columns: readonly { readonly place: number; readonly header: Header }[];
  /** Whether the other columns make it a table of goals as well. */
  readonly isOfGoals: boolean;
  /** Headers that are of no column. */
  readonly ignored: readonly string[];
}

/** One month by itself may be anything. */
const MIN_COLUMNS = 2;
/** What says that there is no value. */
const NOTHING = /^[-\u2013\u2014]?$/;
const YEAR_AND_MONTH = /^(\d{4})[-./](\d{1,2})$/;
const MONTH_AND_YEAR = /^(\d{1,2})[-./](\d{4})$/;
const NAMED = /^(\p{L}+)\.?(?:[ \-/]*['\u2019]?(\d{4}|\d{2}))?$/u;
const CENTURY = '20';

/** Recognises a table with a column for each month by its first row; undefined where it is none. */
export function wideTable(headers: readonly string[], given: TableName | undefined): WideTable | undefined {
  const columns = headers.flatMap((text, place) => {
    const header = monthHeader(text.trim());
    return header === undefined ? [] : [{ place, header }];
  });
  if (columns.length < MIN_COLUMNS) return undefined;
  const months = new Set(columns.map(({ place }) => place));
  const nameIn = (table: TableName, column: string) => {
    const { aliases = [] } = COLUMNS[table].find(({ name }) => name === column) ?? {};
    return headers.findIndex((text, place) => !months.has(place) && [column, ...aliases].includes(headerKey(text)));
  };
  const goal = Math.max(nameIn('check-ins', 'goal'), nameIn('goals', 'title'));
  const kpi = nameIn('values', 'kpi');
  const table = given ?? (goal >= 0 ? 'check-ins' : 'values');
  const name = table === 'check-ins' ? goal : kpi;
  if ((table !== 'check-ins' && table !== 'values') || name < 0) return undefined;
  const ignored = headers.filter((text, place) => text.trim() !== '' && place !== name && !months.has(place));
  return { table, name, columns: withYears(columns), isOfGoals: nameIn('goals', 'due') >= 0, ignored };
}

/** Days that all begin a month are what spreadsheets make of months. */
function withYears(columns: WideTable['columns']): WideTable['columns'] {
  const areMonths = columns.every(({ header }) => !('day' in header) || header.day.endsWith('-01'));
  if (!areMonths) return columns;
  return columns.map(({ place, header }) => ({ place, header: 'day' in header ? { first: header.day } : header }));
}

function monthHeader(text: string): Header | undefined {
  const [, year, month] = YEAR_AND_MONTH.exec(text) ?? swapped(MONTH_AND_YEAR.exec(text)) ?? [];
  if (year !== undefined && month !== undefined) return firstOf(year, Number(month));
  const [, name = '', named] = NAMED.exec(text) ?? [];
  const found = monthNamed(name);
  if (found !== undefined) return named === undefined ? { month: found } : firstOf(named, found);
  const readings = dayReadings(text);
  const day = readings['day-first'];
  return day !== undefined && (readings['month-first'] ?? day) === day ? { day } : undefined;
}

const swapped = (found: RegExpExecArray | null) => found && [found[0], found[2], found[1]];

function firstOf(year: string, month: number): Header | undefined {
  const first = `${year.length === 2 ? CENTURY : ''}${year}-${String(month).padStart(2, '0')}-01`;
  return isLocalDate(first) ? { first } : undefined;
}

/** The first row of what {@link longRows} makes of the others. */
export const longHeader = ({ table }: WideTable): readonly string[] => [
  table === 'check-ins' ? 'goal' : 'kpi',
  'on',
  'value',
];

/** A row for each value of a wide row. */
export function longRows(row: Row, headers: readonly string[], wide: WideTable, vocabulary: Vocabulary): Row[] {
  const { line, cells } = row;
  const name = cells[wide.name] ?? '';
  if (name === '') return [];
  const found = wide.table === 'check-ins' ? vocabulary.goalNamed(String(name)) : undefined;
  const goal = found?.found === 'one' ? found.one : undefined;
  return wide.columns.flatMap(({ place, header }): Row[] => {
    const value: Cell = cells[place] ?? '';
    if (NOTHING.test(String(value).trim())) return [];
    const day = dayOf(header, goal, vocabulary.today) ?? headers[place] ?? '';
    return [{ line, cells: [name, day, value] }];
  });
}

/** A value of a month is of its last day, and of a month that runs, of today. */
function dayOf(header: Header, goal: KnownGoal | undefined, today: LocalDate): LocalDate | undefined {
  if ('day' in header) return header.day;
  if ('first' in header) return endOf(header.first, today);
  if (goal === undefined) return undefined;
  const month = String(header.month).padStart(2, '0');
  const [first, last] = [Number(goal.start.slice(0, 4)), Number(goal.due.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, index) => `${first + index}-${month}-01`);
  const [only, ...others] = years.filter((one) => lastDayOf(one) >= goal.start && one <= goal.due);
  return only === undefined || others.length > 0 ? undefined : endOf(only, today);
}

const lastDayOf = (first: LocalDate): LocalDate => addDays(addMonths(first, 1), -1);

function endOf(first: LocalDate, today: LocalDate): LocalDate {
  const last = lastDayOf(first);
  return first <= today && last > today ? today : last;
}
