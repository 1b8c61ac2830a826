import { type Language, languageOf, usualLocale } from '../domain/language.ts';
import { commands as commandsDe } from './de/commands.ts';
import { measures as measuresDe } from './de/measures.ts';
import { pace as paceDe } from './de/pace.ts';
import { problems as problemsDe } from './de/problems.ts';
import { words as wordsDe } from './de/words.ts';
import { commands } from './en/commands.ts';
import { measures } from './en/measures.ts';
import { pace } from './en/pace.ts';
import { problems } from './en/problems.ts';
import { words } from './en/words.ts';
import { type Formats, formats } from './format.ts';
import type { FeatureTexts, SharedTexts, TextParts, Texts } from './index.ts';

interface SharedParts {
  readonly measures: typeof measures;
  readonly words: typeof words;
  readonly pace: typeof pace;
  readonly problems: typeof problems;
  readonly commands: typeof commands;
}

/** What every feature says. A language without it does not compile. */
const SHARED: Record<Language, SharedParts> = {
  en: { measures, words, pace, problems, commands },
  de: { measures: measuresDe, words: wordsDe, pace: paceDe, problems: problemsDe, commands: commandsDe },
};

/** Catalogues kept for the locales that were asked for; beyond so many, which nobody has, they are made anew. */
const MAX_KEPT = 50;

/** The catalogue of a locale; that of British English where the locale is of no language that Goalpost speaks. */
export type TextsIn = (locale?: string) => Texts;

/** Joins what features say into one catalogue for each locale (BCP 47, one of `spokenLocale`). */
export function createCatalogues(features: readonly FeatureTexts[]): TextsIn {
  const kept = new Map<string, Texts>();
  return (locale = usualLocale('en')) => {
    const found = kept.get(locale);
    if (found !== undefined) return found;
    if (kept.size >= MAX_KEPT) kept.clear();
    const texts = catalogueOf(features, locale);
    kept.set(locale, texts);
    return texts;
  };
}

function catalogueOf(features: readonly FeatureTexts[], locale: string): Texts {
  const language = languageOf(locale);
  const shared = SHARED[language];
  const format = formats(locale, shared.measures);
  const base = sharedTexts(shared, locale, format);
  const parts = features.flatMap((one) => Object.entries(one[language]));
  const made = Object.fromEntries(parts.map(([name, part]) => [name, part(format, base.word)]));
  // Which parts there are is known from their declarations alone; a test holds the two together.
  return { ...base, ...(made as unknown as TextParts) };
}

function sharedTexts({ words, pace, problems, commands }: SharedParts, locale: string, format: Formats): SharedTexts {
  const word = words(format);
  return { locale, format, word, pace: pace(format), problem: problems(format), command: commands(format, word) };
}
