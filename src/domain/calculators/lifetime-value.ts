import { AMOUNT, calculator, MONEY } from './calculator.ts';

/** Client lifetime value, plainly: what a purchase brings, how often a year, for how many years. Not discounted. */
export const lifetimeValue = calculator({
  id: 'clv',
  unit: 'currency',
  inputs: { value: MONEY, frequency: AMOUNT, lifespan: AMOUNT },
  formula: 'value * frequency * lifespan',
  source:
    'P. D. Berger, N. I. Nasr, "Customer Lifetime Value", Journal of Interactive Marketing 12 (1998), undiscounted',
  example: { inputs: { value: 500, frequency: 4, lifespan: 5 }, value: 10_000 },
  value: ({ value, frequency, lifespan }) => value * frequency * lifespan,
});
