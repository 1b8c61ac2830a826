import { normalise } from './reading/normalise.ts';

/** So much of a text is searched and searched for: longer than any name or title. */
export const MAX_FOLDED = 400;
/** Accents and other marks over and under letters; not the vowel signs of scripts that are written with them. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe00-\ufe0f]/g;
/** Nothing to fold but the case: most titles, in less than a microsecond. */
const ASCII = /^[\x20-\x7e]*$/;
const QUOTES = /[„“”‟«»‹›‚″〝〞〟]/g;
/** Letters that no normalisation takes apart. The second spelling is the one of people without such a key. */
const LETTERS: Readonly<Record<string, readonly [string, string]>> = {
  ä: ['a', 'ae'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  å: ['a', 'aa'],
  ø: ['o', 'oe'],
  ß: ['ss', 'ss'],
  æ: ['ae', 'ae'],
  œ: ['oe', 'oe'],
  ł: ['l', 'l'],
  đ: ['d', 'd'],
  ð: ['d', 'd'],
  þ: ['th', 'th'],
  ı: ['i', 'i'],
  ς: ['σ', 'σ'],
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * A text as it is searched: without case and accents, in one spelling of dashes, quotes, apostrophes and spaces, without
 * quotes around it. Both sides of every search are folded.
 */
export function fold(text: string): string {
  return foldInto(text, 0);
}

/** What a text may be typed as: `Kündigungen` as `kundigungen` and as `kuendigungen`. One or two. */
export function foldings(text: string): readonly string[] {
  return [...new Set([foldInto(text, 0), foldInto(text, 1)])];
}

/** Whether a text holds what was typed, be it a part of a word. */
export function holds(text: string, typed: string): boolean {
  const forms = foldings(text);
  return foldings(typed).some((wanted) => forms.some((form) => form.includes(wanted)));
}

/** The words of what was typed, each without quotes around it; none of an empty text. */
export function wordsOf(typed: string): readonly string[] {
  return withoutQuotes(normalise(typed.slice(0, MAX_FOLDED)).replaceAll(QUOTES, '"'))
    .split(/\s+/)
    .map((word) => word.replaceAll(/^"+|"+$/g, ''))
    .filter((word) => word !== '');
}

/** Those that are called exactly as was typed, else those that have all its words in their name. None for no words. */
export function findNamed<T>(items: readonly T[], typed: string, nameOf: (item: T) => string): readonly T[] {
  const named = items.map((item) => ({ item, forms: foldings(nameOf(item)) }));
  const wanted = foldings(typed);
  const exact = named.filter(({ forms }) => forms.some((form) => wanted.includes(form)));
  if (exact.length > 0) return exact.map(({ item }) => item);
  const words = wordsOf(typed).map(foldings);
  const has = (forms: readonly string[], word: readonly string[]) =>
    forms.some((form) => word.some((one) => form.includes(one)));
  const within = named.filter(({ forms }) => words.every((word) => has(forms, word)));
  return words.length === 0 ? [] : within.map(({ item }) => item);
}

function foldInto(text: string, spelling: 0 | 1): string {
  const looked = text.slice(0, MAX_FOLDED);
  const one = (
    ASCII.test(looked) ? looked.replaceAll('`', "'") : normalise(looked).replaceAll(QUOTES, '"')
  ).toLowerCase();
  const plain = ASCII.test(one) ? one : withoutMarks(one, spelling);
  return withoutQuotes(plain.replaceAll(/\s+/g, ' ').trim());
}

function withoutMarks(text: string, spelling: 0 | 1): string {
  return text
    .replace(SPECIAL, (letter) => LETTERS[letter]?.[spelling] ?? letter)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC');
}

function withoutQuotes(text: string): string {
  const isQuoted = text.length > 1 && (/^"[^"]*"$/.test(text) || /^'[^']*'$/.test(text));
  return isQuoted ? text.slice(1, -1).trim() : text;
}
