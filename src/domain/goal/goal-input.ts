import type { Kpi } from '../kpi/kpi.ts';
import type { ClientId, GoalId, LocalDate, TeamId, UserId } from '../names.ts';
import { type FieldProblem, type Problem, tooLong } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import { isLocalDate } from '../time/local-date.ts';
import { type ExtrasField, type ExtrasInput, parseExtras } from './extras-input.ts';
import type { Cadence, Category, Goal } from './goal.ts';
import { limitsOfMeasure } from './known-measures.ts';
import { type KpiField, type KpiInput, parseKpi } from './kpi-input.ts';
import { ALL_WEIGHTS } from './parents.ts';
import { MAX_CONTRIBUTORS, tidyPeople } from './people.ts';
import { type PlannedCourse, parsePlan } from './plan-input.ts';
import type { TypedActionField, TypedActions } from './typed-actions.ts';
import { beyondLimits, type Limited, limitsOfValue } from './value-limits.ts';

export const MAX_TITLE_LENGTH = 150;
export const MAX_TEXT_LENGTH = 3000;
export const MAX_OBJECTIVE_LENGTH = 200;
const FURTHEST_YEARS = 10;
/** The fields whose numbers have to be values that there can be. */
const NUMBERS = ['baseline', 'target', 'stretch', 'low', 'high'] as const;

/** A goal as it was typed into the form. Numbers are texts still, so that a mistake can be shown where it was made. */
export interface GoalInput extends KpiInput, ExtrasInput {
  readonly title: string;
  readonly description: string;
  /** The objective that it serves; may be empty. */
  readonly serves: string;
  /** The goal that it serves; absent for none. */
  readonly parent?: GoalId | undefined;
  /** In percent, as it was typed; may be empty. */
  readonly weight?: string;
  /** The client that it is about; absent for none. */
  readonly client?: ClientId | undefined;
  readonly category: Category;
  /** Undefined for the team's own rhythm. */
  readonly cadence: Cadence | undefined;
  readonly team: TeamId;
  readonly owner: UserId | undefined;
  /** Who reports the value, where that is not the owner. */
  readonly reporter?: UserId | undefined;
  readonly contributors?: readonly UserId[];
  readonly visibility?: 'private';
  readonly due: string;
  /** Values on the way as `parsePlan` reads them; may be empty. */
  readonly plan?: string;
  /** The goal whose values could be a pattern for the plan. */
  readonly season?: GoalId;
  /** The goal on whose KPI it is to stand; absent for a KPI of its own. */
  readonly sameKpiAs?: GoalId;
  /** What will be done for a new goal. */
  readonly actions?: TypedActions;
  /** It is to be discussed before anybody is asked about it. */
  readonly draft?: true;
}

export type GoalField =
  | KpiField
  | ExtrasField
  | 'title'
  | 'description'
  | 'serves'
  | 'parent'
  | 'weight'
  | 'client'
  | 'owner'
  | 'reporter'
  | 'contributors'
  | 'due'
  | 'plan'
  | 'sameKpi'
  | TypedActionField;

/** What a goal is made of, when the form holds up. */
export type GoalDefinition = Pick<
  Goal,
  | 'title'
  | 'description'
  | 'serves'
  | 'parent'
  | 'weight'
  | 'client'
  | 'category'
  | 'calculator'
  | 'benchmark'
  | 'cadence'
  | 'team'
  | 'owner'
  | 'reporter'
  | 'contributors'
  | 'visibility'
  | 'kpi'
  | 'milestones'
  | 'plan'
  | 'due'
>;

export type ParsedGoal =
  | { readonly ok: true; readonly definition: GoalDefinition }
  | { readonly ok: false; readonly problems: readonly FieldProblem<GoalField>[] };

/** When a goal is due that is changed, and the day of its last value. */
export interface DueBefore {
  readonly due: LocalDate;
  readonly lastValueOn?: LocalDate | undefined;
}

/** What is known beside the form. */
export interface GoalBackground {
  /** The goal that the form changes where it makes no new one. */
  readonly before?: DueBefore;
  /** What a plan goes by; without it none is read. */
  readonly planning?: Pick<PlannedCourse, 'start' | 'periods' | 'before' | 'planned'>;
}

/**
 * Reads a form, and names every problem in it at once. `today` is the day of the person who fills it in, `locale` the one
 * in which they write numbers.
 */
export function parseGoal(
  input: GoalInput,
  today: LocalDate,
  locale?: string,
  { before, planning }: GoalBackground = {},
): ParsedGoal {
  const problems: FieldProblem<GoalField>[] = [];
  const report = (field: GoalField, problem: Problem | undefined) => {
    if (problem !== undefined) problems.push({ field, problem });
  };
  const title = input.title.trim();
  const description = input.description.trim();
  report('title', title === '' ? { code: 'required' } : tooLong(title, MAX_TITLE_LENGTH));
  report('description', tooLong(description, MAX_TEXT_LENGTH));
  const serves = input.serves.trim();
  report('serves', tooLong(serves, MAX_OBJECTIVE_LENGTH));
  const place = readPlace(input, report, locale);
  report('due', dueProblem(input.due, today, before));
  const { owner } = input;
  if (owner === undefined) report('owner', { code: 'choose-one' });
  const people = peopleOf(input);
  report('contributors', tooMany(people.contributors));
  const number = parseKpi(input, locale);
  if (!number.ok) problems.push(...number.problems);
  const extras = parseExtras({ ...input, title }, (problem) => problems.push(problem), locale);
  if (number.ok) problems.push(...impossible(number.kpi, { ...extras, title, category: input.category }));
  const plan = number.ok && planning ? readPlan(input, number.kpi, planning, locale) : undefined;
  if (plan?.ok === false) report('plan', plan.problem);
  if (problems.length > 0 || !number.ok || owner === undefined) return { ok: false, problems };
  const { category, team, due, cadence } = input;
  const { kpi, milestones } = number;
  return {
    ok: true,
    definition: {
      title,
      ...(description && { description }),
      ...(serves && { serves }),
      ...place,
      ...(input.client && { client: input.client }),
      category,
      ...extras,
      ...(cadence !== undefined && { cadence }),
      team,
      ...people,
      ...(input.visibility && { visibility: input.visibility }),
      kpi,
      milestones,
      ...(plan?.ok && plan.value.length > 0 && { plan: plan.value }),
      due,
    },
  };
}

function peopleOf({ owner = '', reporter, contributors }: GoalInput) {
  return tidyPeople({ owner, ...(reporter && { reporter }), ...(contributors && { contributors }) });
}

function tooMany(contributors: readonly UserId[] = []): Problem | undefined {
  return contributors.length > MAX_CONTRIBUTORS ? { code: 'too-many-people', max: MAX_CONTRIBUTORS } : undefined;
}

/** Nothing where the due date is none: that is said at its own field. */
function readPlan(
  { plan = '', due }: GoalInput,
  kpi: Kpi,
  planning: NonNullable<GoalBackground['planning']>,
  locale: string | undefined,
) {
  if (!isLocalDate(due) || due < planning.start) return undefined;
  return parsePlan(plan, { ...planning, kpi, due, ...(locale !== undefined && { locale }) });
}

const MIN_WEIGHT = 1;

/** The goal that is served, and with which weight; without one that does not hold up. */
function readPlace(
  { parent, weight = '' }: Pick<GoalInput, 'parent' | 'weight'>,
  report: (field: 'weight', problem: Problem) => void,
  locale?: string,
): Pick<Goal, 'parent' | 'weight'> {
  const place = parent ? { parent } : {};
  if (weight.trim() === '') return place;
  const read = readValue(weight, { kind: 'percent' }, locale);
  if (!read.ok) report('weight', read.problem);
  else if (!parent) report('weight', { code: 'weight-alone' });
  else if (read.value < MIN_WEIGHT || read.value > ALL_WEIGHTS) {
    report('weight', { code: 'number-out-of-range', min: MIN_WEIGHT, max: ALL_WEIGHTS });
  } else return { ...place, weight: read.value };
  return place;
}

/**
 * The numbers that no value can ever be: beyond what the goal's way of counting gives (a Net Promoter Score of 150), or
 * below no time at all.
 */
function impossible(kpi: Kpi, about: Omit<Limited, 'kpi'>): FieldProblem<GoalField>[] {
  const limits = limitsOfMeasure({ ...about, unit: kpi.unit }) ?? limitsOfValue({ ...about, kpi });
  const named: Readonly<Record<string, unknown>> = { ...kpi };
  return NUMBERS.flatMap((field) => {
    const value = named[field];
    const problem = typeof value === 'number' ? beyondLimits(value, limits) : undefined;
    return problem === undefined ? [] : [{ field, problem }];
  });
}

/**
 * What is wrong with a due date that somebody typed on this day of theirs. A day that is over stays as it is; no goal gets
 * a new due date that is, least of all one before its last value.
 */
export function dueProblem(due: string, today: LocalDate, before?: DueBefore): Problem | undefined {
  if (due === '') return { code: 'required' };
  if (!isLocalDate(due)) return { code: 'not-a-date' };
  if (due === before?.due) return undefined;
  const last = before?.lastValueOn;
  if (last !== undefined && due < last) return { code: 'due-before-value', last, today };
  if (due <= today) return { code: 'date-in-past', today };
  const furthest = `${Number(today.slice(0, 4)) + FURTHEST_YEARS}${today.slice(4)}`;
  return due > furthest ? { code: 'date-too-far', years: FURTHEST_YEARS } : undefined;
}
