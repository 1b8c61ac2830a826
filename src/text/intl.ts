/** Making a formatter costs some fifty times as much as using it, so that each is made once. */
const MAX_KEPT = 200;

function keeping<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const kept = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make(locale, options);
    // There are as many as there are locales, currencies and ways to write a day; beyond the bound it begins anew.
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, made);
    return made;
  };
}

/** As `new Intl.NumberFormat(locale, options)`, and the same one for the same arguments. */
export const numberFormat = keeping(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** As `new Intl.ListFormat(locale, options)`, and the same one for the same arguments. */
export const listFormat = keeping(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);

/** As `new Intl.DateTimeFormat(locale, options)`, and the same one for the same arguments. */
export const dateFormat = keeping(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
