import { closest, distance } from 'fastest-levenshtein';

/** The first word after `/goal`. Nothing asks for what is due. */
export const WORDS = [
  '',
  'new',
  'list',
  'show',
  'checkin',
  'review',
  'digest',
  'blockers',
  'ask',
  'away',
  'team',
  'templates',
  'help',
] as const;
export type Word = (typeof WORDS)[number];

export type ParsedCommand =
  | { readonly known: true; readonly word: Word; readonly rest: string }
  | { readonly known: false; readonly typed: string; readonly nearest: Word };

/** So many letters may differ for a command to be guessed; more is another word, for which help serves better. */
const MOST_DIFFERENT = 2;
/** How much of an unknown word is looked at. */
const LONGEST_WORD = 40;

/** Splits what was typed after `/goal` into its word and the rest; for an unknown word, finds the one that was meant, or help. */
export function parseCommand(text: string): ParsedCommand {
  const [first = '', ...others] = text.trim().split(/\s+/);
  const typed = first.toLowerCase();
  const word = WORDS.find((one) => one === typed);
  if (word !== undefined) return { known: true, word, rest: others.join(' ') };
  const named = WORDS.filter((one) => one !== '');
  const looked = typed.slice(0, LONGEST_WORD);
  const close = named.find((one) => one === closest(looked, [...named])) ?? 'help';
  const apart = distance(looked, close);
  const nearest = apart <= MOST_DIFFERENT && apart < looked.length ? close : 'help';
  return { known: false, typed: first.slice(0, LONGEST_WORD), nearest };
}
