import { COUNT_FROM_ONE, calculator, MEAN_SOURCE, TIME } from './calculator.ts';

/** The mean time to the first answer, in the unit of the total. */
export const responseTime = calculator({
  id: 'response-time',
  unit: 'duration',
  inputs: { total: TIME, count: COUNT_FROM_ONE },
  formula: 'total / count',
  source: MEAN_SOURCE,
  example: { inputs: { total: 156, count: 40 }, value: 3.9 },
  value: ({ total, count }) => total / count,
});
