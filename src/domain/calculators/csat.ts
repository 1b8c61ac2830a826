import { COUNT, COUNT_FROM_ONE, calculator, percentOf } from './calculator.ts';

/** Client satisfaction: the share of answers that were one of the two best of five, in percent. */
export const csat = calculator({
  id: 'csat',
  unit: 'percent',
  inputs: { satisfied: COUNT, answers: COUNT_FROM_ONE },
  formula: 'satisfied / answers * 100',
  source:
    'P. W. Farris, N. T. Bendle, P. E. Pfeifer, D. J. Reibstein, "Marketing Metrics", 2nd edition (2010), chapter 2 on satisfaction',
  example: { inputs: { satisfied: 184, answers: 200 }, value: 92 },
  value: ({ satisfied, answers }) => percentOf(satisfied, answers),
  together: ({ satisfied, answers }) =>
    satisfied > answers
      ? { field: 'satisfied', problem: { code: 'number-out-of-range', min: 0, max: answers } }
      : undefined,
});
