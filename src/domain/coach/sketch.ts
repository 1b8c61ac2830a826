import { CALCULATORS } from '../calculators/index.ts';
import type { Cadence, Goal } from '../goal/goal.ts';
import type { GoalDraft } from '../goal/goal-draft.ts';
import { draftKpi, type KpiField } from '../goal/kpi-draft.ts';
import type { DayValue } from '../history/series.ts';
import type { Kpi, Unit } from '../kpi/kpi.ts';
import type { LocalDate, UserId } from '../names.ts';
import { readValue } from '../reading/value.ts';
import { isLocalDate } from '../time/local-date.ts';
import type { PeriodSettings } from '../time/periods.ts';
import type { WorkingCalendar } from '../time/working-days.ts';

/** What the coach looks at: a goal, or what of one has been typed so far. */
export interface Sketch {
  readonly title: string;
  readonly description: string;
  readonly serves: string;
  readonly unit: Unit;
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
export interface Surroundings {
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  /** How the team cuts the calendar. */
  readonly periods: PeriodSettings;
  /** The history of its number: its own, or that of another goal, one value a day, the earliest first. May be empty. */
  readonly series: readonly DayValue[];
  /** The other goals of the team, finished ones too. */
  readonly others: readonly Goal[];
  readonly members: readonly UserId[];
}

/** A form as it stands, with numbers as the person's `locale` writes them. */
export function sketchOfDraft(draft: GoalDraft, today: LocalDate, locale?: string): Sketch {
  const number = draftKpi(draft, locale);
  const benchmark = readValue(draft.benchmark, draft.unit, locale);
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    serves: draft.serves.trim(),
    unit: draft.unit,
    kpi: number.ok ? number.kpi : undefined,
    unread: number.ok ? [] : [...new Set(number.problems.map(({ field }) => field))],
    calculator: CALCULATORS.has(draft.calculator) ? draft.calculator : undefined,
    benchmark: benchmark.ok ? benchmark.value : undefined,
    cadence: draft.cadence,
    owner: draft.owner,
    start: today,
    due: isLocalDate(draft.due) ? draft.due : undefined,
    running: false,
  };
}

/** A goal that there is. */
export function sketchOfGoal(goal: Goal): Sketch {
  return {
    title: goal.title,
    description: goal.description ?? '',
    serves: goal.serves ?? '',
    unit: goal.kpi.unit,
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
export type Rule<Found> = (sketch: Sketch, around: Surroundings) => readonly Found[];
