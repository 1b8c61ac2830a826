import { calculator } from './calculator.ts';
import { CLIENT_COUNTS, CLIENT_COUNTS_SOURCE, countsTogether } from './client-counts.ts';

/** The share of the clients of the start who are still there at the end, in percent. */
export const retention = calculator({
  id: 'retention',
  unit: 'percent',
  inputs: CLIENT_COUNTS,
  formula: '(end - new) / start * 100',
  source: CLIENT_COUNTS_SOURCE,
  example: { inputs: { start: 200, new: 30, end: 190 }, value: 80 },
  value: ({ start, new: won, end }) => ((end - won) * 100) / start,
  together: countsTogether,
});
