import { LARGEST_VALUE } from '../kpi/numbers.ts';
import type { FieldProblem } from '../problem.ts';
import { byFactor, FACTORS, LEVELS } from '../pulse/factors.ts';
import { type Calculator, calculator, type InputSpec, type InputValues } from './calculator.ts';

/** The inputs that calculators ask for. The smallest amount that can be divided by is a millionth. */
const COUNT: InputSpec = { unit: 'number', whole: true, min: 0, max: LARGEST_VALUE };
const COUNT_FROM_ONE: InputSpec = { ...COUNT, min: 1 };
const AMOUNT: InputSpec = { unit: 'number', whole: false, min: 0, max: LARGEST_VALUE };
const MONEY: InputSpec = { ...AMOUNT, unit: 'currency' };
const TIME: InputSpec = { ...AMOUNT, unit: 'duration' };
const PERCENT: InputSpec = { unit: 'percent', whole: false, min: 0, max: 100 };
/** What the scorers give a factor on average. */
const FACTOR: InputSpec = { unit: 'score', whole: false, min: LEVELS[0], max: LEVELS[4] };
const DIVISOR: InputSpec = { ...AMOUNT, min: 1e-6 };

/** Where a plain mean is defined. */
const MEAN_SOURCE = 'ISO 3534-1:2006, "Statistics - Vocabulary and symbols", sample mean';

/** A part of a whole in percent. */
function percentOf(part: number, whole: number): number {
  return (part * 100) / whole;
}

const FROM_NOTHING = { min: 0, max: Number.POSITIVE_INFINITY };

/** What retention and churn are computed from: clients at the start of a period, won in it, and at its end. */
const CLIENT_COUNTS = { start: COUNT_FROM_ONE, new: COUNT, end: COUNT } as const;
type ClientCount = keyof typeof CLIENT_COUNTS;

/** Those who are there at the end and are not new stayed: there cannot be more of them than there were at the start. */
function countsTogether({ start, new: won, end }: InputValues<ClientCount>): FieldProblem<ClientCount> | undefined {
  const min = Math.max(0, end - start);
  return won < min || won > end ? { field: 'new', problem: { code: 'number-out-of-range', min, max: end } } : undefined;
}

/** The source of both: the text in which the measure is defined. */
const CLIENT_COUNTS_SOURCE =
  'P. W. Farris, N. T. Bendle, P. E. Pfeifer, D. J. Reibstein, "Marketing Metrics", 2nd edition (2010), chapter 5';

/** Every formula, in the order in which they are offered. */
export const FORMULAS: readonly Calculator[] = [
  /** Net Promoter Score: from -100, where everybody is a detractor, to 100. Passives count among the answers alone. */
  calculator({
    id: 'nps',
    unit: 'score',
    limits: { min: -100, max: 100 },
    inputs: { promoters: COUNT, passives: COUNT, detractors: COUNT },
    formula: '(promoters - detractors) / (promoters + passives + detractors) * 100',
    source: 'F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003',
    example: { inputs: { promoters: 50, passives: 30, detractors: 20 }, value: 30 },
    value: ({ promoters, passives, detractors }) =>
      ((promoters - detractors) * 100) / (promoters + passives + detractors),
    together: ({ promoters, passives, detractors }) =>
      promoters + passives + detractors === 0
        ? { field: 'promoters', problem: { code: 'nothing-counted' } }
        : undefined,
  }),
  /** The share of the clients of the start who are still there at the end, in percent. */
  calculator({
    id: 'retention',
    unit: 'percent',
    limits: { min: 0, max: 100 },
    inputs: CLIENT_COUNTS,
    formula: '(end - new) / start * 100',
    source: CLIENT_COUNTS_SOURCE,
    example: { inputs: { start: 200, new: 30, end: 190 }, value: 80 },
    value: ({ start, new: won, end }) => ((end - won) * 100) / start,
    together: countsTogether,
  }),
  /** The share of the clients of the start who left, in percent: what retention lacks to 100. */
  calculator({
    id: 'churn',
    unit: 'percent',
    limits: { min: 0, max: 100 },
    inputs: CLIENT_COUNTS,
    formula: '(start - (end - new)) / start * 100',
    source: CLIENT_COUNTS_SOURCE,
    example: { inputs: { start: 200, new: 30, end: 190 }, value: 20 },
    value: ({ start, new: won, end }) => ((start - (end - won)) * 100) / start,
    together: countsTogether,
  }),
  /** Client lifetime value, plainly: what a purchase brings, how often a year, for how many years. Not discounted. */
  calculator({
    id: 'clv',
    unit: 'currency',
    inputs: { value: MONEY, frequency: AMOUNT, lifespan: AMOUNT },
    formula: 'value * frequency * lifespan',
    source:
      'P. D. Berger, N. I. Nasr, "Customer Lifetime Value", Journal of Interactive Marketing 12 (1998), undiscounted',
    example: { inputs: { value: 500, frequency: 4, lifespan: 5 }, value: 10_000 },
    value: ({ value, frequency, lifespan }) => value * frequency * lifespan,
  }),
  /**
   * Client lifetime value where a share of clients leaves every year: they stay for 1 / churn years on average, so that
   * a yearly revenue earns its margin that often. Not discounted.
   */
  calculator({
    id: 'clv-margin',
    unit: 'currency',
    inputs: { revenue: MONEY, margin: PERCENT, churn: { ...PERCENT, min: 0.01 } },
    formula: 'revenue * margin / churn',
    source:
      'S. Gupta, D. R. Lehmann, "Customers as Assets", Journal of Interactive Marketing 17 (2003), without discounting, the first year included',
    example: { inputs: { revenue: 4000, margin: 60, churn: 20 }, value: 12_000 },
    value: ({ revenue, margin, churn }) => (revenue * margin) / churn,
  }),
  /** The mean time to the first answer, in the unit of the total. */
  calculator({
    id: 'response-time',
    unit: 'duration',
    limits: FROM_NOTHING,
    inputs: { total: TIME, count: COUNT_FROM_ONE },
    formula: 'total / count',
    source: MEAN_SOURCE,
    example: { inputs: { total: 156, count: 40 }, value: 3.9 },
    value: ({ total, count }) => total / count,
  }),
  /** Client satisfaction: the share of answers that were one of the two best of five, in percent. */
  calculator({
    id: 'csat',
    unit: 'percent',
    limits: { min: 0, max: 100 },
    inputs: { satisfied: COUNT, answers: COUNT_FROM_ONE },
    formula: 'satisfied / answers * 100',
    source:
      'P. W. Farris, N. T. Bendle, P. E. Pfeifer, D. J. Reibstein, "Marketing Metrics", 2nd edition (2010), chapter 2 on satisfaction',
    example: { inputs: { satisfied: 184, answers: 200 }, value: 92 },
    value: ({ satisfied, answers }) => percentOf(satisfied, answers),
    together: ({ satisfied, answers }) =>
      satisfied > answers
        ? { field: 'satisfied', problem: { code: 'number-out-of-range', min: 0, max: answers } }
        : undefined,
  }),
  /** What a client brings on average in a period, in the currency of the KPI. */
  calculator({
    id: 'revenue-per-client',
    unit: 'currency',
    inputs: { revenue: MONEY, clients: COUNT_FROM_ONE },
    formula: 'revenue / clients',
    source: MEAN_SOURCE,
    example: { inputs: { revenue: 189_450, clients: 45 }, value: 4210 },
    value: ({ revenue, clients }) => revenue / clients,
  }),
  /** The mean time from contract to first use of the clients who got there in a period, in the unit of the total. */
  calculator({
    id: 'onboarding-time',
    unit: 'duration',
    limits: FROM_NOTHING,
    inputs: { total: TIME, clients: COUNT_FROM_ONE },
    formula: 'total / clients',
    source: MEAN_SOURCE,
    example: { inputs: { total: 63, clients: 7 }, value: 9 },
    value: ({ total, clients }) => total / clients,
  }),
  /** How many clients one account manager looks after on average. Managers may be part-time: 2.5 is a number of them. */
  calculator({
    id: 'clients-per-manager',
    unit: 'number',
    limits: FROM_NOTHING,
    inputs: { clients: COUNT, managers: DIVISOR },
    formula: 'clients / managers',
    source: MEAN_SOURCE,
    example: { inputs: { clients: 90, managers: 2.5 }, value: 36 },
    value: ({ clients, managers }) => clients / managers,
  }),
  /** Any rate in percent. The numerator may be the larger one: renewals with growth are more than 100 %. */
  calculator({
    id: 'rate',
    unit: 'percent',
    limits: FROM_NOTHING,
    inputs: { numerator: AMOUNT, denominator: DIVISOR },
    formula: 'numerator / denominator * 100',
    source: 'ISO 80000-1:2022, "Quantities and units - General", percent',
    example: { inputs: { numerator: 27, denominator: 40 }, value: 67.5 },
    value: ({ numerator, denominator }) => percentOf(numerator, denominator),
  }),
  /** The pulse of a client: the mean of its five factors, each counted once. */
  calculator({
    id: 'pulse',
    unit: 'score',
    limits: FACTOR,
    inputs: byFactor(() => FACTOR),
    formula: '(purpose + communication + personality + care + promise) / 5',
    source: MEAN_SOURCE,
    example: { inputs: { purpose: 4, communication: 3, personality: 3, care: 5, promise: 4 }, value: 3.8 },
    value: (inputs) => FACTORS.reduce((sum, factor) => sum + inputs[factor], 0) / FACTORS.length,
  }),
  /** One factor of the pulse of a client. */
  ...FACTORS.map((factor) =>
    calculator({
      id: `pulse-${factor}`,
      unit: 'score',
      limits: FACTOR,
      inputs: { [factor]: FACTOR },
      formula: factor,
      source: MEAN_SOURCE,
      example: { inputs: { [factor]: 3.5 }, value: 3.5 },
      value: (inputs) => inputs[factor] ?? 0,
    }),
  ),
];
