import type { Client } from '../domain/client/client.ts';
import type { DayOrder } from '../domain/exchange/day-readings.ts';
import type { Decided } from '../domain/exchange/evidence.ts';
import type { FileProblem, LineProblem } from '../domain/exchange/import-problem.ts';
import type { AnyItem, ExchangeItem, Kept, KeptKind } from '../domain/exchange/item.ts';
import type { DecimalMark } from '../domain/exchange/number-readings.ts';
import type { TableName } from '../domain/exchange/tables.ts';
import type { Surroundings } from '../domain/exchange/vocabulary.ts';
import type { Language } from '../domain/language.ts';
import type { ChannelId, ClientId, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Team } from '../domain/team/team.ts';

/** A file that is read from its beginning as often as is asked. */
export interface ImportFile {
  /** Its ending says what it is: `.csv`, `.tsv`, `.xlsx`, `.json`. */
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
}

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];
export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a person decided about how a file was written. What is absent, the file has to show. */
export interface ImportChoices {
  readonly table?: TableName;
  readonly separator?: Separator;
  readonly encoding?: Encoding;
  readonly decimal?: DecimalMark;
  readonly dates?: DayOrder;
  readonly percent?: 'fraction' | 'whole';
}

/** How a file is read, to be shown before anything is done. */
export interface Manner {
  /** `items` is a file that Goalpost exported as JSON. */
  readonly of: TableName | 'items';
  /** Without the header. */
  readonly rows: number;
  readonly table?: {
    readonly separator?: Separator;
    readonly decimal: Decided<DecimalMark>;
    readonly dates: Decided<DayOrder>;
    readonly percent: 'fraction' | 'whole';
    /** Headers that are of no column. */
    readonly ignored: readonly string[];
  };
}

/** Where an import looks things up, and writes to. */
export interface ImportTarget {
  readonly workspace: WorkspaceId;
  surroundings(): Promise<Surroundings>;
  load<Kind extends KeptKind>(kind: Kind, ids: readonly string[]): Promise<readonly Kept[Kind][]>;
  /** The teams that have one of these channels: a channel has one team. */
  teamsIn(channels: readonly ChannelId[]): Promise<readonly Team[]>;
  /** All clients of the teams, ended and merged ones too. */
  clientsOf(teams: readonly TeamId[]): Promise<readonly Client[]>;
  /** The goals that are about any of these clients, and the pulses of these. */
  ofClients(
    clients: readonly ClientId[],
  ): Promise<{ readonly goals: readonly Kept['goal'][]; readonly pulses: readonly Kept['pulse'][] }>;
  /** Inserts version 1, or replaces the version before. Returns the ids of what somebody else wrote first. */
  save<Kind extends KeptKind>(kind: Kind, values: readonly Kept[Kind][]): Promise<ReadonlySet<string>>;
  /** Whether the importing person may write what is of a team; everything where absent. */
  mayWrite?(team: string): boolean;
  /** Who goals belong to that name nobody. */
  readonly importer?: UserId;
}

/** `differs`: there is one of that id already, and it is otherwise: it stays as it is. */
export const OUTCOMES = ['new', 'there', 'differs'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a line of a file comes to. `valuesOf`: the titles of the goals that a pulse gives a value. */
export type ImportedLine =
  | {
      readonly line: number;
      readonly outcome: Outcome;
      readonly item: AnyItem;
      readonly goal?: string;
      readonly valuesOf?: readonly string[];
    }
  | { readonly line: number; readonly outcome: 'problem'; readonly problems: readonly LineProblem[] };

export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly there: number;
  readonly differs: number;
  readonly problem: number;
}

export type ImportResult =
  | { readonly ok: false; readonly problems: readonly FileProblem[] }
  | { readonly ok: true; readonly manner: Manner; readonly counts: ImportCounts; readonly stopped: boolean };

export interface ImportOptions {
  readonly choices: ImportChoices;
  /** At which the file is refused. */
  readonly maxRows?: number;
  readonly stop?: AbortSignal;
  /** Called once it is known how the file is read, before anything comes of it. */
  onManner?(manner: Manner): void;
  /** Called for each line, in their order. */
  onLine?(line: ImportedLine): void;
  /** Called from time to time. */
  onProgress?(step: 'read' | 'check' | 'write', done: number, total: number): void;
}

/** An exported file. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Files in which goals come in and go out. */
export interface Exchange {
  /** Reads a file and says what would become of it. Writes nothing. */
  check(file: ImportFile, target: ImportTarget, options: ImportOptions): Promise<ImportResult>;
  /**
   * Checks a file and, where nothing is wrong with it, writes it. What is cut short continues with the same file: what is
   * there already stays.
   */
  write(file: ImportFile, target: ImportTarget, options: ImportOptions): Promise<ImportResult>;
  /** A JSON document, in parts. */
  json(
    items: AsyncIterable<ExchangeItem>,
    about: { readonly workspace: WorkspaceId; readonly at: Date },
  ): AsyncIterable<string>;
  /** The first line of a table. */
  csvHeader(table: TableName, language: Language): string;
  /** The lines of an item in a table; empty where it is of another one. */
  csvLines(item: ExchangeItem, table: TableName, language: Language): string;
}
