import { CALCULATORS } from '../calculators/index.ts';
import type { Unit } from '../kpi/kpi.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Benchmark } from './goal.ts';
import { limitsOfMeasure } from './known-measures.ts';
import { beyondLimits } from './value-limits.ts';

export const MAX_SOURCE_LENGTH = 200;

/** What may stand beside the number of a goal or a template, as it was typed. Every field may be empty. */
export interface ExtrasInput {
  readonly unit: Unit;
  /** What it is called, where it has a name. */
  readonly title?: string;
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

/**
 * Reads calculator and benchmark, a number as the person's `locale` writes it. What does not hold up is told to `report`,
 * and left out.
 */
export function parseExtras(
  { unit, title, calculator, benchmark, benchmarkSource }: ExtrasInput,
  report: (problem: FieldProblem<ExtrasField>) => void,
  locale?: string,
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
  const value = readValue(benchmark, unit, locale);
  if (!value.ok) refuse('benchmark', value.problem);
  const limits = limitsOfMeasure({ calculator: made.calculator, title, unit });
  const beyond = value.ok && limits ? beyondLimits(value.value, limits) : undefined;
  if (beyond !== undefined) refuse('benchmark', beyond);
  if (source === '') refuse('benchmarkSource', { code: 'required' });
  if (source.length > MAX_SOURCE_LENGTH) refuse('benchmarkSource', { code: 'too-long', max: MAX_SOURCE_LENGTH });
  return value.ok ? { ...made, benchmark: { value: value.value, source } } : made;
}
