import type { Unit } from '../kpi/kpi.ts';
import { LARGEST_VALUE, tidy } from '../kpi/numbers.ts';
import type { FieldProblem, Problem } from '../problem.ts';

/** What one input of a calculator is. */
export interface InputSpec {
  /** `currency` and `duration` are in the unit of the KPI. */
  readonly unit: Unit['kind'];
  /** A count of people or answers: whole numbers alone. */
  readonly whole: boolean;
  readonly min: number;
  readonly max: number;
}

/** The value, or every problem at its input. */
export type Calculated<Input extends string = string> =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problems: readonly FieldProblem<Input>[] };

export type InputValues<Input extends string = string> = Readonly<Record<Input, number>>;

/** How a value is computed from what a person really knows. */
export interface Calculator<Input extends string = string> {
  readonly id: string;
  /** The unit of the result. */
  readonly unit: Unit['kind'];
  /** In the order in which they are asked for. */
  readonly inputs: Readonly<Record<Input, InputSpec>>;
  /** The formula in the names of the inputs. */
  readonly formula: string;
  /** Where the formula is published. */
  readonly source: string;
  readonly example: { readonly inputs: InputValues<Input>; readonly value: number };
  readonly compute: (inputs: InputValues<Input>) => Calculated<Input>;
}

interface Definition<Input extends string> extends Omit<Calculator<Input>, 'compute'> {
  /** The formula itself. Its inputs are in range. */
  readonly value: (inputs: InputValues<Input>) => number;
  /** What the ranges alone cannot say: the problem of inputs that do not go together. */
  readonly together?: (inputs: InputValues<Input>) => FieldProblem<Input> | undefined;
}

/** Makes a calculator: its `compute` checks each input, then all of them together, then the size of the result. */
export function calculator<Input extends string>({ value, together, ...about }: Definition<Input>): Calculator<Input> {
  const names = Object.keys(about.inputs) as Input[];
  const compute = (inputs: InputValues<Input>): Calculated<Input> => {
    const problems = names.flatMap((field) => {
      const problem = problemOf(inputs[field], about.inputs[field]);
      return problem === undefined ? [] : [{ field, problem }];
    });
    if (problems.length > 0) return { ok: false, problems };
    const problem = together?.(inputs);
    if (problem !== undefined) return { ok: false, problems: [problem] };
    const result = tidy(value(inputs));
    if (Math.abs(result) <= LARGEST_VALUE) return { ok: true, value: result };
    const field = names.reduce((one, other) => (Math.abs(inputs[other]) > Math.abs(inputs[one]) ? other : one));
    return { ok: false, problems: [{ field, problem: { code: 'result-too-large', max: LARGEST_VALUE } }] };
  };
  return { ...about, compute };
}

function problemOf(value: number | undefined, { unit, whole, min, max }: InputSpec): Problem | undefined {
  if (value === undefined) return { code: 'required' };
  const [least, most] = [tidy(min), tidy(max)];
  if (Number.isNaN(value)) return { code: 'not-a-number', unit: exampleUnit(unit) };
  if (value < least || value > most) return { code: 'number-out-of-range', min: least, max: most };
  return whole && !Number.isInteger(value) ? { code: 'not-a-whole-number' } : undefined;
}

function exampleUnit(kind: Unit['kind']): Unit {
  if (kind === 'currency') return { kind, currency: 'EUR' };
  return kind === 'duration' ? { kind, in: 'hours' } : { kind };
}

/** The inputs that calculators ask for. The smallest amount that can be divided by is a millionth. */
export const COUNT: InputSpec = { unit: 'number', whole: true, min: 0, max: LARGEST_VALUE };
export const COUNT_FROM_ONE: InputSpec = { ...COUNT, min: 1 };
export const AMOUNT: InputSpec = { unit: 'number', whole: false, min: 0, max: LARGEST_VALUE };
export const MONEY: InputSpec = { ...AMOUNT, unit: 'currency' };
export const TIME: InputSpec = { ...AMOUNT, unit: 'duration' };
export const PERCENT: InputSpec = { unit: 'percent', whole: false, min: 0, max: 100 };
export const DIVISOR: InputSpec = { ...AMOUNT, min: 1e-6 };

/** Where a plain mean is defined. */
export const MEAN_SOURCE = 'ISO 3534-1:2006, "Statistics - Vocabulary and symbols", sample mean';

/** A part of a whole in percent. */
export function percentOf(part: number, whole: number): number {
  return (part * 100) / whole;
}

/** What a value was computed from: the numbers that a person really knew, by the names of the calculator's inputs. */
export interface CalculatorInputs {
  readonly calculator: string;
  readonly values: Readonly<Record<string, number>>;
}
