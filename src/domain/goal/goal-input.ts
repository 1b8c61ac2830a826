import type { Kpi } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, TeamId, UserId } from '../names.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { isLocalDate } from '../time/local-date.ts';
import { type ExtrasField, type ExtrasInput, parseExtras } from './extras-input.ts';
import type { Cadence, Category, Goal } from './goal.ts';
import { limitsOfMeasure } from './known-measures.ts';
import { type KpiField, type KpiInput, parseKpi } from './kpi-input.ts';
import { MAX_CONTRIBUTORS, tidyPeople } from './people.ts';
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
  /** The goal on whose KPI it is to stand; absent for a KPI of its own. */
  readonly sameKpiAs?: GoalId;
}

export type GoalField =
  | KpiField
  | ExtrasField
  | 'title'
  | 'description'
  | 'serves'
  | 'owner'
  | 'reporter'
  | 'contributors'
  | 'due'
  | 'sameKpi';

/** What a goal is made of, when the form holds up. */
export type GoalDefinition = Pick<
  Goal,
  | 'title'
  | 'description'
  | 'serves'
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

/**
 * Reads a form, and names every problem in it at once. `today` is the day of the person who fills it in, `locale` the one
 * in which they write numbers, `before` the goal that the form changes where it makes no new one.
 */
export function parseGoal(input: GoalInput, today: LocalDate, locale?: string, before?: DueBefore): ParsedGoal {
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
  report('due', dueProblem(input.due, today, before));
  const { owner } = input;
  if (owner === undefined) report('owner', { code: 'choose-one' });
  const people = tidyPeople({
    owner: owner ?? '',
    ...(input.reporter && { reporter: input.reporter }),
    ...(input.contributors && { contributors: input.contributors }),
  });
  if ((people.contributors?.length ?? 0) > MAX_CONTRIBUTORS) {
    report('contributors', { code: 'too-many-people', max: MAX_CONTRIBUTORS });
  }
  const number = parseKpi(input, locale);
  if (!number.ok) problems.push(...number.problems);
  const extras = parseExtras({ ...input, title }, (problem) => problems.push(problem), locale);
  if (number.ok) problems.push(...impossible(number.kpi, { ...extras, title, category: input.category }));
  if (problems.length > 0 || !number.ok || owner === undefined) return { ok: false, problems };
  const { category, team, due, cadence } = input;
  const { kpi, milestones } = number;
  return {
    ok: true,
    definition: {
      title,
      ...(description && { description }),
      ...(serves && { serves }),
      category,
      ...extras,
      ...(cadence !== undefined && { cadence }),
      team,
      ...people,
      ...(input.visibility && { visibility: input.visibility }),
      kpi,
      milestones,
      due,
    },
  };
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

function tooLong(text: string, max: number): Problem | undefined {
  return text.length > max ? { code: 'too-long', max } : undefined;
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
