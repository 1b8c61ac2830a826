import { closest, distance } from 'fastest-levenshtein';

export type ParsedCommand<Command> =
  | { readonly known: true; readonly command: Command; readonly rest: string }
  /** `word` is the nearest one, `help` where none is near. */
  | { readonly known: false; readonly typed: string; readonly word: string };

const HELP = 'help';

/** So many letters may differ for a command to be guessed; more is another word, for which help serves better. */
const MAX_DIFFERENT = 2;
/** How much of an unknown word is looked at. */
const MAX_WORD_LENGTH = 40;

/** Splits what was typed after `/goal` into its word and the rest; for an unknown word, finds the one that was meant, or help. */
export function parseCommand<Command extends { readonly word: string; readonly also?: readonly string[] }>(
  text: string,
  commands: readonly Command[],
): ParsedCommand<Command> {
  const [first = '', ...others] = text.trim().split(/\s+/);
  const typed = first.toLowerCase();
  const whole = [typed, ...others].join(' ').toLowerCase();
  const meant = commands.find(({ also = [] }) => also.includes(whole));
  if (meant !== undefined) return { known: true, command: meant, rest: '' };
  const command = commands.find(({ word }) => word === typed);
  if (command !== undefined) return { known: true, command, rest: others.join(' ') };
  const named = commands.map(({ word }) => word).filter((one) => one !== '');
  const looked = typed.slice(0, MAX_WORD_LENGTH);
  const close = named.find((one) => one === closest(looked, named)) ?? HELP;
  const apart = distance(looked, close);
  const nearest = apart <= MAX_DIFFERENT && apart < looked.length ? close : HELP;
  return { known: false, typed: first.slice(0, MAX_WORD_LENGTH), word: nearest };
}
