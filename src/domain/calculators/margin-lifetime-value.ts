import { calculator, MONEY, PERCENT } from './calculator.ts';

/**
 * Client lifetime value where a share of clients leaves every year: they stay for 1 / churn years on average, so that
 * a yearly revenue earns its margin that often. Not discounted.
 */
export const marginLifetimeValue = calculator({
  id: 'clv-margin',
  unit: 'currency',
  inputs: { revenue: MONEY, margin: PERCENT, churn: { ...PERCENT, min: 0.01 } },
  formula: 'revenue * margin / churn',
  source:
    'S. Gupta, D. R. Lehmann, "Customers as Assets", Journal of Interactive Marketing 17 (2003), without discounting, the first year included',
  example: { inputs: { revenue: 4000, margin: 60, churn: 20 }, value: 12_000 },
  value: ({ revenue, margin, churn }) => (revenue * margin) / churn,
});
