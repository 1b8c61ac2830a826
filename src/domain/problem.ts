import type { Direction, Unit } from './kpi/kpi.ts';
import type { LocalDate } from './names.ts';

/** What is wrong with something that a person typed. The text catalogue says it in words and what to do. */
export type Problem =
  | { readonly code: 'required' }
  | { readonly code: 'too-long'; readonly max: number }
  | { readonly code: 'not-a-number'; readonly unit: Unit }
  | { readonly code: 'other-unit'; readonly unit: Unit }
  | { readonly code: 'ambiguous-number'; readonly readings: readonly [string, string] }
  | { readonly code: 'unclear-list'; readonly unit: Unit }
  | { readonly code: 'number-out-of-range'; readonly min: number; readonly max: number }
  | { readonly code: 'not-a-whole-number' }
  | { readonly code: 'nothing-counted' }
  | { readonly code: 'result-too-large'; readonly max: number }
  | { readonly code: 'target-equals-baseline' }
  | { readonly code: 'target-on-wrong-side'; readonly direction: Direction }
  | { readonly code: 'stretch-on-wrong-side'; readonly direction: Direction }
  | { readonly code: 'low-not-below-high' }
  /** A goal can stand on the KPI of another one only where it counts in the same unit. */
  | { readonly code: 'other-kpi-unit' }
  | { readonly code: 'parent-gone' }
  | { readonly code: 'parent-circle' }
  | { readonly code: 'too-many-levels'; readonly max: number }
  | { readonly code: 'too-many-children'; readonly max: number }
  | { readonly code: 'weight-alone' }
  /** All goals that serve one goal have a weight; in percent. */
  | { readonly code: 'weights-sum'; readonly sum: number }
  /** Nothing is left for those without one. */
  | { readonly code: 'weights-full'; readonly sum: number; readonly without: number }
  | { readonly code: 'kpi-shared' }
  | { readonly code: 'plan-for-bound' }
  | { readonly code: 'plan-count'; readonly typed: number; readonly months: number; readonly quarters: number }
  | { readonly code: 'plan-end'; readonly target: number; readonly unit: Unit }
  | { readonly code: 'plan-no-season' }
  | { readonly code: 'kpi-has-goal' }
  | { readonly code: 'kpi-full'; readonly max: number }
  | { readonly code: 'milestone-outside' }
  | { readonly code: 'too-many-milestones'; readonly max: number }
  | { readonly code: 'not-a-date' }
  | { readonly code: 'no-such-day'; readonly typed: string }
  | { readonly code: 'ambiguous-date'; readonly readings: readonly [LocalDate, LocalDate] }
  | { readonly code: 'date-in-past'; readonly today: LocalDate }
  | { readonly code: 'date-too-far'; readonly years: number }
  | { readonly code: 'date-before-start'; readonly start: LocalDate }
  | { readonly code: 'due-before-value'; readonly last: LocalDate; readonly today: LocalDate }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'goal-over' }
  | { readonly code: 'date-in-future'; readonly today: LocalDate }
  | { readonly code: 'value-and-inputs' }
  | { readonly code: 'nothing-to-correct' }
  | { readonly code: 'not-yours-to-correct' }
  | { readonly code: 'corrected-meanwhile' }
  | { readonly code: 'nothing-answered' }
  | { readonly code: 'nothing-changed' }
  | { readonly code: 'nothing-proposed' }
  | { readonly code: 'draft-only-dropped' }
  | { readonly code: 'too-many-objectives'; readonly max: number }
  | { readonly code: 'too-many-proposals'; readonly max: number }
  | { readonly code: 'value-missing' }
  | { readonly code: 'score-reason'; readonly proposed: number }
  | { readonly code: 'same-due' }
  | { readonly code: 'too-many-changes'; readonly max: number }
  | { readonly code: 'too-many-actions'; readonly max: number; readonly open: boolean }
  | { readonly code: 'action-unseen' }
  | { readonly code: 'action-done' }
  | { readonly code: 'too-many-resources'; readonly max: number }
  | { readonly code: 'tools-have-no-amount' }
  | { readonly code: 'goal-closed' }
  | { readonly code: 'goal-full'; readonly max: number }
  | { readonly code: 'not-yours' }
  | { readonly code: 'channel-taken' }
  | { readonly code: 'channel-archived' }
  | { readonly code: 'channel-uninvited' }
  | { readonly code: 'channel-direct' }
  | { readonly code: 'team-name-taken' }
  | { readonly code: 'team-removed' }
  | { readonly code: 'cannot-be-members'; readonly names: readonly string[] }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'unknown-team' }
  | { readonly code: 'unknown-zone' }
  | { readonly code: 'choose-one' }
  | { readonly code: 'cannot-answer' }
  | { readonly code: 'not-in-team' }
  | { readonly code: 'not-in-channel' }
  | { readonly code: 'too-many-people'; readonly max: number }
  | { readonly code: 'cannot-see' }
  | { readonly code: 'private-goal' }
  | { readonly code: 'same-person' }
  | { readonly code: 'nothing-to-hand' }
  | { readonly code: 'say-why' }
  | { readonly code: 'calculator-unit'; readonly unit: Unit['kind'] }
  | { readonly code: 'name-taken' }
  | { readonly code: 'too-many-templates'; readonly max: number }
  | { readonly code: 'ends-before-it-begins' }
  | { readonly code: 'over-already'; readonly today: LocalDate }
  | { readonly code: 'too-long-away'; readonly max: number }
  | { readonly code: 'too-many-absences'; readonly max: number }
  | { readonly code: 'away-already'; readonly from: LocalDate; readonly until: LocalDate }
  | { readonly code: 'own-delegate' }
  | { readonly code: 'delegate-away' }
  | { readonly code: 'not-days-off'; readonly line: number }
  | { readonly code: 'too-many-days-off'; readonly max: number }
  | { readonly code: 'too-many-rules'; readonly max: number }
  | { readonly code: 'not-worked'; readonly line: number }
  | { readonly code: 'no-holiday'; readonly line: number }
  | { readonly code: 'no-working-day' }
  | { readonly code: 'yourself' }
  | { readonly code: 'help-unseen' }
  | { readonly code: 'help-yourself' }
  | { readonly code: 'too-many-helps'; readonly max: number }
  | { readonly code: 'too-many-pulses'; readonly max: number }
  | ClientProblem
  | { readonly code: 'form-changed' };

/** What is wrong with a client, or with what is to belong to one. */
export type ClientProblem =
  | { readonly code: 'client-code'; readonly max: number }
  /** `name` is that of the client that has it. */
  | { readonly code: 'client-code-taken'; readonly name: string }
  | { readonly code: 'client-limit'; readonly max: number }
  | { readonly code: 'client-people'; readonly names: readonly string[] }
  /** `now` is what somebody else put there meanwhile; empty for nothing. */
  | { readonly code: 'client-changed'; readonly now: string }
  | { readonly code: 'client-full'; readonly max: number }
  | { readonly code: 'client-gone' }
  | { readonly code: 'client-ended'; readonly name: string; readonly on: LocalDate }
  | { readonly code: 'client-itself' };

export function isClientProblem(problem: Problem): problem is ClientProblem {
  return problem.code.startsWith('client-');
}

/** A problem at one field, named as the form's own type names it. */
export interface FieldProblem<Field extends string> {
  readonly field: Field;
  readonly problem: Problem;
}

/** A problem of a field, as a list; none where there is none. */
export function problemAt<Field extends string>(field: Field, problem: Problem | undefined): FieldProblem<Field>[] {
  return problem === undefined ? [] : [{ field, problem }];
}

/** `max` in characters. */
export function tooLong(text: string, max: number): Problem | undefined {
  return text.length > max ? { code: 'too-long', max } : undefined;
}

/** A value, or the problem that stands in its way. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
