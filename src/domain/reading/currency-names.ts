import { normalise } from './normalise.ts';

/** Where the symbols of a currency come from: each language has its own, like `US$`, `$` and `￥`. */
const LANGUAGES = ['en', 'en-GB', 'en-IN', 'de', 'de-CH', 'ja', 'pt-BR', 'sv', 'fr', 'es'];
/** In the languages that Goalpost speaks a currency is also called by its name: `euros`, `Schweizer Franken`. */
const SPOKEN = ['en', 'de'];
/** What people write and no standard lists, in small letters. */
const IN_USE: Readonly<Record<string, string>> = {
  EUR: 'euro euros',
  USD: 'dollar dollars',
  GBP: 'pound pounds pfund',
  CHF: 'fr sfr franken franc francs',
  SEK: 'kr krona kronor kronen',
  INR: 'rs rupee rupees rupie rupien',
  JPY: 'yen 円',
  BRL: 'real reals reais',
};
const known = new Map<string, readonly string[]>();

/**
 * What a currency is written with, in small letters and the longest first: its code of ISO 4217, its symbols by the
 * Unicode CLDR, also the narrow one (`$` for the US dollar and for the Canadian one), and its names.
 */
export function currencyNames(currency: string): readonly string[] {
  const found = known.get(currency);
  if (found !== undefined) return found;
  const symbols = LANGUAGES.flatMap((one) =>
    ['symbol', 'narrowSymbol'].flatMap((kind) => written(one, currency, kind)),
  );
  const names = SPOKEN.flatMap((one) => written(one, currency, 'name'));
  const inUse = IN_USE[currency]?.split(' ') ?? [];
  const all = [currency, ...symbols, ...names, ...inUse].map((name) => normalise(name).toLowerCase());
  const sorted = [...new Set(all)].toSorted((one, other) => other.length - one.length);
  known.set(currency, sorted);
  return sorted;
}

/** For one and for many, which are two words in some languages. */
function written(language: string, currency: string, kind: string): string[] {
  const currencyDisplay = kind === 'name' || kind === 'narrowSymbol' ? kind : 'symbol';
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay,
    maximumFractionDigits: 0,
  });
  const parts = [1, 2].flatMap((count) => format.formatToParts(count));
  return parts.filter(({ type }) => type === 'currency').map(({ value }) => value);
}
