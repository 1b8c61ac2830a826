import { describe, expect, it } from 'vitest';
import { createHolidays } from '../src/public-holidays.ts';

const holidays = createHolidays();
/** What the law gives off, by day. */
const of = async (country: string, region: string | undefined, year: number, language?: 'en' | 'de') => {
  const days = await holidays.days({ country, ...(region !== undefined && { region }) }, year, language);
  return new Map(days.filter(({ byLaw }) => byLaw).map(({ day, name }) => [day, name]));
};

describe('public holidays', () => {
  it('are those of the region, by their English names', async () => {
    const badenWuerttemberg = await of('DE', 'BW', 2027);
    expect(badenWuerttemberg.get('2027-01-06')).toBe('Epiphany');
    expect(badenWuerttemberg.get('2027-12-25')).toBe('Christmas Day');
    expect((await of('DE', undefined, 2027)).has('2027-01-06')).toBe(false);
    expect((await of('DE', 'BE', 2027)).has('2027-01-06')).toBe(false);
  });

  it('hold the days that stand in for a holiday at the weekend', async () => {
    const england = await of('GB', 'ENG', 2027);
    expect(england.get('2027-12-27')).toContain('substitute');
    expect(england.has('2027-12-28')).toBe(true);
  });

  it('are days of the country, also where they begin at sunset or last for days', async () => {
    expect((await of('IL', undefined, 2026)).has('2026-09-21')).toBe(true);
    expect((await of('IL', undefined, 2026)).has('2026-09-20')).toBe(false);
    const saudi = await of('SA', undefined, 2026);
    expect(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'].map((day) => saudi.has(day))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(saudi.has('2026-03-23')).toBe(false);
  });

  it('are whole days that the law gives: no afternoon off, no bank holiday, no observance', async () => {
    expect((await of('IS', undefined, 2026)).has('2026-12-24')).toBe(false);
    expect((await of('US', undefined, 2026)).has('2026-02-14')).toBe(false);
    expect((await of('DE', 'BW', 2026)).has('2026-12-24')).toBe(false);
  });

  it('are none where nothing is known of the place, and the same ones again from memory', async () => {
    expect([...(await of('XX', undefined, 2026))]).toEqual([]);
    expect((await of('DE', 'XX', 2026)).has('2026-10-03')).toBe(true);
    expect(await holidays.days({ country: 'DE' }, 2027)).toBe(await holidays.days({ country: 'DE' }, 2027));
  });

  it.each([
    ['Europe/Berlin', 'DE'],
    ['America/New_York', 'US'],
    // Shared with smaller countries.
    ['Europe/Zurich', 'CH'],
    ['Europe/Rome', 'IT'],
    ['Europe/Oslo', 'NO'],
    ['Europe/Helsinki', 'FI'],
    ['Africa/Johannesburg', 'ZA'],
    ['Africa/Lagos', 'NG'],
    ['Asia/Bangkok', 'TH'],
    ['Europe/Amsterdam', 'NL'],
    // One zone by its older and newer name.
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Europe/Kyiv', 'UA'],
    ['Europe/Kiev', 'UA'],
    ['America/Buenos_Aires', 'AR'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['Asia/Saigon', 'VN'],
    ['Asia/Ho_Chi_Minh', 'VN'],
    ['UTC', undefined],
    ['Antarctica/Troll', undefined],
    ['Nowhere/Else', undefined],
  ])('are proposed for %s by the country that has most of the people there: %s', async (zone, country) => {
    expect(await holidays.countryOf(zone)).toBe(country);
  });

  it('have their names in the language of who reads them, and English ones where there are none', async () => {
    const german = await of('DE', 'BW', 2027, 'de');
    expect(german.get('2027-01-06')).toBe('Heilige Drei Könige');
    expect([...german.keys()]).toEqual([...(await of('DE', 'BW', 2027)).keys()]);
    expect((await of('IN', undefined, 2027, 'de')).get('2027-10-02')).toBe('Gandhi Jayanti');
    const countries = await holidays.countries('de');
    expect(countries).toContainEqual(expect.objectContaining({ code: 'AE', name: 'Vereinigte Arabische Emirate' }));
    expect(countries).toContainEqual({ code: 'AL', name: 'Albanien', alsoCalled: ['Albania', 'Shqipëri'] });
    const names = countries.map(({ name }) => name);
    expect(names.indexOf('Österreich')).toBeLessThan(names.indexOf('Pakistan'));
    expect(countries.map(({ code }) => code).toSorted()).toEqual(
      (await holidays.countries()).map(({ code }) => code).toSorted(),
    );
    expect(await holidays.regions('CH', 'de')).toContainEqual({
      code: 'ZH',
      name: 'Kanton Zürich',
      alsoCalled: ['Canton of Zürich'],
    });
  });

  it('are known of two hundred countries, and of their regions', async () => {
    const countries = await holidays.countries();
    expect(countries.length).toBeGreaterThan(190);
    expect(countries).toContainEqual({ code: 'IN', name: 'India', alsoCalled: ['Indien'] });
    expect(await holidays.regions('GB')).toContainEqual({ code: 'SCT', name: 'Scotland' });
    expect(await holidays.regions('XX')).toEqual([]);
  });
});
