import { type FetchFunction, type Logger, LogLevel, WebClient } from '@slack/web-api';
import { randomOf } from '../test/support/seeded.ts';
import { createVirtualClock } from './clock.ts';
import type { FaultKind } from './faults.ts';
import type { Call } from './gate.ts';
import { createSlack, readCall } from './slack.ts';
import { STRIKES } from './strike.ts';

/** What befalls a post, for somebody who keeps what is still to be posted in a table and nothing else. */
export const POST_FAULTS = [
  'crash-before',
  'crash-after',
  'slack-reset',
  'slack-reset-after',
  'slack-500',
  'slack-500-after',
  'slack-timeout',
  'slack-timeout-after',
  'slack-internal-error',
  'slack-internal-error-after',
] as const satisfies readonly FaultKind[];

/** `tenRetriesInAboutThirtyMinutes` of the client, which it does not export where a module can import it. */
const DEFAULT_RETRIES = { retries: 10, factor: 1.96821, randomize: true } as const;

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

export interface Posting {
  readonly posts: number;
  /** Messages that stand more than once. */
  readonly doubled: number;
  /** Messages that stand nowhere. */
  readonly lost: number;
}

/**
 * Posts as many messages as there are faults, each of which meets one, through a `WebClient` as `new WebClient(token)`
 * makes it, but for the waits between its tries, which are left out. A message is ticked off when the call has returned, and
 * posted again after a crash.
 */
export async function postByDefault(struck: Readonly<Partial<Record<FaultKind, number>>>, seed = 1): Promise<Posting> {
  const clock = createVirtualClock();
  const slack = createSlack(clock.ms, []);
  const random = randomOf(seed);
  const faults = POST_FAULTS.flatMap((kind) => Array.from({ length: struck[kind] ?? 0 }, () => kind));
  for (const [index, kind] of faults.entries()) {
    let isStruck = false;
    const fetch: FetchFunction = async (url, init) => {
      const { method, call } = readCall(String(url), init?.body);
      const act = async () => slack.answer(method, call);
      if (isStruck) return act();
      isStruck = true;
      const around = { pass: clock.pass, kill: () => undefined };
      const { value, error } =
        (await STRIKES[kind]?.({ act } as Pick<Call, 'act'> as Call, random(1000), around)) ?? {};
      if (error !== undefined) throw error;
      return value as Awaited<ReturnType<FetchFunction>>;
    };
    const post = (isDying = false) => {
      const waits = { minTimeout: 0, maxTimeout: 1 };
      const retryConfig = { ...DEFAULT_RETRIES, ...waits, ...(isDying && { retries: 0 }) };
      const client = new WebClient('xoxb-default', { fetch, logger: silent, retryConfig });
      const metadata = { event_type: 'job', event_payload: { id: `m${index}` } };
      return client.chat.postMessage({ channel: 'C1', text: 'hello', metadata });
    };
    const isCrash = kind.startsWith('crash');
    // Who crashed is started again, and its table says that the message is still to be posted.
    await post(isCrash).catch(async () => (isCrash ? post() : undefined));
  }
  const counts = new Map<string, number>();
  for (const { ref } of slack.messages) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  return {
    posts: faults.length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    lost: faults.length - counts.size,
  };
}
