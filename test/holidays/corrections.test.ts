import Calendar from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { periodContaining } from '../../src/domain/time/periods.ts';
import { firstWorkingDay } from '../../src/domain/time/working-days.ts';
import { CORRECTIONS } from '../../src/holidays/corrections.ts';
import { teamCalendar } from '../../src/ports/team-calendar.ts';
import { createHolidays } from '../../src/public-holidays.ts';
import { EXPECTED_DAYS } from './expected-days.ts';

const holidays = createHolidays();
const onDay = async (place: string, day: string, language: 'en' | 'de' = 'en') => {
  const [country = '', region, inRegion] = place.split('-');
  const where = { country, ...(region && { region }), ...(inRegion && { place: inRegion }) };
  const found = (await holidays.days(where, Number(day.slice(0, 4)), language)).find((one) => one.day === day);
  return found?.byLaw ? found.name : undefined;
};

/** The rules by which the library finds public holidays in the years that teams plan for. */
const lawfulRules = (calendar: Calendar) =>
  [2026, 2027, 2028]
    .flatMap((year) => calendar.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .map(({ rule }) => rule);

describe('public holidays set right by the law', () => {
  it.each(EXPECTED_DAYS)('%s, %s: %s', async (place, day, name) => {
    expect(await onDay(place, day)).toBe(name);
  });

  it('have their names in the language of who reads them', async () => {
    expect(await onDay('KR', '2027-05-03', 'de')).toBe('Tag der Arbeit (Ersatztag)');
    expect(await onDay('CY', '2027-03-15', 'de')).toBe('Grüner Montag');
  });

  it('leave the years alone that they are not about', async () => {
    expect(await onDay('SK', '2025-05-08')).toBeDefined();
    expect(await onDay('CN', '2024-05-02')).toBeUndefined();
    expect(await onDay('GB-SCT', '2027-06-15')).toBeUndefined();
  });

  it.each(CORRECTIONS.map((one) => [one.source, one] as const))(
    'are needed, and name their source: %s',
    (source, one) => {
      expect(source).toMatch(/^[A-Z][^:]+: .{10,}/);
      expect(one.to ?? one.from).toBeGreaterThanOrEqual(one.from);
      for (const region of one.regions ?? [undefined]) {
        // A rule that the library does not have any more is set right there: its removal is to be taken out here.
        const calendar = region === undefined ? new Calendar(one.country) : new Calendar(one.country, region);
        const known = lawfulRules(calendar);
        for (const { rule } of one.add ?? []) expect(known).not.toContain(rule);
        for (const rule of one.remove ?? []) expect(`${rule} ${calendar.unsetRule(rule)}`).toBe(`${rule} true`);
      }
    },
  );
});

describe('the monthly check-in of May 2027', () => {
  const ports = { holidays, clock: { now: () => new Date('2026-11-30T08:00:00Z') } };

  it.each([
    // 1 May is a Saturday: in most countries people are asked on Monday.
    ['DE', '2027-05-03'],
    ['KR', '2027-05-04'],
    // Coronation Day is on the 4th.
    ['TH', '2027-05-05'],
    ['CN', '2027-05-05'],
    ['VN', '2027-05-04'],
    ['RU', '2027-05-04'],
  ])('is in %s on %s', async (country, day) => {
    const settings = { ...DEFAULT_SETTINGS, holidays: { country } };
    const may = periodContaining('month', '2027-05-01', settings);
    expect(firstWorkingDay(may, await teamCalendar(ports, settings))).toBe(day);
  });
});

describe('places below a region', () => {
  it('have days of their own: Augsburg on 8 August, Munich at the Assumption', async () => {
    expect(await holidays.places('DE', 'BY', 'de')).toContainEqual({ code: 'A', name: 'Stadt Augsburg' });
    expect(await onDay('DE-BY-A', '2028-08-08')).toBeDefined();
    expect(await onDay('DE-BY', '2028-08-08')).toBeUndefined();
    expect(await onDay('DE-BY-KATH', '2028-08-15')).toBe('Assumption');
    expect(await onDay('IT-25-MI', '2026-12-07')).toBeDefined();
    expect(await onDay('ES-CT-B', '2026-09-24')).toBeDefined();
  });

  it('are as many as the library has', async () => {
    let count = 0;
    for (const { code } of await holidays.countries()) {
      for (const region of await holidays.regions(code)) count += (await holidays.places(code, region.code)).length;
    }
    expect(count).toBeGreaterThanOrEqual(44);
  });
});

describe('days on which hardly anybody works', () => {
  const usual = async (country: string) =>
    (await holidays.days({ country }, 2027)).filter(({ byLaw }) => !byLaw).map(({ day, key }) => `${day} ${key}`);

  it('are the eves of Sweden and Finland, and their like elsewhere', async () => {
    const eves = ['2027-06-25 Midsummer Eve', '2027-12-24 Christmas Eve', "2027-12-31 New Year's Eve"];
    expect(await usual('SE')).toEqual(eves);
    expect(await usual('FI')).toEqual(eves);
    expect(await usual('DE')).toEqual(eves.slice(1));
    expect(await usual('NL')).toContain('2027-03-26 Good Friday');
    expect(await usual('US')).toContain('2027-11-26 Day after Thanksgiving Day');
  });

  it('are no holidays of lovers, mothers and fools', async () => {
    expect((await usual('US')).join()).not.toMatch(/Valentine|Mother|Tax|Halloween/);
  });
});
