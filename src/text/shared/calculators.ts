import type { CalculatorInputs } from '../../domain/calculators/calculator.ts';
import { CALCULATORS } from '../../domain/calculators/index.ts';
import type { Unit } from '../../domain/kpi/kpi.ts';
import type { Formats } from '../format.ts';

/** What the inputs of calculators are called, by calculator and input. */
export type InputNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is said of calculators in a language. `separator` stands between two inputs. */
export function calculatorTexts(format: Formats, names: InputNames, separator: string) {
  const input = (calculator: string, name: string): string => names[calculator]?.[name] ?? name;
  return {
    input,
    /** `Promoters (9 or 10) 50, Passives (7 or 8) 30, Detractors (0 to 6) 20`. Money and time are in the KPI's unit. */
    inputs: ({ calculator, values }: CalculatorInputs, unit: Unit): string => {
      const specs = CALCULATORS.get(calculator)?.inputs;
      const parts = Object.entries(values).map(([name, value]) => {
        const kind = specs?.[name]?.unit;
        const text = kind === unit.kind && kind !== 'percent' ? format.value(value, unit) : format.number(value, 6);
        return `${input(calculator, name)} ${text}`;
      });
      return parts.join(separator);
    },
  };
}
