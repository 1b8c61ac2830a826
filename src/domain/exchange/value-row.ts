import { CHECK_IN_TEXTS } from '../check-in/check-in-input.ts';
import { STATUSES } from '../goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../goal/goal-input.ts';
import { beyondLimits, limitsOfValue } from '../goal/value-limits.ts';
import { LARGEST_VALUE } from '../kpi/numbers.ts';
import type { LocalDate } from '../names.ts';
import { suggestStatus } from '../progress/pace.ts';
import { readSentiment } from './feedback-row.ts';
import { inField } from './import-problem.ts';
import type { CheckInItem, ValueItem } from './item.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import type { KnownGoal, Vocabulary } from './vocabulary.ts';

const CERTAIN = 10;
const STATUS_NAMES = {
  gruen: 'on-track',
  green: 'on-track',
  gelb: 'at-risk',
  yellow: 'at-risk',
  amber: 'at-risk',
  rot: 'off-track',
  red: 'off-track',
} as const;

/**
 * Reads a row of the table `check-ins`. Who said it is the goal's reporter, or its owner, where the row names nobody. Without a
 * status, the pace decides. A row without an id is the one of its goal and day.
 */
export function readCheckIn(row: Row, settings: TableSettings, vocabulary: Vocabulary): ReadRow<CheckInItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const goal = reader.goal('goal');
  const value = reader.required('value', reader.number('value', goal?.kpi.unit));
  const on = reader.required('on', valueDay(reader, goal?.start));
  const problem = goal && value !== undefined && beyondLimits(value, limitsOfValue(goal));
  if (problem) reader.refuse('value', inField(problem));
  const made = authored(reader, goal, on);
  const status = reader.choice('status', STATUSES, STATUS_NAMES);
  const confidence = confidenceOf(reader);
  const texts = CHECK_IN_TEXTS.flatMap((field) => {
    const text = reader.text(field, MAX_TEXT_LENGTH);
    return text === undefined ? [] : [[field, text] as const];
  });
  const sentiment = readSentiment(reader);
  const client = reader.client('client', goal?.team);
  const { problems } = reader;
  if (problems.length > 0 || !goal || value === undefined || on === undefined || made === undefined) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    item: {
      item: 'check-in',
      goal: goal.id,
      value,
      on,
      ...made,
      ...(status ? { status } : { status: suggestStatus(withoutHistory(goal), value, on), byPace: true }),
      ...(confidence !== undefined && { confidence }),
      ...Object.fromEntries(texts),
      ...(sentiment && { sentiment }),
      ...(client && { client: client.id }),
    },
  };
}

/** Written out: a copy of the goal with one field more has a shape of its own in each row, and those pile up. */
function withoutHistory({
  kpi,
  start,
  due,
  category,
  plan,
  calculator,
}: KnownGoal): Parameters<typeof suggestStatus>[0] {
  return { kpi, start, due, category, checkIns: [], ...(plan && { plan }), ...(calculator && { calculator }) };
}

/** Reads a row of the table `values`: of a KPI by itself. */
export function readKpiValue(row: Row, settings: TableSettings, vocabulary: Vocabulary): ReadRow<ValueItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const kpi = reader.kpi('kpi');
  const value = reader.required('value', reader.number('value', kpi?.unit));
  const on = reader.required('on', valueDay(reader));
  const problem = value !== undefined && beyondLimits(value, { min: -LARGEST_VALUE, max: LARGEST_VALUE });
  if (problem) reader.refuse('value', inField(problem));
  const by = reader.required('by', reader.person('by') ?? vocabulary.team?.lead);
  const made = by === undefined ? undefined : authored(reader, { id: kpi?.id ?? '', owner: by }, on);
  const { problems } = reader;
  if (problems.length > 0 || !kpi || value === undefined || on === undefined || made === undefined) {
    return { ok: false, problems };
  }
  return { ok: true, item: { item: 'value', kpi: kpi.id, value, on, ...made } };
}

function valueDay(reader: RowReader, start?: LocalDate): LocalDate | undefined {
  const on = reader.day('on');
  if (on === undefined) return undefined;
  const { today } = reader.vocabulary;
  if (on > today) return reader.refuse('on', inField({ code: 'date-in-future', today }));
  if (start !== undefined && on < start) return reader.refuse('on', inField({ code: 'date-before-start', start }));
  return on;
}

function authored(
  reader: RowReader,
  about: Pick<KnownGoal, 'id' | 'owner' | 'reporter'> | undefined,
  on: LocalDate | undefined,
) {
  const by = reader.person('by') ?? about?.reporter ?? about?.owner;
  const at = reader.moment('at');
  const external = reader.text('id', MAX_ID_LENGTH);
  const corrects = reader.text('corrects', MAX_ID_LENGTH);
  if (by === undefined || on === undefined || about === undefined) return undefined;
  const id = external ?? reader.vocabulary.derive('import', 'value', about.id, on);
  return { id, by, at: at ?? reader.noonOf(on), ...(corrects !== undefined && { corrects }) };
}

function confidenceOf(reader: RowReader): number | undefined {
  const confidence = reader.number('confidence');
  if (confidence === undefined) return undefined;
  if (confidence < 0 || confidence > CERTAIN) {
    return reader.refuse('confidence', inField({ code: 'number-out-of-range', min: 0, max: CERTAIN }));
  }
  return Number.isInteger(confidence)
    ? confidence
    : reader.refuse('confidence', inField({ code: 'not-a-whole-number' }));
}
