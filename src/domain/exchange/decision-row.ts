import { MAX_REASON_LENGTH } from '../goal/edit-input.ts';
import { MAX_TEXT_LENGTH } from '../goal/goal-input.ts';
import type { LocalDate } from '../names.ts';
import { DECISIONS, REVIEW_KINDS, type ReviewOf, reviewId } from '../review/review.ts';
import { turnOn } from '../review/reviewed-period.ts';
import { addMonths, isLocalDate } from '../time/local-date.ts';
import type { PeriodSettings } from '../time/periods.ts';
import type { DecisionItem } from './item.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads a row of the table `decisions`: what a review decided about a goal, with the id of the review as exports write it. */
export function readDecision(
  row: Row,
  settings: TableSettings,
  vocabulary: Vocabulary,
  importer?: string,
): ReadRow<DecisionItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const named = reader.required('review', reader.text('review', MAX_ID_LENGTH));
  const of =
    named === undefined
      ? undefined
      : (reviewNamed(named, vocabulary) ?? reader.refuse('review', { code: 'review', typed: named }));
  const about = reader.required('goal', reader.text('goal', MAX_ID_LENGTH));
  const what = reader.required('what', reader.choice('what', DECISIONS));
  const at = reader.required('at', reader.moment('at'));
  const by = reader.person('by') ?? importer ?? leadOf(of, vocabulary);
  const reason = reader.text('reason', MAX_REASON_LENGTH);
  const ref = reader.text('ref', MAX_ID_LENGTH);
  const to = reader.person('asked');
  const question = reader.text('question', MAX_TEXT_LENGTH);
  if (to !== undefined) reader.required('question', question);
  if (question !== undefined) reader.required('asked', to);
  const external = reader.text('id', MAX_ID_LENGTH);
  const { problems } = reader;
  if (problems.length > 0 || !named || !of || !about || !what || !at || !by) return { ok: false, problems };
  const found = vocabulary.goalNamed(about);
  const goal = found.found === 'one' ? found.one.id : vocabulary.goalId(about);
  return {
    ok: true,
    item: {
      item: 'decision',
      review: reviewId(of),
      of,
      id: external ?? vocabulary.derive('import', 'decision', named, goal, what, at.toISOString()),
      goal,
      what,
      by,
      at,
      ...(reason && { reason }),
      ...(ref && { ref }),
      ...(to && question && { help: { to, question } }),
    },
  };
}

function leadOf(of: ReviewOf | undefined, { teams }: Vocabulary): string | undefined {
  if (of === undefined) return undefined;
  const { scope } = of;
  return 'team' in scope ? teams.find(({ id }) => id === scope.team)?.lead : scope.leads;
}

const LED_BY = 'led-by-';
const CALENDAR_YEAR: PeriodSettings = { fiscalYearStart: 1, workingDays: [] };

/** What a review is of, by its id ({@link reviewId}); undefined where it is none, or of a team that is not known. */
function reviewNamed(id: string, { teams }: Vocabulary): ReviewOf | undefined {
  const [of = '', word, kindName, period = '', ...rest] = id.split('|');
  const kind = REVIEW_KINDS.find((one) => one === kindName);
  const leads = of.startsWith(LED_BY) ? of.slice(LED_BY.length) : undefined;
  const team = leads === undefined ? teams.find((one) => one.id === of) : teams.find(({ lead }) => lead === leads);
  if (word !== 'review' || kind === undefined || (leads === undefined && team === undefined)) return undefined;
  const settings = team?.settings ?? CALENDAR_YEAR;
  const day = dayIn(period, settings.fiscalYearStart);
  if (day === undefined || (kind === 'goal') !== rest.length > 0) return undefined;
  const scope = leads === undefined ? { team: of } : { leads };
  const made = {
    scope,
    kind,
    period: turnOn(kind, day, settings).period,
    ...(kind === 'goal' && { goal: rest.join('|') }),
  };
  return reviewId(made) === id ? made : undefined;
}

/** The first day of a month, or of a quarter or year of the fiscal year, by the id of the period. */
function dayIn(period: string, fiscalYearStart: number): LocalDate | undefined {
  const [, year = '', quarter, month] = /^(?:FY)?(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(period) ?? [];
  const first = `${year}-${month ?? String(fiscalYearStart).padStart(2, '0')}-01`;
  if (!isLocalDate(first)) return undefined;
  return quarter === undefined ? first : addMonths(first, 3 * (Number(quarter) - 1));
}
