import type { Formats } from '../../format.ts';
import { calculatorTexts, type InputNames } from '../../shared/calculators.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly calculator: ReturnType<typeof calculators>;
  }
}

const COUNTS = {
  start: 'Clients at the start',
  new: 'Clients won since',
  end: 'Clients at the end',
};
const INPUTS: InputNames = {
  nps: { promoters: 'Promoters (9 or 10)', passives: 'Passives (7 or 8)', detractors: 'Detractors (0 to 6)' },
  retention: COUNTS,
  churn: COUNTS,
  clv: { value: 'Average purchase', frequency: 'Purchases a year', lifespan: 'Years as a client' },
  'clv-margin': { revenue: 'Revenue a year', margin: 'Margin in percent', churn: 'Clients lost a year in percent' },
  'response-time': { total: 'Time to the first answers, in all', count: 'Answers' },
  csat: { satisfied: 'Satisfied answers (4 or 5)', answers: 'Answers' },
  rate: { numerator: 'Part', denominator: 'Whole' },
  'revenue-per-client': { revenue: 'Revenue', clients: 'Clients' },
  'onboarding-time': { total: 'Time of all onboardings', clients: 'Clients onboarded' },
  'clients-per-manager': { clients: 'Clients', managers: 'Account managers' },
};

/** What the inputs of calculators are called. */
export function calculators(format: Formats) {
  return calculatorTexts(format, INPUTS, ', ');
}
