import { MAX_REASON_LENGTH } from '../goal/edit-input.ts';
import { DECIDED, type DecidedField, type Decisions } from '../goal/goal.ts';
import { isLocalDate } from '../time/local-date.ts';
import type { FieldChange } from './field-changes.ts';
import type { ChangeItem } from './item.ts';
import { numberReadings } from './number-readings.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Whether a goal can hold these decisions, each of the type that its field has. */
export type AreDecisions = (decisions: object) => decisions is Decisions;

/** In percent. */
const LARGEST_WEIGHT = 100;
/** Fields of which a table has the JSON; of the others, the text. */
const AS_JSON: readonly DecidedField[] = ['kpi', 'benchmark', 'milestones', 'plan', 'contributors', 'outcome'];

/**
 * Reads a row of the table `changes`: one field of a change. It is history and changes nothing: what the goal is now, the
 * table `goals` says. Rows without an id that name one moment and person are one change.
 */
export function readChange(
  row: Row,
  settings: TableSettings,
  vocabulary: Vocabulary,
  areDecisions: AreDecisions,
  importer?: string,
): ReadRow<ChangeItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const goal = reader.goal('goal');
  const at = reader.required('at', reader.moment('at'));
  const by = reader.person('by') ?? importer ?? goal?.owner;
  const reason = reader.text('reason', MAX_REASON_LENGTH);
  const field = reader.required('field', reader.choice('field', DECIDED));
  const external = reader.text('id', MAX_ID_LENGTH);
  const was = field && sideOf('was', field, reader, areDecisions);
  const now = field && sideOf('now', field, reader, areDecisions);
  const { problems } = reader;
  if (problems.length > 0 || !goal || !at || !by || !field || !was || !now) return { ok: false, problems };
  const change = external ?? vocabulary.derive('import', 'change', goal.id, at.toISOString(), by);
  const part: FieldChange = { change, field, by, at, ...(reason && { reason }), was, now, id: `${change} ${field}` };
  return { ok: true, item: { item: 'change', goal: goal.id, ...part } };
}

/** What the field was, or is since; an empty cell says that there was none. */
function sideOf(
  column: 'was' | 'now',
  field: DecidedField,
  reader: RowReader,
  areDecisions: AreDecisions,
): Decisions | undefined {
  const text = reader.text(column);
  const decisions = { [field]: text === undefined ? null : readAs(field, text) };
  const isDay = field !== 'due' || text === undefined || isLocalDate(text);
  if (isDay && areDecisions(decisions)) return decisions;
  return text === undefined ? reader.required(column, undefined) : reader.refuse(column, { code: 'decision', field });
}

/** Undefined where it is none. */
function readAs(field: DecidedField, text: string): unknown {
  if (field === 'weight') return Object.values(numberReadings(text)).find((value) => value <= LARGEST_WEIGHT);
  if (!AS_JSON.includes(field)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
