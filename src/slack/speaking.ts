import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { endsWithin } from '../ends-within.ts';
import type { Texts } from '../text/index.ts';
import { textsIn } from '../text/languages.ts';
import type { Request } from './listeners/routes.ts';

/** Slack waits three seconds for an answer: who is not known by then is spoken to in English, this once. */
const PATIENCE_MS = 300;

/** Does what a request asks for. */
type Listening = (request: Request) => Promise<void>;

/**
 * Hands each request to listeners that speak to whoever it comes from in the locale that `localeOf` names for them;
 * `listening` makes those of a catalogue, and `patience` times as long as usual is waited for the locale. What fails there
 * costs no more than the language.
 */
export function speaking(
  localeOf: (user: string) => Promise<string>,
  listening: (texts: Texts) => Listening,
  patience = 1,
): Middleware<AnyMiddlewareArgs> {
  const listeners = new WeakMap<Texts, Listening>();
  const textsOf = async (user: string): Promise<Texts> => {
    const found = localeOf(user).catch(() => undefined);
    return textsIn((await endsWithin(found, patience * PATIENCE_MS)) ? await found : undefined);
  };
  return async (request) => {
    const { userId } = request.context;
    const texts = userId === undefined ? textsIn() : await textsOf(userId);
    const answer = listeners.get(texts) ?? listening(texts);
    listeners.set(texts, answer);
    await answer(request);
  };
}
