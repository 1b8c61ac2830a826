import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { holds } from '../../../src/domain/search.ts';
import { placeLabel, regionLabel } from '../../../src/features/team/slack/views/place-label.ts';
import { createHolidays } from '../../../src/public-holidays.ts';

const holidays = createHolidays();
const found = async (country: string, typed: string, language: 'en' | 'de') =>
  (await holidays.regions(country, language))
    .filter((one) => regionLabel(country, one).toLowerCase().includes(typed.toLowerCase()))
    .map(({ code }) => code);

describe('a region in the menu of a team', () => {
  it.each([
    ['DE', 'BY', ['Bayern', 'Bavaria']],
    ['DE', 'NI', ['Niedersachsen', 'Lower Saxony']],
    ['AT', '9', ['Wien', 'Vienna']],
    ['CH', 'GE', ['Genf', 'Geneva', 'Genève']],
    ['BE', 'VLG', ['Flemish', 'Flandern', 'Vlaamse']],
    ['ES', 'CT', ['Catalonia', 'Katalonien', 'Cataluña']],
    ['IT', '32', ['South Tyrol', 'Südtirol', 'Alto Adige']],
    ['IT', '52', ['Tuscany', 'Toskana', 'Toscana']],
    ['GB', 'SCT', ['Scotland', 'Schottland']],
    ['US', 'CA', ['California', 'Kalifornien']],
  ])('of %s, %s, is found as any of %j, whatever language its reader has', async (country, code, typed) => {
    for (const language of LANGUAGES) {
      for (const one of typed) expect(await found(country, one, language), `${one}, ${language}`).toContain(code);
    }
  });

  it('leads with the name that its reader knows, and says none twice', async () => {
    const of = async (language: 'en' | 'de') =>
      (await holidays.countries(language)).filter(({ code }) => ['DE', 'PE'].includes(code)).map(placeLabel);
    expect(await of('en')).toEqual(['Germany (Deutschland)', 'Peru']);
    expect(await of('de')).toEqual(['Deutschland (Germany)', 'Peru']);
  });

  it('has as many names as there is room for, the languages of Goalpost first', async () => {
    expect(placeLabel({ name: 'A', alsoCalled: ['B'.repeat(70), 'C'.repeat(40), 'D'] })).toBe(`A (${'B'.repeat(70)})`);
    for (const language of LANGUAGES) {
      for (const country of await holidays.countries(language)) {
        const label = placeLabel(country);
        expect(label.length).toBeLessThanOrEqual(75);
        const [other] = LANGUAGES.filter((one) => one !== language);
        const named = (await holidays.countries(other)).find(({ code }) => code === country.code)?.name ?? '';
        expect(holds(label, named), `${label}, ${named}`).toBe(true);
      }
    }
  });
});
