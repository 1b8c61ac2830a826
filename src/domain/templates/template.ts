import type { Cadence, Category } from '../goal/goal.ts';
import type { Direction, Unit } from '../kpi/kpi.ts';

/** A number of others that was published, to hold a target against. */
export interface PublishedBenchmark {
  /** In the template's unit. */
  readonly value: number;
  /** Who published it, and in what. */
  readonly source: string;
  /** Of which year it is. */
  readonly year: number;
}

/** What a goal is begun from: everything about its number but the number itself. */
export interface Template {
  readonly category: Category;
  readonly direction: Direction;
  readonly unit: Unit;
  /** Absent where the value is typed in. */
  readonly calculator?: string;
  /** How often it is usually looked at; absent for the team's own rhythm. */
  readonly cadence?: Cadence;
  /** Where the suggested milestones lie, as shares of the way from baseline to target: between 0 and 1, ascending. */
  readonly marks: readonly number[];
}
