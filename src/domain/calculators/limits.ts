import type { Limits } from '../kpi/round-number.ts';

/**
 * What values a calculator can give, where its formula itself bounds them: a share of a whole is no more than the whole,
 * a Net Promoter Score lies between -100 and 100. A rate is bounded below alone: renewals with growth are more than 100 %.
 */
const LIMITS: ReadonlyMap<string, Limits> = new Map([
  ['nps', { min: -100, max: 100 }],
  ['retention', { min: 0, max: 100 }],
  ['churn', { min: 0, max: 100 }],
  ['csat', { min: 0, max: 100 }],
  ['rate', { min: 0, max: Infinity }],
  ['response-time', { min: 0, max: Infinity }],
  ['onboarding-time', { min: 0, max: Infinity }],
  ['clients-per-manager', { min: 0, max: Infinity }],
]);

/** Undefined where any value may come out, or where there is no such calculator. */
export function limitsOf(calculator: string | undefined): Limits | undefined {
  return calculator === undefined ? undefined : LIMITS.get(calculator);
}
