import { tidy } from '../kpi/numbers.ts';
import { toDecimals } from '../kpi/precision.ts';

/** For which stretch of time a pace is given. */
export type Span = 'month' | 'year';

/** Paces as they are read, in the KPI's unit, in the order in which they were given. */
export interface ReadablePaces {
  readonly span: Span;
  /** 0 for a pace that is less than one step of the last decimal. */
  readonly paces: readonly number[];
}

const MONTHS_A_YEAR = 12;
/** Paces that differ by no more than this share may read the same. */
const ALIKE = 0.1;

/**
 * Rounds paces to the decimals of their KPI: a month where that tells them from nothing and from each other, else a year.
 * Where they read the same even so, the greater one is rounded up.
 *
 * @param perMonth in the KPI's unit a month
 */
export function readablePaces(perMonth: readonly number[], decimals: number): ReadablePaces {
  const ofMonth = perMonth.map((pace) => toDecimals(pace, decimals));
  if (readsTrue(perMonth, ofMonth)) return { span: 'month', paces: ofMonth };
  const perYear = perMonth.map((pace) => tidy(pace * MONTHS_A_YEAR));
  const ofYear = perYear.map((pace) => toDecimals(pace, decimals));
  if (!readsAlike(perYear, ofYear)) return { span: 'year', paces: ofYear };
  const greatest = Math.max(...perYear);
  const up = toDecimals(Math.ceil(tidy(greatest * 10 ** decimals)) / 10 ** decimals, decimals);
  return { span: 'year', paces: ofYear.map((pace, index) => (perYear[index] === greatest ? up : pace)) };
}

function readsTrue(exact: readonly number[], rounded: readonly number[]): boolean {
  return exact.every((pace, index) => pace === 0 || rounded[index] !== 0) && !readsAlike(exact, rounded);
}

/** Whether two paces that differ read the same. */
function readsAlike(exact: readonly number[], rounded: readonly number[]): boolean {
  return exact.some((one, at) =>
    exact.some((other, index) => {
      const differs = Math.abs(one - other) > ALIKE * Math.max(Math.abs(one), Math.abs(other));
      return differs && rounded[at] === rounded[index];
    }),
  );
}
