import type { Unit } from '../kpi/kpi.ts';
import { tidy } from '../kpi/numbers.ts';
import type { LocalDate, TeamId, UserId } from '../names.ts';
import { fold } from '../search.ts';
import { restored } from './cells.ts';
import { type DayOrder, dayReadings, isDaySerial } from './day-readings.ts';
import { inField, type LineProblem, type RowProblem } from './import-problem.ts';
import { type DecimalMark, numberReadings } from './number-readings.ts';
import type { ColumnPlaces } from './tables.ts';
import type { Named, Vocabulary } from './vocabulary.ts';

/** A cell of a table. Numbers come from spreadsheets, which know them as such. */
export type Cell = string | number;

export interface Row {
  /** As an editor counts them; 1 is the header. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** How a table was written. */
export interface TableSettings {
  readonly places: ColumnPlaces;
  /** Cells of a row. */
  readonly width: number;
  readonly decimal: DecimalMark;
  readonly dates: DayOrder;
  /** Whether a spreadsheet's 0.84 is 84 %: it keeps percentages as fractions. */
  readonly percent: 'fraction' | 'whole';
}

/** What a row came to, or all that is wrong with it. */
export type ReadRow<Of> =
  | { readonly ok: true; readonly item: Of }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** In characters, of what identifies a row. */
export const MAX_ID_LENGTH = 200;

/** What a spreadsheet shows where a formula went wrong. */
const ERRORS = /^#(?:REF|DIV\/0|VALUE|WERT|NAME|BEZUG|NV|N\/A|NUM|ZAHL|NULL)[!?]?$/i;

/** The cells of one row by the names of their columns. Collects what is wrong with them. */
export class RowReader {
  readonly problems: LineProblem[] = [];
  readonly #row: Row;
  readonly #settings: TableSettings;
  readonly vocabulary: Vocabulary;

  constructor(row: Row, settings: TableSettings, vocabulary: Vocabulary) {
    this.#row = row;
    this.#settings = settings;
    this.vocabulary = vocabulary;
    // Empty cells at the end are left out by some programs, and added by others.
    const found = row.cells.findLastIndex((cell) => cell !== '') + 1;
    if (found > settings.width) this.refuse(undefined, { code: 'cells', expected: settings.width, found });
  }

  refuse(column: string | undefined, problem: RowProblem): undefined {
    this.problems.push({ line: this.#row.line, ...(column !== undefined && { column }), problem });
    return undefined;
  }

  /** Undefined where the column is not there or its cell is empty. */
  text(column: string, max?: number): string | undefined {
    const cell = this.#cell(column);
    if (cell === undefined) return undefined;
    const text = restored(String(cell)).trim();
    if (ERRORS.test(text)) return this.refuse(column, { code: 'spreadsheet-error', typed: text });
    if (max !== undefined && text.length > max) return this.refuse(column, inField({ code: 'too-long', max }));
    return text === '' ? undefined : text;
  }

  required<Value>(column: string, value: Value | undefined): Value | undefined {
    const isReported = this.problems.some((one) => one.column === column);
    return value ?? (isReported ? undefined : this.refuse(column, inField({ code: 'required' })));
  }

  number(column: string, unit?: Unit): number | undefined {
    const cell = this.#cell(column);
    if (typeof cell === 'number') {
      const isFraction = unit?.kind === 'percent' && this.#settings.percent === 'fraction';
      return tidy(isFraction ? 100 * cell : cell);
    }
    const text = this.text(column);
    if (text === undefined) return undefined;
    const mark = this.#settings.decimal;
    return numberReadings(text)[mark] ?? this.refuse(column, { code: 'number-format', typed: text, mark });
  }

  day(column: string): LocalDate | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (isDaySerial(text)) return this.refuse(column, { code: 'day-serial', typed: text });
    const order = this.#settings.dates;
    return dayReadings(text)[order] ?? this.refuse(column, { code: 'day-format', typed: text, order });
  }

  /** A moment, or noon of a day in UTC, and never later than now. */
  moment(column: string): Date | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const exact = /T.*Z$/.test(text) ? new Date(text) : undefined;
    if (exact !== undefined && !Number.isNaN(exact.getTime())) return exact;
    const day = this.day(column);
    return day === undefined ? undefined : this.noonOf(day);
  }

  noonOf(day: LocalDate): Date {
    const noon = new Date(`${day}T12:00:00Z`);
    return noon > this.vocabulary.now ? this.vocabulary.now : noon;
  }

  /** One of some words, in whatever case, or by another name. */
  choice<Choice extends string>(
    column: string,
    choices: readonly Choice[],
    aliases: Readonly<Record<string, Choice>> = {},
  ): Choice | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const key = fold(text);
    const found = choices.find((one) => fold(one) === key) ?? aliases[key];
    return found ?? this.refuse(column, { code: 'choice', typed: text, choices });
  }

  person(column: string): UserId | undefined {
    const text = this.text(column);
    return text === undefined ? undefined : this.#named(column, text, this.vocabulary.personNamed(text), 'person');
  }

  people(column: string): readonly UserId[] {
    const text = this.text(column) ?? '';
    const names = text.split(/[;,\n]/).map((name) => name.trim());
    return names.flatMap((name) =>
      name === '' ? [] : (this.#named(column, name, this.vocabulary.personNamed(name), 'person') ?? []),
    );
  }

  team(column: string) {
    const text = this.text(column);
    const { vocabulary } = this;
    if (text === undefined) return vocabulary.team ?? this.refuse(column, { code: 'which-team' });
    return this.#named(column, text, vocabulary.teamNamed(text), 'team');
  }

  goal(column: string) {
    const text = this.required(column, this.text(column));
    return text === undefined ? undefined : this.#named(column, text, this.vocabulary.goalNamed(text), 'goal');
  }

  kpi(column: string) {
    const text = this.required(column, this.text(column));
    return text === undefined ? undefined : this.#named(column, text, this.vocabulary.kpiNamed(text), 'kpi');
  }

  /** Undefined where the cell is empty. */
  client(column: string, team?: TeamId) {
    const text = this.text(column);
    return text === undefined
      ? undefined
      : this.#named(column, text, this.vocabulary.clientNamed(text, team), 'client');
  }

  #named<Of>(column: string, typed: string, named: Named<Of>, code: 'person' | 'team' | 'goal' | 'kpi' | 'client') {
    return named.found === 'one' ? named.one : this.refuse(column, { code, typed, found: named.found });
  }

  #cell(column: string): Cell | undefined {
    const place = this.#settings.places.get(column);
    const cell = place === undefined ? undefined : this.#row.cells[place];
    return cell === '' ? undefined : cell;
  }
}
