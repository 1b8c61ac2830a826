import { usualLocale } from '../domain/language.ts';
import { english, type Texts } from './index.ts';

/** A catalogue for each locale that was asked for; beyond so many, which nobody has, they are made anew. */
const MOST_KEPT = 50;
const kept = new Map<string, Texts>();

/** The catalogue in which somebody of a locale is spoken to. `locale` is one of `spokenLocale`. */
export function textsIn(locale: string = usualLocale('en')): Texts {
  const found = kept.get(locale);
  if (found !== undefined) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const texts = english(locale);
  kept.set(locale, texts);
  return texts;
}
