import type { Period } from '../domain/time/periods.ts';

/**
 * What an annual review looks back on: the fiscal year before the one at whose beginning it stands, as its team calls
 * it. `2026` where that is a calendar year; else `2026/27`, or with the language's initials `FY2026` or `FY2027`.
 */
export function yearReviewed({ first, yearName }: Period, initials: string): string {
  const begins = Number(first.slice(0, 4)) - 1;
  return yearCalled({ begins, isCalendarYear: first.slice(5, 7) === '01', yearName }, initials);
}

/** The fiscal quarter that a quarterly review looks back on: `Q4` for the one at the beginning of `2027-Q1`. */
export function quarterReviewed({ id }: Pick<Period, 'id'>): string {
  const begins = Number(id.slice(-1));
  return `Q${begins === 1 ? 4 : begins - 1}`;
}

/** A fiscal quarter with its year: `Q4 2026`, `Q4 2026/27`, or `Q4 FY2027`. */
export function quarterOf({ id, first, yearName }: Period, initials: string): string {
  const quarter = Number(id.slice(-1));
  const monthOfStart = (Number(first.slice(5, 7)) - 1 - (quarter - 1) * 3 + 12) % 12;
  const begins = Number(id.slice(0, 4));
  return `Q${quarter} ${yearCalled({ begins, isCalendarYear: monthOfStart === 0, yearName }, initials)}`;
}

/** A fiscal year: `2026`, `2026/27`, or `FY2027`. */
export function yearOf({ first, yearName }: Period, initials: string): string {
  const begins = Number(first.slice(0, 4));
  return yearCalled({ begins, isCalendarYear: first.slice(5, 7) === '01', yearName }, initials);
}

interface FiscalYear {
  /** The calendar year in which it begins. */
  readonly begins: number;
  readonly isCalendarYear: boolean;
  readonly yearName: Period['yearName'];
}

function yearCalled({ begins, isCalendarYear, yearName }: FiscalYear, initials: string): string {
  if (isCalendarYear) return String(begins);
  if (yearName === undefined) return `${begins}/${String((begins + 1) % 100).padStart(2, '0')}`;
  return `${initials}${yearName === 'first' ? begins : begins + 1}`;
}
