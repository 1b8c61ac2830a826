import { describe, expect, it } from 'vitest';
import type { ReviewKind } from '../../../src/domain/review/review.ts';
import { reviewedTurn, usualKind } from '../../../src/domain/review/reviewed-period.ts';
import { DEFAULT_SETTINGS, type TeamSettings } from '../../../src/domain/team/team.ts';
import { english, german } from '../../support/texts.ts';

const called = (kind: ReviewKind, today: string, settings: Partial<TeamSettings> = {}, t = english()) =>
  t.review.name({ kind, ...reviewedTurn(kind, today, { ...DEFAULT_SETTINGS, ...settings }) });

describe('a review is named by what it looks back on and forward to', () => {
  it.each([
    ['quarter', '2027-01-01', 'Review of Q4 2026, start of Q1 2027'],
    ['quarter', '2026-12-18', 'Review of Q4 2026, start of Q1 2027'],
    ['quarter', '2027-02-10', 'Review of Q4 2026, start of Q1 2027'],
    ['month', '2026-11-30', 'Review of November 2026, start of December 2026'],
    ['month', '2026-12-10', 'Review of November 2026, start of December 2026'],
    ['year', '2027-01-01', 'Review of 2026, start of 2027'],
    ['year', '2026-10-01', 'Review of 2026, start of 2027'],
  ] as const)('the %s on %s: %s', (kind, today, name) => {
    expect(called(kind, today)).toBe(name);
  });

  it('names fiscal years as the team does', () => {
    const april = { fiscalYearStart: 4 };
    expect(called('quarter', '2027-04-02', april)).toBe('Review of Q4 2026/27, start of Q1 2027/28');
    expect(called('quarter', '2027-04-02', { ...april, fiscalYearName: 'last' })).toBe(
      'Review of Q4 FY2027, start of Q1 FY2028',
    );
    expect(called('year', '2027-04-02', { ...april, fiscalYearName: 'first' })).toBe(
      'Review of FY2026, start of FY2027',
    );
    expect(called('year', '2027-04-02', { ...april, fiscalYearName: 'last' }, german())).toBe(
      'Rückblick auf GJ 2027, Start in GJ 2028',
    );
  });

  it('is of the quarter around its turn, else of the month', () => {
    const kind = (today: string) => usualKind(today, DEFAULT_SETTINGS);
    expect([kind('2026-12-18'), kind('2027-01-14')]).toEqual(['quarter', 'quarter']);
    expect([kind('2026-12-10'), kind('2027-01-20')]).toEqual(['month', 'month']);
  });
});
