import { describe, expect, it } from 'vitest';
import { parseDaysOff, parseWorked, writeDaysOff } from '../../../src/domain/team/days-off.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { checkSettings, type SettingsInput, settingsOf } from '../../../src/domain/team/team-input.ts';
import { SETTINGS_DRAFT } from '../../support/samples.ts';

const codes = (change: Partial<SettingsInput>) =>
  checkSettings({ ...SETTINGS_DRAFT, ...change }).map(({ field, problem }) => `${field}: ${problem.code}`);

describe('days off', () => {
  it.each([
    ['', []],
    ['\n 2026-12-24 \n\n', [{ first: '2026-12-24', last: '2026-12-24' }]],
    ['2026-12-24 - 2026-12-31', [{ first: '2026-12-24', last: '2026-12-31' }]],
    ['2026-12-24–2026-12-31', [{ first: '2026-12-24', last: '2026-12-31' }]],
    ['2026-12-24 to 2026-12-31', [{ first: '2026-12-24', last: '2026-12-31' }]],
    [
      '2027-01-04\n2026-12-24...2026-12-26',
      [
        { first: '2026-12-24', last: '2026-12-26' },
        { first: '2027-01-04', last: '2027-01-04' },
      ],
    ],
  ])('are read from %j', (text, days) => {
    const value = { once: days, everyYear: [] };
    expect(parseDaysOff(text)).toEqual({ ok: true, value });
    expect(parseDaysOff(writeDaysOff(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['24.12.', 1],
    ['2026-12-24\nChristmas', 2],
    ['2026-12-31 - 2026-12-24', 1],
    ['2026-12-24, 2026-12-25', 1],
    [Array.from({ length: 61 }, () => '2026-12-24').join('\n'), 61],
  ])('are refused at the line: %j', (text, line) => {
    expect(parseDaysOff(text)).toEqual({ ok: false, problem: { code: 'not-days-off', line } });
  });

  it('are read as the person writes days, each with its year or in the year to come', () => {
    const typedBy = { locale: 'de-DE', today: '2026-11-10' };
    const stretch = { first: '2026-12-24', last: '2026-12-31' };
    for (const text of [
      '24.12. bis 31.12.2026',
      '24.12.–31.12.',
      '24. Dezember - 31. Dezember 2026',
      '24.12.26...31.12.26',
    ]) {
      expect(parseDaysOff(text, typedBy), text).toEqual({ ok: true, value: { once: [stretch], everyYear: [] } });
    }
    expect(parseDaysOff('4.1.2027', typedBy)).toEqual({
      ok: true,
      value: { once: [{ first: '2027-01-04', last: '2027-01-04' }], everyYear: [] },
    });
    expect(parseDaysOff('12/24/2026 to 12/31/2026', { locale: 'en-US' })).toEqual({
      ok: true,
      value: { once: [stretch], everyYear: [] },
    });
  });

  it('that no calendar has, or that could be two, are named', () => {
    expect(parseDaysOff('2026-12-24\n2026-02-30')).toEqual({
      ok: false,
      problem: { code: 'no-such-day', typed: '2026-02-30' },
    });
    expect(parseDaysOff('3/4/2026 - 5/4/2026')).toEqual({
      ok: false,
      problem: { code: 'ambiguous-date', readings: ['2026-04-03', '2026-03-04'] },
    });
  });

  it('are once or every year, by day or by the name of one that is known, in any spelling of it', () => {
    const known = [
      { day: '2026-08-15', name: 'Mariä Himmelfahrt', key: 'Assumption', byLaw: true },
      { day: '2026-12-24', name: 'Heiligabend', key: 'Christmas Eve', byLaw: false },
    ];
    const about = { locale: 'de-DE', today: '2026-11-10', known };
    for (const name of ['Mariä Himmelfahrt', 'mariae himmelfahrt', 'MARIA HIMMELFAHRT', 'assumption']) {
      expect(parseDaysOff(`31.12.\n12-24\n${name}`, about), name).toEqual({
        ok: true,
        value: {
          once: [{ first: '2026-12-31', last: '2026-12-31' }],
          everyYear: [{ everyYear: '12-24' }, { holiday: 'Assumption' }],
        },
      });
    }
    expect(parseWorked('15.8.2026\n08-15\nMariä Himmelfahrt', about)).toEqual({
      ok: true,
      value: [{ once: '2026-08-15' }, { everyYear: '08-15' }, { holiday: 'Assumption' }],
    });
    expect(parseWorked('24.12.2026', about)).toMatchObject({ problem: { code: 'no-holiday', line: 1 } });
    expect(parseWorked('31.2.2026', about)).toMatchObject({ problem: { code: 'no-such-day', typed: '31.2.2026' } });
    expect(parseWorked('x'.repeat(201), about)).toMatchObject({ problem: { code: 'not-worked', line: 1 } });
  });

  it('are half a year at the most, so that there is always a day to plan for', () => {
    expect(parseDaysOff('2026-01-01 - 2026-06-29')).toMatchObject({ ok: true });
    expect(parseDaysOff('2026-01-01 - 2026-06-30')).toMatchObject({ problem: { code: 'too-many-days-off', max: 180 } });
    expect(parseDaysOff('0001-01-01 - 9999-12-31')).toMatchObject({ ok: false });
  });
});

describe('typed settings', () => {
  it('are the settings, each number in its range', () => {
    expect(codes({})).toEqual([]);
    expect(settingsOf(SETTINGS_DRAFT, { ...DEFAULT_SETTINGS, holidays: { country: 'DE' } })).toEqual(DEFAULT_SETTINGS);
    expect(
      settingsOf({ ...SETTINGS_DRAFT, reminders: [4, 2, 4], workingDays: [7, 1], freshDays: 0 }, DEFAULT_SETTINGS),
    ).toMatchObject({ reminders: [2, 4], workingDays: [1, 7], freshDays: 0 });
  });

  it.each<[Partial<SettingsInput>, string]>([
    [{ freshDays: 15 }, 'freshDays: number-out-of-range'],
    [{ freshDays: -1 }, 'freshDays: number-out-of-range'],
    [{ snoozes: 6 }, 'snoozes: number-out-of-range'],
    [{ staleAfter: 6 }, 'staleAfter: number-out-of-range'],
    [{ answerWithin: 21 }, 'answerWithin: number-out-of-range'],
    [{ reminders: [20] }, 'reminders: choose-one'],
    [{ workingDays: [] }, 'workingDays: no-working-day'],
    [{ workingDays: [8] }, 'workingDays: no-working-day'],
    [{ daysOff: 'Christmas' }, 'daysOff: not-days-off'],
    [{ promptAt: '' }, 'promptAt: required'],
  ])('are refused: %j', (change, problem) => {
    expect(codes(change)).toEqual([problem]);
    // What is not right stays as it was, so that the preview can be shown all the same.
    expect(settingsOf({ ...SETTINGS_DRAFT, ...change }, DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });
});
