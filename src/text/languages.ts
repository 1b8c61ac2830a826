import { type Language, languageOf, usualLocale } from '../domain/language.ts';
import { german } from './de/index.ts';
import { english, type Texts } from './index.ts';

/** A language without a catalogue does not compile. */
const CATALOGUE: Record<Language, (locale: string) => Texts> = { en: english, de: german };

/** A catalogue for each locale that was asked for; beyond so many, which nobody has, they are made anew. */
const MOST_KEPT = 50;
const kept = new Map<string, Texts>();

/** The catalogue in which somebody of a locale is spoken to. `locale` is one of `spokenLocale`; of what is not spoken, English. */
export function textsIn(locale: string = usualLocale('en')): Texts {
  const found = kept.get(locale);
  if (found !== undefined) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const texts = CATALOGUE[languageOf(locale)](locale);
  kept.set(locale, texts);
  return texts;
}
