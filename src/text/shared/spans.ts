/** How long something took, as people say it. */
export interface Span {
  readonly count: number;
  readonly unit: 'days' | 'months' | 'years';
}

const MONTH_DAYS = 365.25 / 12;
const MAX_DAYS = 60;
const MAX_MONTHS = 36;

/** Days up to two months, then months up to three years, then years. */
export function spanOf(days: number): Span {
  if (days < MAX_DAYS) return { count: days, unit: 'days' };
  const months = Math.round(days / MONTH_DAYS);
  return months <= MAX_MONTHS ? { count: months, unit: 'months' } : { count: Math.round(months / 12), unit: 'years' };
}
