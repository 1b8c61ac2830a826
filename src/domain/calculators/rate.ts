import { AMOUNT, calculator, DIVISOR, percentOf } from './calculator.ts';

/** Any rate in percent. The numerator may be the larger one: renewals with growth are more than 100 %. */
export const rate = calculator({
  id: 'rate',
  unit: 'percent',
  inputs: { numerator: AMOUNT, denominator: DIVISOR },
  formula: 'numerator / denominator * 100',
  source: 'ISO 80000-1:2022, "Quantities and units - General", percent',
  example: { inputs: { numerator: 27, denominator: 40 }, value: 67.5 },
  value: ({ numerator, denominator }) => percentOf(numerator, denominator),
});
