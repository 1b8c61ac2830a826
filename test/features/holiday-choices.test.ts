import { describe, expect, it } from 'vitest';
import { addedByRegions, holidayChoices } from '../../src/features/team/holiday-choices.ts';
import { createHolidays } from '../../src/public-holidays.ts';

const ports = { holidays: createHolidays(), clock: { now: () => new Date('2026-11-30T08:00:00Z') } };
const choices = holidayChoices(ports);
const added = addedByRegions(ports);

describe('the days that regions add to the whole country', () => {
  it.each([
    ['GB', 'Summer bank holiday', ['England', 'Scotland', 'Wales']],
    ['CA', 'Victoria Day', ['Alberta', 'Ontario', 'British Columbia']],
    ['CA', 'Thanksgiving', ['Ontario', 'Alberta']],
    ['ES', 'Maundy Thursday', ['Comunidad de Madrid', 'Andalucía']],
    ['AU', 'Labour Day', ['New South Wales', 'Victoria', 'Queensland']],
  ])('of %s are among others %s', async (country, name, regions) => {
    const found = (await added(country, 'en')).find((one) => one.name === name);
    expect(found?.regions).toEqual(expect.arrayContaining(regions));
    expect(found?.next.slice(0, 4)).toBe('2027');
  });

  it('are those of most regions first, in the language of who reads them', async () => {
    const german = await added('DE', 'de');
    const counts = german.map(({ regions }) => regions.length);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(german.find(({ name }) => name === 'Heilige Drei Könige')?.regions).toContain('Bayern');
  });

  it('are none where there are no regions', async () => {
    expect(await added('SE', 'en')).toEqual([]);
    expect(await added('XX', 'en')).toEqual([]);
  });
});

describe('what there is to choose and to know about holidays', () => {
  it('are countries alone where none is chosen', async () => {
    const none = await choices(undefined, 'en');
    expect(none.countries.length).toBeGreaterThan(190);
    expect(none).toMatchObject({ regions: [], places: [], usual: [], known: [], byMoon: [], movesWorkingDays: false });
  });

  it('are the usual days with when they come next, ten at the most', async () => {
    expect((await choices({ country: 'FI' }, 'de')).usual).toEqual([
      { key: 'Christmas Eve', name: 'Heiliger Abend', next: '2026-12-24' },
      { key: "New Year's Eve", name: 'Silvester', next: '2026-12-31' },
      { key: 'Midsummer Eve', name: expect.any(String), next: '2027-06-25' },
    ]);
    for (const { code } of await ports.holidays.countries()) {
      const { usual } = await choices({ country: code }, 'en');
      expect(usual.length).toBeLessThanOrEqual(10);
      expect(new Set(usual.map(({ key }) => key)).size).toBe(usual.length);
    }
  });

  it('is said where feasts go by the moon, and where weekends are worked', async () => {
    expect((await choices({ country: 'TR' }, 'en')).byMoon).toEqual([
      'End of Ramadan (Eid al-Fitr)',
      'Feast of the Sacrifice (Eid al-Adha)',
    ]);
    expect((await choices({ country: 'DE' }, 'en')).byMoon).toEqual([]);
    const moved = await Promise.all(['CN', 'RU', 'HU', 'DE', 'US'].map((country) => choices({ country }, 'en')));
    expect(moved.map(({ movesWorkingDays }) => movesWorkingDays)).toEqual([true, true, true, false, false]);
    // Singapore publishes its days of 2027; they do not shift any more.
    expect((await choices({ country: 'SG' }, 'en')).byMoon).toEqual([]);
  });

  it('are the places of a region, where it has any', async () => {
    expect((await choices({ country: 'DE', region: 'BY' }, 'de')).places.map(({ code }) => code)).toContain('A');
    expect((await choices({ country: 'DE', region: 'BE' }, 'de')).places).toEqual([]);
  });
});
