import type { Cadence } from '../goal/goal.ts';
import { QUARTERS } from '../goal/kpi-input.ts';
import type { PublishedBenchmark, Template } from './template.ts';

/** For what moves slowly or is looked at once a quarter. */
const HALFWAY = [0.5];
const percent = { kind: 'percent' } as const;
const euros = { kind: 'currency', currency: 'EUR' } as const;

/** In the order in which they are offered. */
const TEMPLATES = [
  {
    id: 'retention-rate',
    category: 'retention',
    direction: 'increase',
    unit: percent,
    calculator: 'retention',
    cadence: 'monthly',
    marks: QUARTERS,
    benchmark: { value: 76, source: 'First Page Sage, Customer Retention Rates by Industry', year: 2025 },
  },
  {
    id: 'nps',
    category: 'satisfaction',
    direction: 'increase',
    unit: { kind: 'score' },
    calculator: 'nps',
    cadence: 'quarterly',
    marks: HALFWAY,
    benchmark: { value: 32, source: 'ClearlyRated, Legal NPS Benchmarks', year: 2022 },
  },
  {
    id: 'lifetime-value',
    category: 'revenue',
    direction: 'increase',
    unit: euros,
    calculator: 'clv',
    cadence: 'quarterly',
    marks: HALFWAY,
  },
  {
    id: 'response-time',
    category: 'efficiency',
    direction: 'decrease',
    unit: { kind: 'duration', in: 'hours' },
    calculator: 'response-time',
    cadence: 'weekly',
    marks: QUARTERS,
  },
  {
    id: 'csat',
    category: 'satisfaction',
    direction: 'increase',
    unit: percent,
    calculator: 'csat',
    cadence: 'monthly',
    marks: QUARTERS,
    benchmark: { value: 83.54, source: 'LiveChat, Customer Service Report', year: 2018 },
  },
  {
    id: 'revenue-per-client',
    category: 'revenue',
    direction: 'increase',
    unit: euros,
    calculator: 'revenue-per-client',
    cadence: 'monthly',
    marks: QUARTERS,
  },
  {
    id: 'cross-sell-rate',
    category: 'revenue',
    direction: 'increase',
    unit: percent,
    calculator: 'rate',
    cadence: 'monthly',
    marks: QUARTERS,
  },
  {
    id: 'onboarding-time',
    category: 'efficiency',
    direction: 'decrease',
    unit: { kind: 'duration', in: 'days' },
    calculator: 'onboarding-time',
    cadence: 'monthly',
    marks: QUARTERS,
  },
  /** Too few clients each is dear, too many is careless: it is to be kept, not raised. */
  {
    id: 'clients-per-manager',
    category: 'efficiency',
    direction: 'within-range',
    unit: { kind: 'number' },
    calculator: 'clients-per-manager',
    cadence: 'quarterly',
    marks: HALFWAY,
  },
  {
    id: 'churn',
    category: 'retention',
    direction: 'decrease',
    unit: percent,
    calculator: 'churn',
    cadence: 'monthly',
    marks: QUARTERS,
    benchmark: { value: 5.15, source: 'Recurly Research, Annual Subscription Billing Metrics Report', year: 2019 },
  },
  {
    id: 'first-contact-resolution',
    category: 'efficiency',
    direction: 'increase',
    unit: percent,
    calculator: 'rate',
    cadence: 'monthly',
    marks: QUARTERS,
    benchmark: { value: 70, source: 'SQM Group, FCR Benchmark Results', year: 2022 },
  },
] as const satisfies readonly Listed[];

/** A template that comes with Goalpost. Its name, definition and formula in words stand in the text catalogue. */
export type LibraryId = (typeof TEMPLATES)[number]['id'];

interface Listed extends Template {
  readonly id: string;
  readonly cadence: Cadence;
  /** Absent where no figure was found that holds for more than one kind of business. */
  readonly benchmark?: PublishedBenchmark;
}

export interface LibraryTemplate extends Listed {
  readonly id: LibraryId;
}

/** The templates that come with Goalpost, by id, in the order in which they are offered. */
export const LIBRARY: ReadonlyMap<LibraryId, LibraryTemplate> = new Map<LibraryId, LibraryTemplate>(
  TEMPLATES.map((template) => [template.id, template]),
);

/** The template that a calculator belongs to; undefined for one that serves several, as the plain rate does. */
export function templateOfCalculator(calculator: string | undefined): LibraryTemplate | undefined {
  const [one, ...others] = [...LIBRARY.values()].filter((template) => template.calculator === calculator);
  return others.length === 0 ? one : undefined;
}
