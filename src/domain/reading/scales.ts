/** How many ones a word for thousands, millions or more stands for, in English and German. */
const SCALES: Readonly<Record<string, number>> = {
  ...of(1e3, 'k tsd tausend thousand thousands'),
  ...of(1e5, 'lakh lakhs lac lacs'),
  ...of(1e6, 'm mm mn mln mio million millions millionen'),
  ...of(1e7, 'crore crores'),
  ...of(1e9, 'b bn mrd mia milliarde milliarden'),
  ...of(1e12, 'billionen'),
};
/** `T` is a thousand to German accountants, a trillion in English. */
const T = { en: 1e12, de: 1e3 } as const;
/** A thousand millions in English, a million of them in German. */
const BILLION = { en: 1e9, de: 1e12 } as const;
const WITH_WORD = /^(.*\d) ?(\p{L}+)\.?$/u;

/** A number without its scale, and by how much it is multiplied; two scales where the language decides and is not known. */
export interface Scaled {
  readonly digits: string;
  readonly scales: readonly number[];
  /** As it was typed, to be said again. */
  readonly word: string;
}

/** Whether the number is one of money, or its `T` stands before the currency (`950 T€`, `TEUR 950`). */
export type BesideMoney = 'money' | 'thousands';

/**
 * Takes `k`, `Mio.` or `billion` off the end of a number. Undefined where a word stands there that is no scale. A text
 * without a word has the scale 1.
 */
export function withoutScale(typed: string, locale: string | undefined, money?: BesideMoney): Scaled | undefined {
  const [, digits = '', written = ''] = WITH_WORD.exec(typed) ?? [];
  if (written === '') return { digits: typed, scales: [1], word: '' };
  const scales = scalesOf(written.toLowerCase(), locale, money);
  const word = written.length === 1 ? written.toLowerCase() : ` ${written}`;
  return scales.length === 0 ? undefined : { digits, scales, word };
}

function scalesOf(word: string, locale: string | undefined, money: BesideMoney | undefined): readonly number[] {
  if (word === 'billions') return [BILLION.en];
  if (word === 'billion') return inLanguage(BILLION, locale);
  if (word === 't' && money === 'thousands') return [T.de];
  if (word === 't') return money === undefined ? [] : inLanguage(T, locale);
  const scale = SCALES[word];
  return scale === undefined ? [] : [scale];
}

/** What a word means in the language of the locale; all that it can mean where that is not known. */
function inLanguage(
  means: { readonly en: number; readonly de: number },
  locale: string | undefined,
): readonly number[] {
  if (locale?.startsWith('en')) return [means.en];
  return locale?.startsWith('de') ? [means.de] : [means.en, means.de];
}

function of(scale: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word) => [word, scale]));
}
