import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type TeamSettings } from '../../src/domain/team/team.ts';
import { periodContaining } from '../../src/domain/time/periods.ts';
import { textsIn } from '../../src/features/index.ts';

const review = (locale: string, day: string, settings: Partial<TeamSettings> = {}) =>
  textsIn(locale).word.round('annual', periodContaining('year', day, { ...DEFAULT_SETTINGS, ...settings }));

describe('a quarterly review is called by the quarter that it looks back on', () => {
  const quarterly = (locale: string, day: string, fiscalYearStart = 1) =>
    textsIn(locale).word.round('quarterly', periodContaining('quarter', day, { ...DEFAULT_SETTINGS, fiscalYearStart }));

  it.each([
    ['en', '2027-04-01', 1, 'Q1 review'],
    ['de', '2027-04-01', 1, 'Review Q1'],
    ['en', '2027-01-01', 1, 'Q4 review'],
    ['en', '2027-04-01', 4, 'Q4 review'],
    ['en', '2027-07-01', 4, 'Q1 review'],
  ])('in %s on %s, with a fiscal year from month %i: %s', (locale, day, start, name) => {
    expect(quarterly(locale, day, start)).toBe(name);
  });
});

describe('an annual review is called by the year that it looks back on', () => {
  it('on 1 January by the calendar year that has ended', () => {
    expect(review('en', '2027-01-01')).toBe('Annual review of 2026');
    expect(review('de', '2027-01-01')).toBe('Jahres-Review 2026');
    // However the team calls years that span two.
    expect(review('en', '2027-01-01', { fiscalYearName: 'last' })).toBe('Annual review of 2026');
  });

  it('by both calendar years where it spans two, as in British and Indian use', () => {
    expect(review('en', '2027-04-01', { fiscalYearStart: 4 })).toBe('Annual review of 2026/27');
    expect(review('de', '2100-07-01', { fiscalYearStart: 7 })).toBe('Jahres-Review 2099/00');
  });

  it('by its last calendar year, as in American use, or by its first, where the team says so', () => {
    expect(review('en', '2027-10-01', { fiscalYearStart: 10, fiscalYearName: 'last' })).toBe('Annual review of FY2027');
    expect(review('en', '2027-10-01', { fiscalYearStart: 10, fiscalYearName: 'first' })).toBe(
      'Annual review of FY2026',
    );
    expect(review('de', '2027-10-01', { fiscalYearStart: 10, fiscalYearName: 'last' })).toBe('Jahres-Review GJ 2027');
  });
});
