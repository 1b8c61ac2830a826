import { CLIENT_WORD } from '../../../domain/report/goal-filter.ts';
import type { Texts } from '../../../text/index.ts';

/** What follows the word for a client, as `/goal list` reads it; undefined where something else is typed. */
export function afterClientWord(typed: string, { list }: Texts): string | undefined {
  const words = list.vocabulary[CLIENT_WORD].toSorted((one, other) => other.length - one.length);
  const found = words.find((word) => typed.toLowerCase().startsWith(`${word} `));
  return found === undefined ? undefined : typed.slice(found.length).trim();
}
