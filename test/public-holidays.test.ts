import { describe, expect, it } from 'vitest';
import { createHolidays } from '../src/public-holidays.ts';

const holidays = createHolidays();
const of = async (country: string, region: string | undefined, year: number) =>
  holidays.of({ country, ...(region !== undefined && { region }) }, year);

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
    expect(await of('DE', 'BW', 2027)).toBe(await of('DE', 'BW', 2027));
  });

  it('are proposed by the zone that one country alone keeps', async () => {
    expect(await holidays.countryOf('Europe/Berlin')).toBe('DE');
    expect(await holidays.countryOf('America/New_York')).toBe('US');
    expect(await holidays.countryOf('Asia/Kolkata')).toBe('IN');
    // Switzerland and Liechtenstein.
    expect(await holidays.countryOf('Europe/Zurich')).toBeUndefined();
    expect(await holidays.countryOf('UTC')).toBeUndefined();
    expect(await holidays.countryOf('Nowhere/Else')).toBeUndefined();
  });

  it('have their names in the language of who reads them, and English ones where there are none', async () => {
    const german = await holidays.of({ country: 'DE', region: 'BW' }, 2027, 'de');
    expect(german.get('2027-01-06')).toBe('Heilige Drei Könige');
    expect([...german.keys()]).toEqual([...(await of('DE', 'BW', 2027)).keys()]);
    expect((await holidays.of({ country: 'IN' }, 2027, 'de')).get('2027-10-02')).toBe('Gandhi Jayanti');
    const countries = await holidays.countries('de');
    expect(countries).toContainEqual({ code: 'AE', name: 'Vereinigte Arabische Emirate' });
    expect(countries).toContainEqual({ code: 'AL', name: 'Albanien' });
    const names = countries.map(({ name }) => name);
    expect(names.indexOf('Österreich')).toBeLessThan(names.indexOf('Pakistan'));
    expect(countries.map(({ code }) => code).toSorted()).toEqual(
      (await holidays.countries()).map(({ code }) => code).toSorted(),
    );
    expect(await holidays.regions('CH', 'de')).toContainEqual({ code: 'ZH', name: 'Kanton Zürich' });
  });

  it('are known of two hundred countries, and of their regions', async () => {
    const countries = await holidays.countries();
    expect(countries.length).toBeGreaterThan(190);
    expect(countries).toContainEqual({ code: 'IN', name: 'India' });
    expect(await holidays.regions('GB')).toContainEqual({ code: 'SCT', name: 'Scotland' });
    expect(await holidays.regions('XX')).toEqual([]);
  });
});
