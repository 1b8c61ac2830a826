import { AMOUNT, COUNT, calculator, SMALLEST_DIVISOR } from './calculator.ts';

/** How many clients one account manager looks after on average. Managers may be part-time: 2.5 is a number of them. */
export const clientsPerManager = calculator({
  id: 'clients-per-manager',
  unit: 'number',
  inputs: { clients: COUNT, managers: { ...AMOUNT, min: SMALLEST_DIVISOR } },
  formula: 'clients / managers',
  source: 'ISO 3534-1:2006, "Statistics - Vocabulary and symbols", sample mean',
  example: { inputs: { clients: 90, managers: 2.5 }, value: 36 },
  value: ({ clients, managers }) => clients / managers,
});
