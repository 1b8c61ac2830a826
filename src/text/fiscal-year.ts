import type { Period } from '../domain/time/periods.ts';

/**
 * What an annual review looks back on: the fiscal year before the one at whose beginning it stands, as its team calls
 * it. `2026` where that is a calendar year; else `2026/27`, or with the language's initials `FY2026` or `FY2027`.
 */
export function yearReviewed({ first, yearName }: Period, initials: string): string {
  const ends = Number(first.slice(0, 4));
  const begins = ends - 1;
  if (first.slice(5, 7) === '01') return String(begins);
  if (yearName === undefined) return `${begins}/${String(ends % 100).padStart(2, '0')}`;
  return `${initials}${yearName === 'first' ? begins : ends}`;
}

/** The fiscal quarter that a quarterly review looks back on: `Q4` for the one at the beginning of `2027-Q1`. */
export function quarterReviewed({ id }: Pick<Period, 'id'>): string {
  const begins = Number(id.slice(-1));
  return `Q${begins === 1 ? 4 : begins - 1}`;
}
