import { COUNT, calculator, DIVISOR, MEAN_SOURCE } from './calculator.ts';

/** How many clients one account manager looks after on average. Managers may be part-time: 2.5 is a number of them. */
export const clientsPerManager = calculator({
  id: 'clients-per-manager',
  unit: 'number',
  inputs: { clients: COUNT, managers: DIVISOR },
  formula: 'clients / managers',
  source: MEAN_SOURCE,
  example: { inputs: { clients: 90, managers: 2.5 }, value: 36 },
  value: ({ clients, managers }) => clients / managers,
});
