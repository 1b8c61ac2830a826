import type { Unit } from '../kpi/kpi.ts';
import { LARGEST_VALUE, tidy } from '../kpi/numbers.ts';
import type { Limits } from '../kpi/round-number.ts';
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
export type Calculated =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

export type InputValues<Input extends string = string> = Readonly<Record<Input, number>>;

/** How a value is computed from what a person really knows. */
export interface Calculator {
  readonly id: string;
  /** The unit of the result. */
  readonly unit: Unit['kind'];
  /** What the formula can give, where it bounds that itself; absent where any value may come out. */
  readonly limits?: Limits;
  /** In the order in which they are asked for. */
  readonly inputs: Readonly<Record<string, InputSpec>>;
  /** The formula in the names of the inputs. */
  readonly formula: string;
  /** Where the formula is published. */
  readonly source: string;
  readonly example: { readonly inputs: InputValues; readonly value: number };
  readonly compute: (inputs: InputValues) => Calculated;
}

interface Definition<Input extends string> extends Omit<Calculator, 'compute' | 'inputs' | 'example'> {
  readonly inputs: Readonly<Record<Input, InputSpec>>;
  readonly example: { readonly inputs: InputValues<Input>; readonly value: number };
  /** The formula itself. Its inputs are in range. */
  readonly value: (inputs: InputValues<Input>) => number;
  /** What the ranges alone cannot say: the problem of inputs that do not go together. */
  readonly together?: (inputs: InputValues<Input>) => FieldProblem<Input> | undefined;
}

/** Makes a calculator: its `compute` checks each input, then all of them together, then the size of the result. */
export function calculator<Input extends string>({ value, together, ...about }: Definition<Input>): Calculator {
  const names = Object.keys(about.inputs) as Input[];
  const compute = (inputs: InputValues<Input>): Calculated => {
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

/** What a value was computed from: the numbers that a person really knew, by the names of the calculator's inputs. */
export interface CalculatorInputs {
  readonly calculator: string;
  readonly values: Readonly<Record<string, number>>;
}
