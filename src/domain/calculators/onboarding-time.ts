import { COUNT_FROM_ONE, calculator, MEAN_SOURCE, TIME } from './calculator.ts';

/** The mean time from contract to first use of the clients who got there in a period, in the unit of the total. */
export const onboardingTime = calculator({
  id: 'onboarding-time',
  unit: 'duration',
  inputs: { total: TIME, clients: COUNT_FROM_ONE },
  formula: 'total / clients',
  source: MEAN_SOURCE,
  example: { inputs: { total: 63, clients: 7 }, value: 9 },
  value: ({ total, clients }) => total / clients,
});
