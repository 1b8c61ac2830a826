import type { Unit } from '../kpi/kpi.ts';
import type { FieldProblem } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Calculator, CalculatorInputs } from './calculator.ts';
import { churn } from './churn.ts';
import { clientsPerManager } from './clients-per-manager.ts';
import { csat } from './csat.ts';
import { lifetimeValue } from './lifetime-value.ts';
import { marginLifetimeValue } from './margin-lifetime-value.ts';
import { nps } from './nps.ts';
import { onboardingTime } from './onboarding-time.ts';
import { rate } from './rate.ts';
import { responseTime } from './response-time.ts';
import { retention } from './retention.ts';
import { revenuePerClient } from './revenue-per-client.ts';

/** Every calculator by its id, in the order in which they are offered. */
export const CALCULATORS: ReadonlyMap<string, Calculator> = new Map<string, Calculator>(
  [
    nps,
    retention,
    churn,
    lifetimeValue,
    marginLifetimeValue,
    responseTime,
    csat,
    revenuePerClient,
    onboardingTime,
    clientsPerManager,
    rate,
  ].map((one) => [one.id, one as Calculator]),
);

/** A value with what it was computed from, or every problem at its input. */
export type ValueFromInputs =
  | { readonly ok: true; readonly value: number; readonly inputs: CalculatorInputs }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/**
 * Reads the inputs of a calculator as a person typed them, by name, and computes the value. `unit` is that of the KPI:
 * money and time are read in it; `locale` is the
 * person's. Every input that cannot be read is named at once.
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
