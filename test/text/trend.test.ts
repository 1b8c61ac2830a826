import { expect, it } from 'vitest';
import { english, german } from '../support/texts.ts';

const values = {
  title: 'NPS',
  first: { on: '2026-01-01', value: 31, text: '31' },
  last: { on: '2026-11-01', value: 44, text: '44' },
  count: 11,
  by: 'now',
} as const;

it.each([
  ['31', '48', 'Forecast for 31 December: 31 to 48.', 'Prognose für den 31 December: 31 bis 48.'],
  ['48', '48', 'Forecast for 31 December: 48.', 'Prognose für den 31 December: 48.'],
])('a forecast from %s to %s is said as a reader would say it', (low, high, inEnglish, inGerman) => {
  const story = { ...values, forecast: { on: '31 December', low, high } };
  expect(english().trend.story(story)).toMatch(new RegExp(`${inEnglish}$`));
  expect(german().trend.story(story)).toMatch(new RegExp(`${inGerman}$`));
});
