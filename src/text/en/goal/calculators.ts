import { byFactor, FACTORS } from '../../../domain/pulse/factors.ts';
import type { Formats } from '../../format.ts';
import { calculatorTexts, type InputNames } from '../../shared/calculators.ts';
import { FACTOR_TEXTS } from '../pulse/factors.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly calculator: ReturnType<typeof calculators>;
  }
}

const COUNTS = {
  start: 'Clients at the start',
  new: 'New clients since then',
  end: 'Clients at the end',
};
/** From 1 to 5 each. */
const PULSE = byFactor((factor) => `${FACTOR_TEXTS[factor].name} (1 to 5)`);
const ONE_FACTOR: InputNames = Object.fromEntries(FACTORS.map((factor) => [`pulse-${factor}`, PULSE]));
const INPUTS: InputNames = {
  nps: { promoters: 'Promoters (9 or 10)', passives: 'Passives (7 or 8)', detractors: 'Detractors (0 to 6)' },
  retention: COUNTS,
  churn: COUNTS,
  clv: { value: 'Average purchase', frequency: 'Purchases per year', lifespan: 'Years as a client' },
  'clv-margin': { revenue: 'Revenue per year', margin: 'Margin in percent', churn: 'Clients lost per year in percent' },
  'response-time': { total: 'Total time to first answers', count: 'Answers' },
  csat: { satisfied: 'Satisfied answers (4 or 5)', answers: 'Answers' },
  rate: { numerator: 'Part', denominator: 'Whole' },
  'revenue-per-client': { revenue: 'Revenue', clients: 'Clients' },
  'onboarding-time': { total: 'Total onboarding time', clients: 'Clients onboarded' },
  pulse: PULSE,
  ...ONE_FACTOR,
  'clients-per-manager': { clients: 'Clients', managers: 'Account managers' },
};

/** What the inputs of calculators are called. */
export function calculators(format: Formats) {
  return calculatorTexts(format, INPUTS, ', ');
}
