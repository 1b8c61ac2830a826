import { performance } from 'node:perf_hooks';
import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { Texts } from '../text/index.ts';
import type { TextsIn } from '../text/languages.ts';
import type { ListenerDeps } from './listener-deps.ts';
import type { Routes } from './routes.ts';

/** Slack waits three seconds for an answer: who is not known by then is spoken to in English, this once. */
const LOCALE_TIMEOUT_MS = 300;

/** What listeners work with, but for what each request brings. */
export type SharedDeps<Known> = Omit<ListenerDeps<Known>, 'texts' | 'elapsedMs'>;

interface Localizing {
  readonly localeOf: (user: string) => Promise<string>;
  readonly textsIn: TextsIn;
}

/**
 * Hands each request to its listener, with the texts of whoever it comes from. A locale that is not found in time, or
 * cannot be, costs no more than the language.
 */
export function localizedListeners<Known>(
  routes: Routes<ListenerDeps<Known>>,
  shared: SharedDeps<Known>,
  { localeOf, textsIn }: Localizing,
): Middleware<AnyMiddlewareArgs> {
  const textsOf = async (user: string): Promise<Texts> => {
    const found = localeOf(user).catch(() => undefined);
    return textsIn((await settlesWithin(found, shared.waitFactor * LOCALE_TIMEOUT_MS)) ? await found : undefined);
  };
  return async (request) => {
    const cameAt = performance.now();
    const { userId } = request.context;
    const texts = userId === undefined ? textsIn() : await textsOf(userId);
    // What is `Known` is lost in a spread of a generic.
    const deps = { ...shared, texts, elapsedMs: () => performance.now() - cameAt } as ListenerDeps<Known>;
    await routes.handle(request, deps);
  };
}
