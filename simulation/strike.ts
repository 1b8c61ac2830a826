import { MongoNetworkError, MongoServerError } from 'mongodb';
import type { FaultKind } from './faults.ts';
import { type Call, Killed } from './gate.ts';
import { json, response } from './response.ts';

/** What a struck call does to the world around it. */
export interface Surroundings {
  /** Ends the process that made the call. */
  readonly kill: (call: Call) => void;
  /** Lets virtual time go on by so many milliseconds. */
  readonly pass: (ms: number) => void;
}

const reset = () => new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
const timeout = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const serverError = () => response('<html>oops</html>', 500);
/** Of the Web API client (`delivery-client.ts`). */
const TIMEOUT_MS = 10_000;

const storeError = (code: number, codeName: string) =>
  new MongoServerError({ ok: 0, errmsg: codeName, code, codeName });

/** What whoever called gets in place of the answer; undefined where the call is done as it should be. */
type Strike = (call: Call, amount: number, around: Surroundings) => Promise<{ value?: unknown; error?: unknown }>;

const kills = async (call: Call, around: Surroundings) => {
  around.kill(call);
  return { error: new Killed() };
};

/** What each fault does to the call that it befalls. Those that befall no single call are not here. */
export const STRIKES: { readonly [Kind in FaultKind]?: Strike } = {
  'crash-before': (call, _, around) => kills(call, around),
  'crash-after': async (call, _, around) => {
    await call.act().catch(() => undefined);
    return kills(call, around);
  },
  'store-lost': async () => ({ error: new MongoNetworkError('connection closed') }),
  'store-answer-lost': async (call) => {
    await call.act().catch(() => undefined);
    return { error: new MongoNetworkError('connection closed') };
  },
  stepdown: async () => ({ error: storeError(10107, 'NotWritablePrimary') }),
  'disk-full': async () => ({ error: storeError(14031, 'OutOfDiskSpace') }),
  'slack-reset': async () => ({ error: reset() }),
  'slack-reset-after': async (call) => {
    await call.act();
    return { error: reset() };
  },
  'slack-500': async () => ({ value: serverError() }),
  'slack-500-after': async (call) => {
    await call.act();
    return { value: serverError() };
  },
  'slack-timeout': async (_call, _amount, around) => {
    around.pass(TIMEOUT_MS);
    return { error: timeout() };
  },
  'slack-timeout-after': async (call, _amount, around) => {
    await call.act();
    around.pass(TIMEOUT_MS);
    return { error: timeout() };
  },
  'slack-internal-error': async () => ({ value: json({ ok: false, error: 'internal_error' }) }),
  'slack-internal-error-after': async (call) => {
    await call.act();
    return { value: json({ ok: false, error: 'internal_error' }) };
  },
  'slack-429': async (_call, amount) => ({
    value: response('', 429, { 'retry-after': String(1 + (amount % 60)) }),
  }),
};
