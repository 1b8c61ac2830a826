import { CALCULATORS } from '../calculators/index.ts';
import type { Cadence, Category, Goal } from '../goal/goal.ts';
import type { GoalInput } from '../goal/goal-input.ts';
import { type KpiField, parseKpi } from '../goal/kpi-input.ts';
import type { GoalOutline } from '../goal/outline.ts';
import type { DayValue } from '../history/series.ts';
import type { Kpi, Unit } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import { readValue } from '../reading/value.ts';
import { isLocalDate } from '../time/local-date.ts';
import type { PeriodSettings } from '../time/periods.ts';
import type { WorkingCalendar } from '../time/working-days.ts';

/** What the coach looks at: a goal, or what of one has been typed so far. */
export interface Sketch {
  readonly title: string;
  readonly description: string;
  readonly serves: string;
  /** The goal that it serves; undefined for none. */
  readonly parent: GoalId | undefined;
  readonly unit: Unit;
  readonly category: Category;
  /** Undefined while its numbers are missing, or do not hold up. */
  readonly kpi: Kpi | undefined;
  /** The numbers that keep the KPI from being one. */
  readonly unread: readonly KpiField[];
  readonly calculator: string | undefined;
  readonly benchmark: number | undefined;
  readonly cadence: Cadence | undefined;
  readonly owner: UserId | undefined;
  readonly start: LocalDate;
  /** Undefined where there is none, or none that the calendar has. */
  readonly due: LocalDate | undefined;
  /** Has check-ins of its own: the series is its own history. */
  readonly running: boolean;
}

/** What the coach knows beside the goal. */
export interface CoachContext {
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  /** How the team cuts the calendar. */
  readonly periods: PeriodSettings;
  /** The history of its number: its own, or that of another goal, one value a day, the earliest first. May be empty. */
  readonly series: readonly DayValue[];
  /** The other goals of the team, finished ones too. */
  readonly others: readonly GoalOutline[];
  readonly members: readonly UserId[];
}

/** A form as it stands, with numbers as the person's `locale` writes them. */
export function sketchOfInput(input: GoalInput, today: LocalDate, locale?: string): Sketch {
  const number = parseKpi(input, locale);
  const benchmark = readValue(input.benchmark, input.unit, locale);
  return {
    title: input.title.trim(),
    description: input.description.trim(),
    serves: input.serves.trim(),
    parent: input.parent,
    unit: input.unit,
    category: input.category,
    kpi: number.ok ? number.kpi : undefined,
    unread: number.ok ? [] : [...new Set(number.problems.map(({ field }) => field))],
    calculator: CALCULATORS.has(input.calculator) ? input.calculator : undefined,
    benchmark: benchmark.ok ? benchmark.value : undefined,
    cadence: input.cadence,
    owner: input.owner,
    start: today,
    due: isLocalDate(input.due) ? input.due : undefined,
    running: false,
  };
}

/** A goal that there is. */
export function sketchOfGoal(goal: Goal): Sketch {
  return {
    title: goal.title,
    description: goal.description ?? '',
    serves: goal.serves ?? '',
    parent: goal.parent,
    unit: goal.kpi.unit,
    category: goal.category,
    kpi: goal.kpi,
    unread: [],
    calculator: goal.calculator,
    benchmark: goal.benchmark?.value,
    cadence: goal.cadence,
    owner: goal.owner,
    start: goal.start,
    due: goal.due,
    running: goal.checkIns.length > 0,
  };
}

/** A rule: what it finds out about one letter. It says nothing where it has nothing to go by. */
export type Rule<Found> = (sketch: Sketch, context: CoachContext) => readonly Found[];
