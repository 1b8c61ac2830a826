import type { Kpi } from '../kpi/kpi.ts';
import type { LocalDate, TeamId, UserId } from '../names.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { isLocalDate } from '../time/local-date.ts';
import { draftExtras, type ExtrasDraft, type ExtrasField } from './extras-draft.ts';
import type { Cadence, Category, Goal } from './goal.ts';
import { draftKpi, type KpiDraft, type KpiField } from './kpi-draft.ts';
import { beyondLimits, limitsOfValue } from './value-limits.ts';

export const LONGEST_TITLE = 150;
export const LONGEST_TEXT = 3000;
export const LONGEST_OBJECTIVE = 200;
const FURTHEST_YEARS = 10;
/** The fields whose numbers have to be values that there can be. */
const NUMBERS = ['baseline', 'target', 'stretch', 'low', 'high'] as const;

/** A goal as it was typed into the form. Numbers are texts still, so that a mistake can be shown where it was made. */
export interface GoalDraft extends KpiDraft, ExtrasDraft {
  readonly title: string;
  readonly description: string;
  /** The objective that it serves; may be empty. */
  readonly serves: string;
  readonly category: Category;
  /** Undefined for the team's own rhythm. */
  readonly cadence: Cadence | undefined;
  readonly team: TeamId;
  readonly owner: UserId | undefined;
  readonly due: string;
}

export type GoalField = KpiField | ExtrasField | 'title' | 'description' | 'serves' | 'owner' | 'due';

/** What a goal is made of, when the form holds up. */
type GoalPlan = Pick<
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
  | 'kpi'
  | 'milestones'
  | 'due'
>;

export type Drafted =
  | { readonly ok: true; readonly plan: GoalPlan }
  | { readonly ok: false; readonly problems: readonly FieldProblem<GoalField>[] };

/**
 * Reads a form, and names every problem in it at once. `today` is the day of the person who fills it in, `locale` the one
 * in which they write numbers.
 */
export function draftGoal(draft: GoalDraft, today: LocalDate, locale?: string): Drafted {
  const problems: FieldProblem<GoalField>[] = [];
  const report = (field: GoalField, problem: Problem | undefined) => {
    if (problem !== undefined) problems.push({ field, problem });
  };
  const title = draft.title.trim();
  const description = draft.description.trim();
  report('title', title === '' ? { code: 'required' } : tooLong(title, LONGEST_TITLE));
  report('description', tooLong(description, LONGEST_TEXT));
  const serves = draft.serves.trim();
  report('serves', tooLong(serves, LONGEST_OBJECTIVE));
  report('due', dueProblem(draft.due, today));
  const { owner } = draft;
  if (owner === undefined) report('owner', { code: 'choose-one' });
  const number = draftKpi(draft, locale);
  if (!number.ok) problems.push(...number.problems);
  const extras = draftExtras(draft, (problem) => problems.push(problem), locale);
  if (number.ok) problems.push(...impossible(number.kpi, extras.calculator, draft.category));
  if (problems.length > 0 || !number.ok || owner === undefined) return { ok: false, problems };
  const { category, team, due, cadence } = draft;
  const { kpi, milestones } = number;
  return {
    ok: true,
    plan: {
      title,
      ...(description && { description }),
      ...(serves && { serves }),
      category,
      ...extras,
      ...(cadence !== undefined && { cadence }),
      team,
      owner,
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
function impossible(kpi: Kpi, calculator: string | undefined, category: Category): FieldProblem<GoalField>[] {
  const limits = limitsOfValue({ kpi, category, ...(calculator !== undefined && { calculator }) });
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

function dueProblem(due: string, today: LocalDate): Problem | undefined {
  if (due === '') return { code: 'required' };
  if (!isLocalDate(due)) return { code: 'not-a-date' };
  if (due <= today) return { code: 'date-in-past', today };
  const furthest = `${Number(today.slice(0, 4)) + FURTHEST_YEARS}${today.slice(4)}`;
  return due > furthest ? { code: 'date-too-far', years: FURTHEST_YEARS } : undefined;
}
