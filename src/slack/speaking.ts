import { AsyncLocalStorage } from 'node:async_hooks';
import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { endsWithin } from '../ends-within.ts';
import type { Texts } from '../text/index.ts';
import { textsIn } from '../text/languages.ts';

/** Slack waits three seconds for an answer: who is not known by then is spoken to in English, this once. */
const PATIENCE_MS = 300;

/** The language of whoever a request comes from, for everything that is done for that request. */
export interface Speaking {
  /** Finds out which language that is, before any listener runs. */
  readonly middleware: Middleware<AnyMiddlewareArgs>;
  /** The catalogue of the request that is being answered; English outside of one. */
  texts(): Texts;
}

/** Speaks to everybody in the locale that `localeOf` names for them. What fails there costs no more than the language. */
export function createSpeaking(localeOf: (user: string) => Promise<string>): Speaking {
  const current = new AsyncLocalStorage<Texts>();
  const textsOf = async (user: string): Promise<Texts> => {
    const found = localeOf(user).catch(() => undefined);
    return textsIn((await endsWithin(found, PATIENCE_MS)) ? await found : undefined);
  };
  return {
    middleware: async ({ context, next }) => {
      const texts = context.userId === undefined ? textsIn() : await textsOf(context.userId);
      await current.run(texts, next);
    },
    texts: () => current.getStore() ?? textsIn(),
  };
}
