import { CALCULATORS } from '../../domain/calculators/index.ts';
import type { CalculatorInputs } from '../../domain/goal.ts';
import type { Unit } from '../../domain/kpi.ts';
import type { Formats } from '../format.ts';

const NAMES: Readonly<Record<string, string>> = {
  nps: 'Net Promoter Score',
  retention: 'Client retention',
  churn: 'Client churn',
  clv: 'Client lifetime value',
  'clv-margin': 'Client lifetime value, by margin',
  'response-time': 'Average response time',
  csat: 'Client satisfaction',
  rate: 'A rate',
  'revenue-per-client': 'Revenue per client',
  'onboarding-time': 'Onboarding time',
  'clients-per-manager': 'Clients per account manager',
};

const COUNTS = {
  start: 'Clients at the start',
  new: 'Clients won since',
  end: 'Clients at the end',
};
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/** What calculators and their inputs are called. */
export function calculators(format: Formats) {
  const input = (calculator: string, name: string): string => INPUTS[calculator]?.[name] ?? name;
  return {
    name: (calculator: string): string => NAMES[calculator] ?? calculator,
    input,
    /** `Promoters (9 or 10) 50, Passives (7 or 8) 30, Detractors (0 to 6) 20`. Money and time are in the KPI's unit. */
    inputs: ({ calculator, values }: CalculatorInputs, unit: Unit): string => {
      const specs = CALCULATORS.get(calculator)?.inputs;
      const said = Object.entries(values).map(([name, value]) => {
        const kind = specs?.[name]?.unit;
        const text = kind === unit.kind && kind !== 'percent' ? format.value(value, unit) : format.number(value, 6);
        return `${input(calculator, name)} ${text}`;
      });
      return said.join(', ');
    },
  };
}
