import type { Unit } from '../kpi/kpi.ts';
import type { Limits } from '../kpi/round-number.ts';
import type { FieldProblem } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Calculator, CalculatorInputs } from './calculator.ts';
import { FORMULAS } from './formulas.ts';

/** Every calculator by its id, in the order in which they are offered. */
export const CALCULATORS: ReadonlyMap<string, Calculator> = new Map(FORMULAS.map((one) => [one.id, one]));

/**
 * What values a calculator can give: a share of a whole is no more than the whole, a rate is bounded below alone, as
 * renewals with growth are more than 100 %. Undefined where any value may come out, or where there is no such calculator.
 */
export function limitsOf(calculator: string | undefined): Limits | undefined {
  return CALCULATORS.get(calculator ?? '')?.limits;
}

/** A value with what it was computed from, or every problem at its input. */
export type ValueFromInputs =
  | { readonly ok: true; readonly value: number; readonly inputs: CalculatorInputs }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/**
 * Reads the inputs of a calculator as a person typed them, by name, and computes the value. `unit` is that of the KPI:
 * money and time are read in it; `locale` is the person's. Every input that cannot be read is named at once.
 */
export function calculate(
  { id, inputs, compute }: Calculator,
  typed: Readonly<Record<string, string>>,
  unit: Unit,
  locale?: string,
): ValueFromInputs {
  const read = Object.entries(inputs).map(
    ([field, spec]) => [field, readValue(typed[field] ?? '', unitOf(spec.unit, unit), locale)] as const,
  );
  const problems = read.flatMap(([field, one]) => (one.ok ? [] : [{ field, problem: one.problem }]));
  if (problems.length > 0) return { ok: false, problems };
  const values = Object.fromEntries(read.flatMap(([field, one]) => (one.ok ? [[field, one.value]] : [])));
  const computed = compute(values);
  return computed.ok ? { ok: true, value: computed.value, inputs: { calculator: id, values } } : computed;
}

/** Money and time in the KPI's own unit, everything else as a plain number of its kind. */
function unitOf(kind: Unit['kind'], unit: Unit): Unit {
  if (kind === unit.kind) return unit;
  return kind === 'currency' || kind === 'duration' ? { kind: 'number' } : { kind };
}
