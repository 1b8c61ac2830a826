import { calculator } from './calculator.ts';
import { CLIENT_COUNTS, CLIENT_COUNTS_SOURCE, countsTogether } from './client-counts.ts';

/** The share of the clients of the start who left, in percent: what retention lacks to 100. */
export const churn = calculator({
  id: 'churn',
  unit: 'percent',
  inputs: CLIENT_COUNTS,
  formula: '(start - (end - new)) / start * 100',
  source: CLIENT_COUNTS_SOURCE,
  example: { inputs: { start: 200, new: 30, end: 190 }, value: 20 },
  value: ({ start, new: won, end }) => ((start - (end - won)) * 100) / start,
  together: countsTogether,
});
