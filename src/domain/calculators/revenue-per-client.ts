import { COUNT_FROM_ONE, calculator, MEAN_SOURCE, MONEY } from './calculator.ts';

/** What a client brings on average in a period, in the currency of the KPI. */
export const revenuePerClient = calculator({
  id: 'revenue-per-client',
  unit: 'currency',
  inputs: { revenue: MONEY, clients: COUNT_FROM_ONE },
  formula: 'revenue / clients',
  source: MEAN_SOURCE,
  example: { inputs: { revenue: 189_450, clients: 45 }, value: 4210 },
  value: ({ revenue, clients }) => revenue / clients,
});
