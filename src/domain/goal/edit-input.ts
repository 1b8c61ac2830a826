import { isJourney, type Kpi } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import type { FieldProblem } from '../problem.ts';
import { changedFields, needsReason } from './changes.ts';
import type { Decisions, Goal, Milestone } from './goal.ts';
import { type GoalDefinition, type GoalField, type GoalInput, parseGoal } from './goal-input.ts';
import { sharesOfMilestones, withStableIds } from './milestones-input.ts';
import type { PlannedCourse } from './plan-input.ts';

/** Of why a goal was changed. */
export const MAX_REASON_LENGTH = 300;

/** The form of a goal that is changed, as it was typed. */
export interface EditInput {
  readonly goal: GoalInput;
  /** May be empty where nothing changes that needs one. */
  readonly reason: string;
  /** The way of counting that was asked about, as {@link wayOfCounting} names it; it is not asked about again. */
  readonly agreed?: string | undefined;
}

export type EditField = GoalField | 'reason' | 'unit';

export type ParsedEdit =
  | { readonly ok: true; readonly decisions: Decisions; readonly reason: string }
  | { readonly ok: false; readonly problems: readonly FieldProblem<EditField>[] }
  /** Values that are there would be read in another way from now on. */
  | { readonly ok: false; readonly asks: string };

export interface EditReader {
  readonly today: LocalDate;
  /** In which the person writes numbers. */
  readonly locale?: string | undefined;
  readonly lastValueOn?: LocalDate | undefined;
  /** What a plan goes by; without it the goal keeps what it has. */
  readonly planning?: Pick<PlannedCourse, 'periods' | 'before'>;
}

/** Reads the form of a changed goal: names every problem in it, else asks about what becomes of the values that there are. */
export function parseEdit({ goal: input, reason: typed, agreed }: EditInput, goal: Goal, by: EditReader): ParsedEdit {
  const { today, locale, lastValueOn, planning } = by;
  const reason = typed.trim();
  const problems: FieldProblem<EditField>[] = [];
  if (reason.length > MAX_REASON_LENGTH) {
    problems.push({ field: 'reason', problem: { code: 'too-long', max: MAX_REASON_LENGTH } });
  }
  const parsed = parseGoal(input, today, locale, {
    before: { due: goal.due, lastValueOn },
    ...(planning && { planning: { ...planning, start: goal.start, planned: goal.plan ?? [] } }),
  });
  if (!parsed.ok) return { ok: false, problems: [...parsed.problems, ...problems] };
  const decisions = decisionsOf(parsed.definition, goal, planning === undefined);
  if (reason === '' && needsReason(goal, changedFields(goal, decisions))) {
    problems.push({ field: 'reason', problem: { code: 'reason-missing' } });
  }
  if (problems.length > 0) return { ok: false, problems };
  const way = wayOfCounting(parsed.definition.kpi);
  const isAsked = goal.checkIns.length > 0 && way !== wayOfCounting(goal.kpi) && way !== agreed;
  return isAsked ? { ok: false, asks: way } : { ok: true, decisions, reason };
}

/** Direction and unit: what decides how a value is read. */
export function wayOfCounting({ direction, unit }: Pick<Kpi, 'direction' | 'unit'>): string {
  return [direction, ...Object.values(unit)].join(' ');
}

function decisionsOf(definition: GoalDefinition, goal: Goal, keepsPlan: boolean): Decisions {
  const { title, description, category, serves, parent, weight, kpi, calculator, benchmark, cadence, milestones } =
    definition;
  const { owner, reporter, contributors, visibility, due, plan, client } = definition;
  return {
    title,
    description: description ?? null,
    category,
    serves: serves ?? null,
    parent: parent ?? null,
    weight: weight ?? null,
    client: client ?? null,
    kpi,
    calculator: calculator ?? null,
    benchmark: benchmark ?? null,
    cadence: cadence ?? null,
    milestones:
      isSameWay(kpi, goal.kpi) && areOfWay(milestones, goal) ? goal.milestones : withStableIds(milestones, goal),
    ...(keepsPlan ? {} : { plan: plan ?? null }),
    owner,
    reporter: reporter ?? null,
    contributors: contributors ?? null,
    visibility: visibility ?? null,
    due,
  };
}

/** Whether a journey goes from the same baseline to the same target. */
function isSameWay(one: Kpi, other: Kpi): boolean {
  return isJourney(one) && isJourney(other) && one.baseline === other.baseline && one.target === other.target;
}

/** Whether nobody named the milestones of a goal, before and now: they stay as they are, also where an earlier version rounded otherwise. */
function areOfWay(milestones: readonly Milestone[], goal: Goal): boolean {
  const [now, before] = [milestones, goal.milestones].map(sharesOfMilestones);
  return now !== undefined && before !== undefined && now.every((share) => before.includes(share));
}
