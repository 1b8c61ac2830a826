import type { FieldProblem } from '../problem.ts';
import { COUNT, COUNT_FROM_ONE, type InputValues } from './calculator.ts';

/** What retention and churn are computed from: clients at the start of a period, won in it, and at its end. */
export const CLIENT_COUNTS = { start: COUNT_FROM_ONE, new: COUNT, end: COUNT } as const;
type ClientCount = keyof typeof CLIENT_COUNTS;

/** Those who are there at the end and are not new stayed: there cannot be more of them than there were at the start. */
export function countsTogether({
  start,
  new: won,
  end,
}: InputValues<ClientCount>): FieldProblem<ClientCount> | undefined {
  const min = Math.max(0, end - start);
  return won < min || won > end ? { field: 'new', problem: { code: 'number-out-of-range', min, max: end } } : undefined;
}

/** The source of both: the text in which the measure is defined. */
export const CLIENT_COUNTS_SOURCE =
  'P. W. Farris, N. T. Bendle, P. E. Pfeifer, D. J. Reibstein, "Marketing Metrics", 2nd edition (2010), chapter 5';
