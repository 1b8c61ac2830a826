import { TABLES } from '../../domain/exchange/tables.ts';
import type { Language } from '../../domain/language.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import type { Exchange, ExportedFile } from '../../ports/exchange.ts';
import { itemsOf, type SeenPorts, seenBy } from './what-is-seen.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportGoalsPorts extends SeenPorts {
  readonly exchange: Exchange;
}

interface ExportRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly format: ExportFormat;
  /** Whose spreadsheets are to open the tables. */
  readonly language: Language;
}

/** What a person may see, as files: one for each table that has a row, or one of JSON. None where they see nothing. */
export function exportGoals(ports: ExportGoalsPorts) {
  return async ({ workspace, person, format, language }: ExportRequest): Promise<readonly ExportedFile[]> => {
    const items = itemsOf(await seenBy(ports, { workspace, person }, 'own'));
    if (items.length === 0) return [];
    const { exchange, clock } = ports;
    const at = clock.now();
    const day = at.toISOString().slice(0, 10);
    if (format === 'json') {
      let text = '';
      for await (const part of exchange.json(oneByOne(items), { workspace, at })) text += part;
      return [{ name: `goalpost-${day}.json`, content: new TextEncoder().encode(text) }];
    }
    return TABLES.flatMap((table): ExportedFile[] => {
      const rows = items.map((item) => exchange.csvLines(item, table, language)).join('');
      if (rows === '') return [];
      const content = new TextEncoder().encode(exchange.csvHeader(table, language) + rows);
      return [{ name: `goalpost-${table}-${day}.csv`, content }];
    });
  };
}

async function* oneByOne<Of>(all: readonly Of[]): AsyncGenerator<Of> {
  yield* all;
}
