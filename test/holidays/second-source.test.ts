import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHolidays } from '../../src/public-holidays.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';

const schema = z.object({ places: z.record(z.string(), z.record(z.string(), z.string())) });
const { places } = schema.parse(JSON.parse(await readFile(new URL('second-source.json', import.meta.url), 'utf8')));
const holidays = createHolidays();
const listed = (days: string) => days.split(' ').filter((day) => day !== '');

/** The Python package `holidays` comes to its days in its own way, from its own reading of the laws. */
describe('public holidays of 2026 and 2027 against a second source', () => {
  it('are compared for at least sixty countries, and for regions of five', () => {
    const countries = new Set(Object.keys(places).map((place) => place.slice(0, 2)));
    expect(countries.size).toBeGreaterThanOrEqual(60);
    expect(Object.keys(places).length - countries.size).toBeGreaterThanOrEqual(45);
  });

  it.each(Object.entries(places))('are those of %s, but for the differences that are known', async (place, years) => {
    const [country = '', region] = place.split('-');
    const where = { country, ...(region !== undefined && { region }) };
    const ours = new Set<string>();
    const theirs = new Set<string>();
    for (const [year, days] of Object.entries(years)) {
      for (const { day, byLaw } of await holidays.days(where, Number(year))) if (byLaw) ours.add(day);
      for (const day of listed(days)) theirs.add(`${year}-${day}`);
    }
    const known = KNOWN_DIFFERENCES.filter((one) => one.place === place);
    const all = (side: 'ours' | 'theirs') => known.flatMap((one) => listed(one[side] ?? '')).toSorted();
    expect({
      ours: [...ours].filter((day) => !theirs.has(day)).toSorted(),
      theirs: [...theirs].filter((day) => !ours.has(day)).toSorted(),
    }).toEqual({ ours: all('ours'), theirs: all('theirs') });
  });

  it('differ in nothing that is of a place which is not compared', () => {
    expect(KNOWN_DIFFERENCES.filter(({ place }) => places[place] === undefined)).toEqual([]);
  });
});
