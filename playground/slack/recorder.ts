import type { InspectorEntry } from '../protocol.ts';

/** One Web API call of the app (`in`) or one payload sent to it (`out`). */
export interface CallRecord {
  readonly id: number;
  readonly at: Date;
  readonly direction: 'in' | 'out';
  /** The Web API method, or the payload's type and name. */
  readonly name: string;
  readonly request: unknown;
  readonly response: unknown;
  /** `ok`, an error code, or an HTTP status. */
  readonly status: string;
  readonly ms: number;
}

export interface Recorder {
  readonly add: (record: Omit<CallRecord, 'id'>) => void;
  /** The last 5,000, oldest first. */
  readonly calls: () => readonly CallRecord[];
  /** The last 200, oldest first, with secrets removed. */
  readonly inspector: () => readonly InspectorEntry[];
}

const keptCalls = 5_000;
const shownCalls = 200;
const longestDetail = 20_000;
const secretText = /x(?:ox[a-z]|app)-[\w-]+|(?<=ticket=)\w+/g;
const secretKeys = new Set(['token', 'authorization', 'bot_access_token', 'trigger_id', 'response_url', 'upload_url']);

/** JSON for people to read, without tokens, triggers and one-use addresses, cut at 20,000 characters. */
export function redacted(value: unknown): string {
  const text = JSON.stringify(value, (key, inner: unknown) => (secretKeys.has(key) ? '…' : inner), 2) ?? '';
  return text.replace(secretText, '…').slice(0, longestDetail);
}

export function createRecorder(changed: () => void): Recorder {
  const calls: CallRecord[] = [];
  const shown: InspectorEntry[] = [];
  let last = 0;
  return {
    add: (record) => {
      last += 1;
      calls.push({ ...record, id: last });
      if (calls.length > keptCalls) calls.shift();
      const { at, direction, name, status, ms } = record;
      const detail = redacted({ request: record.request, response: record.response });
      shown.push({ id: last, at: at.toISOString(), direction, name, status, ms: Math.round(ms), detail });
      if (shown.length > shownCalls) shown.shift();
      changed();
    },
    calls: () => calls,
    inspector: () => shown,
  };
}
