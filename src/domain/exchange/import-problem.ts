import type { DecidedField } from '../goal/goal.ts';
import type { ChannelId, LocalDate } from '../names.ts';
import type { Problem } from '../problem.ts';
import type { DayOrder } from './day-readings.ts';
import type { Sight } from './evidence.ts';
import type { DecimalMark } from './number-readings.ts';
import type { TableName } from './tables.ts';

/** What is wrong with a file as a whole, so that none of it is read. */
export type FileProblem =
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-too-large'; readonly max: number }
  | { readonly code: 'too-many-rows'; readonly max: number }
  | { readonly code: 'file-kind'; readonly name: string }
  | { readonly code: 'not-a-spreadsheet' }
  | { readonly code: 'not-utf-8' }
  | { readonly code: 'open-quote'; readonly from: number }
  | { readonly code: 'one-column'; readonly header: string }
  | { readonly code: 'which-separator'; readonly separators: readonly string[] }
  | { readonly code: 'header-twice'; readonly header: string }
  | { readonly code: 'header-missing'; readonly table: TableName; readonly missing: readonly string[] }
  | { readonly code: 'which-table'; readonly tables: readonly TableName[] }
  | { readonly code: 'no-rows' }
  | { readonly code: 'not-json' }
  | { readonly code: 'not-an-export' }
  | { readonly code: 'later-version'; readonly version: number; readonly known: number }
  | { readonly code: 'cut-short' }
  | {
      readonly code: 'which-decimal';
      readonly sight: Sight;
      readonly readings: { readonly [Mark in DecimalMark]?: number };
    }
  | {
      readonly code: 'which-order';
      readonly sight: Sight;
      readonly readings: { readonly [Order in DayOrder]?: LocalDate };
    }
  | { readonly code: 'which-percent'; readonly sight: Sight }
  | { readonly code: 'two-decimals'; readonly sights: readonly [Sight, Sight] }
  | { readonly code: 'two-orders'; readonly sights: readonly [Sight, Sight] };

/** What is wrong with one row of a table, or one thing of a file. */
export type RowProblem =
  | { readonly code: 'field'; readonly problem: Problem }
  | { readonly code: 'cells'; readonly expected: number; readonly found: number }
  | { readonly code: 'number-format'; readonly typed: string; readonly mark: DecimalMark }
  | { readonly code: 'day-format'; readonly typed: string; readonly order: DayOrder }
  | { readonly code: 'day-serial'; readonly typed: string }
  | { readonly code: 'spreadsheet-error'; readonly typed: string }
  | { readonly code: 'choice'; readonly typed: string; readonly choices: readonly string[] }
  | { readonly code: 'person'; readonly typed: string; readonly found: 'none' | 'several' }
  | { readonly code: 'team'; readonly typed: string; readonly found: 'none' | 'several' }
  | { readonly code: 'goal'; readonly typed: string; readonly found: 'none' | 'several' }
  | { readonly code: 'kpi'; readonly typed: string; readonly found: 'none' | 'several' }
  | { readonly code: 'client'; readonly typed: string; readonly found: 'none' | 'several' }
  | { readonly code: 'review'; readonly typed: string }
  | { readonly code: 'decision'; readonly field: DecidedField }
  | { readonly code: 'changes-full'; readonly max: number }
  | { readonly code: 'level'; readonly typed: string }
  | { readonly code: 'score-and-skip' }
  | { readonly code: 'feedback-full'; readonly max: number }
  | { readonly code: 'review-full'; readonly max: number }
  | { readonly code: 'which-team' }
  | { readonly code: 'which-owner' }
  | { readonly code: 'direction' }
  | { readonly code: 'score-of-open' }
  | { readonly code: 'due-before-start'; readonly start: LocalDate }
  | { readonly code: 'same-id'; readonly id: string }
  | { readonly code: 'same-day' }
  | { readonly code: 'not-the-lead'; readonly team: string }
  | { readonly code: 'channel-taken'; readonly channel: ChannelId; readonly team: string }
  | { readonly code: 'lost' }
  | { readonly code: 'item-json' }
  | { readonly code: 'item-kind'; readonly kind: string }
  | { readonly code: 'item-field'; readonly path: string; readonly expected: string }
  | { readonly code: 'item-unknown-field'; readonly path: string };

/** A problem, with where it is. */
export interface LineProblem {
  readonly line: number;
  /** Of a table; absent where the whole row is meant. */
  readonly column?: string;
  readonly problem: RowProblem;
}

/** A problem at a field that a form could have, too. */
export const inField = (problem: Problem): RowProblem => ({ code: 'field', problem });
