import { type ClientContent, type ClientFormField, parseClient } from '../client/client-input.ts';
import type { ClientId, TeamId } from '../names.ts';
import { inField } from './import-problem.ts';
import type { ClientItem } from './item.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import type { KnownClient, Vocabulary } from './vocabulary.ts';

const COLUMN_OF: Readonly<Record<ClientFormField, string>> = {
  name: 'client',
  code: 'code',
  people: 'people',
  notes: 'notes',
};

/**
 * Reads the rows of the table `clients`, by the rules of the form. A client without a code gets one of its name: the one
 * that it has already, or one that no client before it in the table has.
 */
export function clientReader(settings: TableSettings, vocabulary: Vocabulary, importer?: string) {
  const read: KnownClient[] = [];
  return (row: Row): ReadRow<ClientItem> => {
    const reader = new RowReader(row, settings, vocabulary);
    const team = reader.team('team');
    const id = idIn(reader, team?.id ?? '');
    const content = contentIn(
      reader,
      id,
      [...vocabulary.clients, ...read].filter((one) => one.team === team?.id),
    );
    const end = endIn(reader);
    const createdBy = reader.person('created-by') ?? importer ?? team?.lead;
    const createdAt = reader.moment('created-at') ?? vocabulary.now;
    const { problems } = reader;
    if (problems.length > 0 || content === undefined || team === undefined || createdBy === undefined) {
      return { ok: false, problems };
    }
    const item: ClientItem = { item: 'client', id, team: team.id, ...content, ...end, createdBy, createdAt };
    read.push(item);
    return { ok: true, item };
  };
}

/** A row without an id is the one of its name and code. */
function idIn(reader: RowReader, team: TeamId): ClientId {
  const external = reader.text('id', MAX_ID_LENGTH);
  if (external !== undefined) return reader.vocabulary.clientId(external);
  const named = [reader.text('client'), reader.text('code')].filter((text) => text !== undefined);
  return reader.vocabulary.derive('import', 'client', team, named.join(' '));
}

function contentIn(reader: RowReader, id: ClientId, known: readonly KnownClient[]): ClientContent | undefined {
  const input = {
    name: reader.text('client') ?? '',
    code: reader.text('code') ?? known.find((client) => client.id === id)?.code ?? '',
    people: reader.people('people'),
    notes: reader.text('notes') ?? '',
  };
  const parsed = parseClient(
    input,
    known.filter((client) => client.id !== id),
  );
  if (parsed.ok) return parsed.content;
  for (const { field, problem } of parsed.problems) reader.refuse(COLUMN_OF[field], inField(problem));
  return undefined;
}

function endIn(reader: RowReader): Pick<ClientItem, 'ended' | 'merged'> {
  const on = reader.day('ended');
  const into = reader.text('merged', MAX_ID_LENGTH);
  return {
    ...(on !== undefined && { ended: { on } }),
    ...(into !== undefined && { merged: { into: reader.vocabulary.clientId(into) } }),
  };
}
