import { CALCULATORS } from '../calculators/index.ts';
import type { Unit } from '../kpi/kpi.ts';
import { parseValue } from '../kpi/parse-value.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import type { Benchmark } from './goal.ts';

export const LONGEST_SOURCE = 200;

/** What may stand beside the number of a goal or a template, as it was typed. Every field may be empty. */
export interface ExtrasDraft {
  readonly unit: Unit;
  /** The id of a calculator; empty where values are typed in. */
  readonly calculator: string;
  readonly benchmark: string;
  readonly benchmarkSource: string;
}

export type ExtrasField = 'calculator' | 'benchmark' | 'benchmarkSource';

export interface Extras {
  readonly calculator?: string;
  readonly benchmark?: Benchmark;
}

/** Reads calculator and benchmark. What does not hold up is told to `report`, and left out. */
export function draftExtras(
  { unit, calculator, benchmark, benchmarkSource }: ExtrasDraft,
  report: (problem: FieldProblem<ExtrasField>) => void,
): Extras {
  const refuse = (field: ExtrasField, problem: Problem) => report({ field, problem });
  const source = benchmarkSource.trim();
  const made: { calculator?: string; benchmark?: Benchmark } = {};
  const computes = CALCULATORS.get(calculator);
  if (computes !== undefined && computes.unit !== unit.kind) {
    refuse('calculator', { code: 'calculator-unit', unit: computes.unit });
  } else if (computes !== undefined) {
    made.calculator = computes.id;
  }
  if (benchmark.trim() === '' && source === '') return made;
  const value = parseValue(benchmark, unit);
  if (!value.ok) refuse('benchmark', value.problem);
  if (source === '') refuse('benchmarkSource', { code: 'required' });
  if (source.length > LONGEST_SOURCE) refuse('benchmarkSource', { code: 'too-long', max: LONGEST_SOURCE });
  return value.ok ? { ...made, benchmark: { value: value.value, source } } : made;
}
