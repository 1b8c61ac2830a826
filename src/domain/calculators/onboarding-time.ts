import { COUNT_FROM_ONE, calculator, TIME } from './calculator.ts';

/** The mean time from contract to first use of the clients who got there in a period, in the unit of the total. */
export const onboardingTime = calculator({
  id: 'onboarding-time',
  unit: 'duration',
  inputs: { total: TIME, clients: COUNT_FROM_ONE },
  formula: 'total / clients',
  source: 'ISO 3534-1:2006, "Statistics - Vocabulary and symbols", sample mean',
  example: { inputs: { total: 63, clients: 7 }, value: 9 },
  value: ({ total, clients }) => total / clients,
});
