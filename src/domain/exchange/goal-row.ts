import { CALCULATORS } from '../calculators/index.ts';
import { CADENCES, CATEGORIES, GOAL_STATES, type Outcome } from '../goal/goal.ts';
import { MAX_OBJECTIVE_LENGTH, MAX_TEXT_LENGTH, MAX_TITLE_LENGTH } from '../goal/goal-input.ts';
import { type ParsedKpi, parseKpi } from '../goal/kpi-input.ts';
import { MAX_CONTRIBUTORS, tidyPeople } from '../goal/people.ts';
import { DIRECTIONS, type Direction, type Unit } from '../kpi/kpi.ts';
import { typedValue } from '../reading/value.ts';
import { inField } from './import-problem.ts';
import type { GoalItem, KpiItem } from './item.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import { DIRECTION_NAMES, UNIT_NAMES, unitNamed } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

const CATEGORY_NAMES = {
  bindung: 'retention',
  zufriedenheit: 'satisfaction',
  umsatz: 'revenue',
  effizienz: 'efficiency',
  sonstiges: 'other',
} as const;
const STATE_NAMES = {
  aktiv: 'active',
  open: 'active',
  entwurf: 'draft',
  erreicht: 'achieved',
  done: 'achieved',
  verfehlt: 'missed',
} as const;
const MARKS = ['baseline', 'target', 'stretch', 'low', 'high'] as const;
type Mark = (typeof MARKS)[number];
/** Numbers are written as this one does before the form's rules read them. */
const LOCALE = 'en-GB';

/**
 * Reads a row of the table `goals`, by the rules of the form. A goal starts today where the row names no day, is active
 * where it names no state, and has the importing person as its owner where it names none. Its milestones are a quarter,
 * half, and three quarters of the way.
 */
export function readGoal(
  row: Row,
  settings: TableSettings,
  vocabulary: Vocabulary,
  importer?: string,
): ReadRow<GoalItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const title = reader.required('title', reader.text('title', MAX_TITLE_LENGTH));
  const team = reader.team('team');
  const owner = reader.person('owner') ?? importer;
  if (owner === undefined && reader.text('owner') === undefined) reader.refuse('owner', { code: 'which-owner' });
  const contributors = reader.people('contributors');
  if (contributors.length > MAX_CONTRIBUTORS) {
    reader.refuse('contributors', inField({ code: 'too-many-people', max: MAX_CONTRIBUTORS }));
  }
  const reporter = reader.person('reporter');
  const kpi = readMarks(reader);
  const time = readTime(reader);
  const ended = readState(reader);
  const about = readAbout(reader);
  const client = reader.client('client', team?.id);
  const external = reader.text('id', MAX_ID_LENGTH) ?? title;
  const { problems } = reader;
  if (problems.length > 0 || title === undefined || !team || owner === undefined || !kpi?.ok || !time || !external) {
    return { ok: false, problems };
  }
  const id =
    reader.text('id') === undefined
      ? vocabulary.derive('import', 'goal', team.id, external)
      : vocabulary.goalId(external);
  return {
    ok: true,
    item: {
      item: 'goal',
      id,
      team: team.id,
      title,
      ...about,
      ...(client && { client: client.id }),
      kpi: kpi.kpi,
      milestones: kpi.milestones,
      ...tidyPeople({ owner, ...(reporter && { reporter }), ...(contributors.length > 0 && { contributors }) }),
      ...time,
      ...ended,
      blockers: [],
      createdBy: reader.person('created-by') ?? importer ?? owner,
      createdAt: reader.moment('created-at') ?? reader.noonOf(time.start),
    },
  };
}

/** Reads a row of the table `kpis`. */
export function readKpi(row: Row, settings: TableSettings, vocabulary: Vocabulary): ReadRow<KpiItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const name = reader.required('name', reader.text('name', MAX_TITLE_LENGTH));
  const team = reader.team('team');
  const unit = reader.required('unit', readUnit(reader));
  const definition = reader.text('definition', MAX_TEXT_LENGTH);
  const source = reader.text('source', MAX_OBJECTIVE_LENGTH);
  const calculator = reader.choice('calculator', [...CALCULATORS.keys()]);
  const external = reader.text('id', MAX_ID_LENGTH);
  const { problems } = reader;
  if (problems.length > 0 || name === undefined || !team || unit === undefined) return { ok: false, problems };
  const id = external === undefined ? vocabulary.derive('import', 'kpi', team.id, name) : vocabulary.kpiId(external);
  return {
    ok: true,
    item: {
      item: 'kpi',
      id,
      team: team.id,
      name,
      unit,
      ...(definition && { definition }),
      ...(source && { source }),
      ...(calculator && { calculator }),
      values: [],
    },
  };
}

function readUnit(reader: RowReader): Unit | undefined {
  const text = reader.text('unit');
  if (text === undefined) return undefined;
  return unitNamed(text) ?? reader.refuse('unit', { code: 'choice', typed: text, choices: UNIT_NAMES });
}

/** The number of the goal. Where no direction is named, the marks show it: there is none that could be another one. */
function readMarks(reader: RowReader): ParsedKpi | undefined {
  const written = reader.text('unit') ?? (reader.text('target')?.trim().endsWith('%') ? 'percent' : 'number');
  const unit = unitNamed(written) ?? reader.refuse('unit', { code: 'choice', typed: written, choices: UNIT_NAMES });
  const values = Object.fromEntries(MARKS.map((mark) => [mark, reader.number(mark, unit)])) as Partial<
    Record<Mark, number>
  >;
  const chosen = reader.choice('direction', DIRECTIONS, DIRECTION_NAMES);
  const direction = chosen ?? (reader.text('direction') === undefined ? shownDirection(values) : undefined);
  if (direction === undefined && reader.text('direction') === undefined)
    reader.refuse('direction', { code: 'direction' });
  if (direction === undefined || unit === undefined) return undefined;
  const typed = (mark: Mark) => (values[mark] === undefined ? '' : typedValue(values[mark]));
  const marks = {
    baseline: typed('baseline'),
    target: typed('target'),
    stretch: typed('stretch'),
    low: typed('low'),
    high: typed('high'),
  };
  const read = parseKpi({ direction, unit, ...marks, milestones: '' }, LOCALE);
  if (!read.ok) for (const { field, problem } of read.problems) reader.refuse(field, inField(problem));
  return read;
}

function shownDirection({ baseline, target, low, high }: Partial<Record<Mark, number>>): Direction | undefined {
  if (baseline !== undefined && target !== undefined) return target < baseline ? 'decrease' : 'increase';
  return low !== undefined && high !== undefined ? 'within-range' : undefined;
}

function readTime(reader: RowReader) {
  const start = reader.day('start') ?? reader.vocabulary.today;
  const due = reader.required('due', reader.day('due'));
  if (due !== undefined && due < start) return reader.refuse('due', { code: 'due-before-start', start });
  const cadence = reader.choice('cadence', CADENCES);
  return due === undefined ? undefined : { start, due, ...(cadence && { cadence }) };
}

const TENTHS = 10;

/** The state, and what a goal came to that has ended: all of it or nothing of it where the row has no score. */
function readState(reader: RowReader) {
  const state = reader.choice('state', GOAL_STATES, STATE_NAMES) ?? 'active';
  const score = reader.number('score');
  if (state === 'active' || state === 'draft') {
    if (score !== undefined) reader.refuse('score', { code: 'score-of-open' });
    return { state };
  }
  if (score !== undefined && (score < 0 || score > 1 || !Number.isInteger(score * TENTHS))) {
    reader.refuse('score', inField({ code: 'number-out-of-range', min: 0, max: 1 }));
  }
  const outcome: Outcome = { score: score ?? (state === 'achieved' ? 1 : 0) };
  return { state, outcome };
}

function readAbout(reader: RowReader) {
  const category = reader.choice('category', CATEGORIES, CATEGORY_NAMES) ?? 'other';
  const visibility = reader.choice('visibility', ['private', 'team'] as const, { privat: 'private' });
  const description = reader.text('description', MAX_TEXT_LENGTH);
  const serves = reader.text('serves', MAX_OBJECTIVE_LENGTH);
  const calculator = reader.choice('calculator', [...CALCULATORS.keys()]);
  const kpi = reader.text('kpi') === undefined ? undefined : reader.kpi('kpi');
  return {
    category,
    ...(visibility === 'private' && { visibility }),
    ...(description && { description }),
    ...(serves && { serves }),
    ...(calculator && { calculator }),
    ...(kpi && { kpiId: kpi.id }),
  };
}
