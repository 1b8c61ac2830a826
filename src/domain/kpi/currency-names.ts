/** Where the symbols of a currency come from: each language has its own, like `US$`, `$` and `￥`. */
const LANGUAGES = ['en', 'en-GB', 'en-IN', 'de', 'de-CH', 'ja', 'pt-BR', 'sv', 'fr', 'es'];
const known = new Map<string, readonly string[]>();

/**
 * What a currency is written with, in lower case and the longest first: its code of ISO 4217 and its symbols by the
 * Unicode CLDR, also the narrow one (`$` for the US dollar and for the Canadian one).
 */
export function currencyNames(currency: string): readonly string[] {
  const found = known.get(currency);
  if (found !== undefined) return found;
  const names = [...new Set([currency, ...LANGUAGES.flatMap((one) => symbols(one, currency))])];
  const sorted = names.map((name) => name.toLowerCase()).toSorted((one, other) => other.length - one.length);
  known.set(currency, sorted);
  return sorted;
}

function symbols(language: string, currency: string): string[] {
  return (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) => {
    const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
    return parts.filter(({ type }) => type === 'currency').map(({ value }) => value.replaceAll('\u00a0', ' ').trim());
  });
}
