export const LANGUAGES = ['en', 'de'] as const;
/** A language that Goalpost speaks. */
export type Language = (typeof LANGUAGES)[number];

/** How a language writes numbers and dates where nothing closer is known (BCP 47). */
const USUAL_LOCALE: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/** The language of a locale, or English where Goalpost does not speak it. */
export function languageOf(locale: string): Language {
  return spokenIn(locale) ?? 'en';
}

/**
 * The locale in which Goalpost speaks to somebody: theirs (`de-AT`) where it knows the language, else British English.
 * Slack names locales as IETF tags, some with an underscore (docs.slack.dev, users.info with `include_locale`).
 */
export function spokenLocale(locale: string | undefined): string {
  const tag = locale?.replaceAll('_', '-') ?? '';
  const language = spokenIn(tag);
  if (language === undefined) return USUAL_LOCALE.en;
  return /^[a-z]{2}-[A-Z]{2}$/.test(tag) ? tag : USUAL_LOCALE[language];
}

/**
 * The locale that decides what a person means who types `4,250` or 3/4/2026: theirs, where Goalpost speaks its language
 * and so shows them numbers in it. Undefined where Slack says none or another one: they are asked.
 */
export function writtenLocale(locale: string | undefined): string | undefined {
  const spoken = spokenIn(locale ?? '') === undefined ? undefined : spokenLocale(locale);
  return spoken === locale?.replaceAll('_', '-') ? spoken : undefined;
}

function spokenIn(locale: string): Language | undefined {
  const [first] = locale.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((one) => one === first);
}

/** The locale of a language, for what is said to many. */
export function usualLocale(language: Language): string {
  return USUAL_LOCALE[language];
}
