import { describe, expect, it } from 'vitest';
import { parseDaysOff, writeDaysOff } from '../../../src/domain/team/days-off.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { checkSettings, type SettingsDraft, settingsOf } from '../../../src/domain/team/team-draft.ts';
import { SETTINGS_DRAFT } from '../../support/samples.ts';

const codes = (change: Partial<SettingsDraft>) =>
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
    expect(parseDaysOff(text)).toEqual({ ok: true, value: days });
    expect(parseDaysOff(writeDaysOff(days))).toEqual({ ok: true, value: days });
  });

  it.each([
    ['24.12.2026', 1],
    ['2026-12-24\n2026-02-30', 2],
    ['2026-12-31 - 2026-12-24', 1],
    ['2026-12-24, 2026-12-25', 1],
    [Array.from({ length: 61 }, () => '2026-12-24').join('\n'), 61],
  ])('are refused at the line: %j', (text, line) => {
    expect(parseDaysOff(text)).toEqual({ ok: false, problem: { code: 'not-days-off', line } });
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

  it.each<[Partial<SettingsDraft>, string]>([
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
