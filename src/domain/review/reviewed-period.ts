import type { LocalDate } from '../names.ts';
import { daysBetween } from '../time/local-date.ts';
import { nextPeriod, type Period, type PeriodSettings, periodContaining, previousPeriod } from '../time/periods.ts';
import { type ReviewKind, turnOf } from './review.ts';

/** A period that is looked back on, and the one after it. */
export interface Turn {
  readonly period: Period;
  readonly next: Period;
}

/** So many days around the turn of a quarter, it is what a review is about where nobody says which. */
const NEAR_DAYS = 14;

/** What a review looks back on: the period that ends nearest to today. One that ends today, or ended yesterday, is meant. */
export function reviewedTurn(kind: ReviewKind, today: LocalDate, settings: PeriodSettings): Turn {
  const of = turnOf(kind);
  const current = periodContaining(of, today, settings);
  const previous = previousPeriod(of, current, settings);
  const isNearer = daysBetween(today, current.last) < daysBetween(previous.last, today);
  return turnAfter(kind, isNearer ? current : previous, settings);
}

/** The turn at the end of the period in which a day lies. */
export function turnOn(kind: ReviewKind, day: LocalDate, settings: PeriodSettings): Turn {
  return turnAfter(kind, periodContaining(turnOf(kind), day, settings), settings);
}

function turnAfter(kind: ReviewKind, period: Period, settings: PeriodSettings): Turn {
  const named = (one: Period): Period => ({
    ...one,
    // A quarter is named with its fiscal year, as a year is.
    ...(settings.fiscalYearName !== undefined && turnOf(kind) !== 'month' && { yearName: settings.fiscalYearName }),
  });
  return { period: named(period), next: named(nextPeriod(turnOf(kind), period, settings)) };
}

/** What a review is about where nobody says it: the quarter around its turn, else the month. */
export function usualKind(today: LocalDate, settings: PeriodSettings): Extract<ReviewKind, 'month' | 'quarter'> {
  const { period } = reviewedTurn('quarter', today, settings);
  return Math.abs(daysBetween(period.last, today)) <= NEAR_DAYS ? 'quarter' : 'month';
}
