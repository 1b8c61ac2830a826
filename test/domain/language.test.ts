import { describe, expect, it } from 'vitest';
import { spokenLocale, usualLocale, writtenLocale } from '../../src/domain/language.ts';

describe('the locale in which somebody is spoken to', () => {
  it.each([
    ['de-DE', 'de-DE'],
    ['de-AT', 'de-AT'],
    ['de_CH', 'de-CH'],
    ['de', 'de-DE'],
    ['en-US', 'en-US'],
    ['en', 'en-GB'],
    ['sv-SE', 'en-GB'],
    ['dex-DE', 'en-GB'],
    ['', 'en-GB'],
    [undefined, 'en-GB'],
  ])('of %s is %s', (slack, spoken) => expect(spokenLocale(slack)).toBe(spoken));

  it.each([
    ['de-AT', 'de-AT'],
    ['de_CH', 'de-CH'],
    ['en-US', 'en-US'],
    // Slack names no region, so that 3/4/2026 stays open.
    ['en', undefined],
    ['de', undefined],
    // They are shown numbers as the British write them, and may write their own.
    ['sv-SE', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('decides, of %s, what is typed as in %s', (slack, written) => expect(writtenLocale(slack)).toBe(written));

  it('is one that numbers and dates can be written in', () => {
    for (const language of ['en', 'de'] as const) {
      expect(Intl.NumberFormat.supportedLocalesOf(usualLocale(language))).toEqual([usualLocale(language)]);
    }
  });
});
