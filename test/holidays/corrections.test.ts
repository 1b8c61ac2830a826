import Calendar from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { periodContaining } from '../../src/domain/time/periods.ts';
import { firstWorkingDay } from '../../src/domain/time/working-days.ts';
import { CORRECTIONS } from '../../src/holidays/corrections.ts';
import { teamCalendar } from '../../src/ports/team-calendar.ts';
import { createHolidays } from '../../src/public-holidays.ts';

const holidays = createHolidays();
const onDay = async (place: string, day: string, language: 'en' | 'de' = 'en') => {
  const [country = '', region, inRegion] = place.split('-');
  const where = { country, ...(region && { region }), ...(inRegion && { place: inRegion }) };
  const found = (await holidays.days(where, Number(day.slice(0, 4)), language)).find((one) => one.day === day);
  return found?.byLaw ? found.name : undefined;
};

describe('public holidays set right by the law', () => {
  it.each([
    // Monday 3 May 2027, for 1 May on a Saturday; in China also for the 2nd.
    ['KR', '2027-05-03', 'Labour Day (substitute day)'],
    ['TH', '2027-05-03', 'Labour Day (substitute day)'],
    ['CN', '2027-05-03', 'Labour Day (substitute day)'],
    ['CN', '2027-05-04', 'Labour Day (substitute day)'],
    ['VN', '2027-05-03', 'Labour Day (substitute day)'],
    ['RU', '2027-05-03', 'Spring and Labour Day (substitute day)'],
    ['RU', '2027-06-14', 'Russia Day (substitute day)'],
    ['RU', '2027-02-22', 'Additional day off'],
    // 2 and 3 October 2027 are a weekend.
    ['CN', '2027-10-04', 'National Day (substitute day)'],
    ['CN', '2027-10-05', 'National Day (substitute day)'],
    ['CN', '2026-10-06', 'National Day'],
    ['CN', '2027-06-01', undefined],
    ['KR', '2026-02-16', 'Korean New Year'],
    ['KR', '2026-02-19', undefined],
    ['KR', '2027-02-09', 'Korean New Year (substitute day)'],
    ['TH', '2027-07-20', 'Asalha Bucha (substitute day)'],
    ['TW', '2027-04-30', 'Labour Day (substitute day)'],
    ['TW', '2026-09-28', "Confucius' Birthday"],
    ['TW', '2026-10-26', 'Retrocession Day (substitute day)'],
    ['TW', '2027-04-06', "Children's Day (substitute day)"],
    ['SK', '2026-05-08', undefined],
    ['SK', '2027-09-15', 'Our Lady of Sorrows'],
    ['SG', '2027-03-09', undefined],
    ['SG', '2027-03-10', 'Hari Raya Puasa'],
    ['SG', '2027-05-17', 'Hari Raya Haji'],
    ['SG', '2027-05-20', 'Vesak Day'],
    ['CY', '2027-03-15', 'Green Monday'],
    ['CY', '2027-03-16', undefined],
    ['CY', '2027-06-21', 'Monday of the Holy Spirit (Kataklysmos)'],
    ['CA', '2027-12-27', 'Christmas Day (substitute day)'],
    ['CA-BC', '2027-09-30', 'National Day for Truth and Reconciliation'],
    ['CA-ON', '2027-03-29', undefined],
    ['CA-ON', '2027-12-28', 'Boxing Day (substitute day)'],
    ['GB-SCT', '2026-06-15', 'World Cup bank holiday'],
    ['GB-ENG', '2026-06-15', undefined],
    ['PH', '2026-12-08', 'Immaculate Conception'],
    ['PH', '2026-12-24', 'Christmas Eve'],
    ['PH', '2027-02-06', 'Chinese New Year'],
    ['HU', '2026-12-24', 'Christmas Eve'],
    ['BG', '2026-12-28', 'Christmas Day (substitute day)'],
    ['AE', '2026-12-03', 'National Day'],
    ['AE', '2027-02-08', undefined],
    ['KZ', '2026-03-25', 'Nowruz (substitute day)'],
    ['KZ', '2027-03-24', 'Nowruz (substitute day)'],
    ['KZ', '2027-03-25', undefined],
    ['GT', '2026-06-29', 'Army Day'],
    ['GT', '2027-06-28', 'Army Day'],
    ['GT', '2027-07-02', undefined],
    ['EC', '2027-10-08', 'Independence of Guayaquil'],
    // Three and a half days, and four and a half: the eves are half days.
    ['TR', '2026-03-22', 'End of Ramadan (Eid al-Fitr)'],
    ['TR', '2026-03-23', undefined],
    ['TR', '2026-05-30', 'Feast of the Sacrifice (Eid al-Adha)'],
    ['TR', '2026-05-31', undefined],
    ['TR', '2027-03-12', undefined],
  ])('%s, %s: %s', async (place, day, name) => {
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
