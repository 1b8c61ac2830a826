/**
 * Of what was typed as one value, in UTF-16 units without the spaces around it: more is never looked at. Several times
 * the longest value, since a pasted one can have an unseen mark at every character.
 */
export const MAX_READ = 200;

/** Everything that is a dash to the eye, and the minus signs (Unicode, "General Punctuation", "Mathematical Operators"). */
const DASHES = /[\p{Pd}\u2212]/gu;
/** The apostrophes, primes and accents that stand for one; before compatibility forms, which take an accent apart. */
const APOSTROPHES = /['`´‘’‛ʹʼ′＇]/g;
/** Unseen: zero widths, soft hyphens, marks of direction. One that turns digits round (U+202E) stays, and is refused. */
const UNSEEN = /(?!\u202e)\p{Cf}/gu;
/** Superscripts, circled digits and fractions are no digits that somebody typed: `10²` is not 102. */
const NO_DIGITS_OF_THEIR_OWN = /[^\p{No}]+/gu;
const LINE_ENDS = / *[\n\r\v\f\u0085\u2028\u2029]+ */g;
const SPACES = /[\p{Zs}\t]+/gu;

/**
 * One spelling of everything that is typed: compatibility forms (full-width digits) become the usual ones, format
 * characters go, dashes, apostrophes and spaces become one each, and a line ends in one way. Without spaces around it.
 * It takes a text of any length; what reads a value cuts before ({@link typedWithin}).
 */
export function normalise(text: string): string {
  return text
    .replace(APOSTROPHES, "'")
    .replace(NO_DIGITS_OF_THEIR_OWN, (run) => run.normalize('NFKC'))
    .replace(UNSEEN, '')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .replace(LINE_ENDS, '\n')
    .trim();
}

/** The text in one spelling, or undefined where it is longer than can mean anything: no expression sees it. */
export function typedWithin(text: string, max: number, maxRead = MAX_READ): string | undefined {
  const typed = text.trim();
  if (typed.length > maxRead) return undefined;
  const one = normalise(typed);
  return one.length > max ? undefined : one;
}
