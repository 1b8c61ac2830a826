import { COUNT_FROM_ONE, calculator, TIME } from './calculator.ts';

/** The mean time to the first answer, in the unit of the total. */
export const responseTime = calculator({
  id: 'response-time',
  unit: 'duration',
  inputs: { total: TIME, count: COUNT_FROM_ONE },
  formula: 'total / count',
  source: 'ISO 3534-1:2006, "Statistics - Vocabulary and symbols", sample mean',
  example: { inputs: { total: 156, count: 40 }, value: 3.9 },
  value: ({ total, count }) => total / count,
});
