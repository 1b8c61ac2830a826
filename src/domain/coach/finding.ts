import type { Cadence } from '../goal/goal.ts';
import type { KpiField } from '../goal/kpi-input.ts';
import type { Unit } from '../kpi/kpi.ts';
import type { Limits } from '../kpi/round-number.ts';
import type { LocalDate, UserId } from '../names.ts';

/** What a goal should be: specific, measurable, achievable, relevant, time-bound. */
export const SMART = ['S', 'M', 'A', 'R', 'T'] as const;
export type SmartLetter = (typeof SMART)[number];
/** `O` is ownership: in the rule's first form the A was for "assignable" (Doran 1981), so that it counts there. */
export type Letter = SmartLetter | 'O';

/**
 * How much a finding weighs. `ok` says what is good, `suggest` what could be better still, `warn` costs the letter, and
 * `block` is what a goal cannot be made with: nothing to measure, or no date.
 */
export type Severity = 'ok' | 'suggest' | 'warn' | 'block';

export type Horizon = 'month' | 'quarter' | 'year';

/** What a rule found out about a goal. Paces are a month, in the unit of the KPI, towards the target. */
export type Remark =
  | { readonly code: 'specific' | 'title-missing' | 'two-goals' }
  /** Words that say nothing in a title without a number. */
  | { readonly code: 'vague'; readonly words: readonly string[] }
  /** The title begins with what is to be done, not with what is to come of it. */
  | { readonly code: 'activity'; readonly verb: string }
  | { readonly code: 'measurable' }
  /** The numbers that are missing or cannot be read. */
  | { readonly code: 'not-measurable'; readonly fields: readonly KpiField[] }
  /** Another goal of the same title computes its value. */
  | { readonly code: 'calculator-fits'; readonly calculator: string }
  | { readonly code: 'baseline-differs'; readonly present: number; readonly on: LocalDate; readonly unit: Unit }
  | { readonly code: 'unproven' }
  | { readonly code: 'impossible'; readonly limits: Limits; readonly unit: Unit }
  | { readonly code: 'reached-already'; readonly value: number; readonly on: LocalDate; readonly unit: Unit }
  | {
      readonly code: 'within-reach' | 'ambitious' | 'too-steep' | 'against-trend';
      readonly needed: number;
      readonly seen: number;
      /** With how many decimals the values are written that these are made from. */
      readonly decimals: number;
      readonly unit: Unit;
    }
  /** Nothing moved so far. */
  | { readonly code: 'not-moving'; readonly needed: number; readonly decimals: number; readonly unit: Unit }
  /** Where the history leads without any effort. */
  | { readonly code: 'too-easy'; readonly arrives: number; readonly decimals: number; readonly unit: Unit }
  | { readonly code: 'small-step' }
  | { readonly code: 'leap'; readonly times: number }
  | { readonly code: 'below-benchmark' | 'beyond-benchmark'; readonly benchmark: number; readonly unit: Unit }
  | { readonly code: 'never-kept' | 'always-kept'; readonly values: number }
  | { readonly code: 'relevant' | 'no-purpose' | 'no-objective' }
  | { readonly code: 'same-title' | 'same-number'; readonly title: string }
  /** Due after the goal that it serves. */
  | { readonly code: 'outlives-parent'; readonly title: string; readonly due: LocalDate }
  | { readonly code: 'time-bound'; readonly horizon: Horizon }
  | { readonly code: 'no-date' | 'past' | 'overdue' | 'too-far' }
  | { readonly code: 'too-near'; readonly days: number }
  | { readonly code: 'few-check-ins'; readonly checkIns: number; readonly cadence: Cadence }
  | { readonly code: 'rest-day'; readonly day: LocalDate; readonly instead: LocalDate }
  | { readonly code: 'owned' | 'unowned' }
  | { readonly code: 'owner-outside'; readonly owner: UserId }
  | { readonly code: 'many-goals'; readonly goals: number };

export type Code = Remark['code'];

/** Which letter a remark is about, and how much it weighs. The one table of the coach's judgement. */
export const JUDGEMENT: Readonly<Record<Code, readonly [Letter, Severity]>> = {
  specific: ['S', 'ok'],
  'title-missing': ['S', 'warn'],
  vague: ['S', 'warn'],
  'two-goals': ['S', 'warn'],
  activity: ['S', 'suggest'],
  measurable: ['M', 'ok'],
  'not-measurable': ['M', 'block'],
  'calculator-fits': ['M', 'suggest'],
  'baseline-differs': ['M', 'suggest'],
  unproven: ['A', 'ok'],
  impossible: ['A', 'warn'],
  'reached-already': ['A', 'warn'],
  'within-reach': ['A', 'ok'],
  ambitious: ['A', 'suggest'],
  'too-steep': ['A', 'warn'],
  'against-trend': ['A', 'warn'],
  'not-moving': ['A', 'warn'],
  'too-easy': ['A', 'warn'],
  'small-step': ['A', 'warn'],
  leap: ['A', 'warn'],
  'below-benchmark': ['A', 'suggest'],
  'beyond-benchmark': ['A', 'ok'],
  'never-kept': ['A', 'warn'],
  'always-kept': ['A', 'suggest'],
  relevant: ['R', 'ok'],
  'no-purpose': ['R', 'warn'],
  'no-objective': ['R', 'suggest'],
  'same-title': ['R', 'warn'],
  'same-number': ['R', 'suggest'],
  'outlives-parent': ['R', 'suggest'],
  'time-bound': ['T', 'ok'],
  'no-date': ['T', 'block'],
  past: ['T', 'block'],
  overdue: ['T', 'warn'],
  'too-far': ['T', 'warn'],
  'too-near': ['T', 'warn'],
  'few-check-ins': ['T', 'warn'],
  'rest-day': ['T', 'suggest'],
  owned: ['O', 'ok'],
  unowned: ['O', 'warn'],
  'owner-outside': ['O', 'suggest'],
  'many-goals': ['O', 'suggest'],
};

export type Finding = Remark & { readonly letter: Letter; readonly severity: Severity };
