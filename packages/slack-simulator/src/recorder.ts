import { channel } from 'node:diagnostics_channel';
import type { InspectorEntry } from './protocol.ts';
import { RECORDS } from './records-channel.ts';
import { redacted } from './redacted.ts';

/** One Web API call of the app (`in`) or one payload sent to it (`out`). */
export interface CallRecord {
  readonly id: number;
  readonly at: Date;
  readonly direction: 'in' | 'out';
  /** The Web API method, or the payload's type and name. */
  readonly name: string;
  readonly request: unknown;
  readonly response: unknown;
  /** `ok`, an error code, `not_rolled_out` for a block that the workspace does not have yet, or an HTTP status. */
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
/** Of what was typed after a command, in the line of it, in characters. */
const MAX_TYPED_LENGTH = 60;

function entryOf({ id, at, direction, name, status, ms, request, response }: CallRecord): InspectorEntry {
  const detail = redacted({ request, response });
  return { id, at: at.toISOString(), direction, name: titleOf(name, request), status, ms: Math.round(ms), detail };
}

/** A slash command with what was typed after it: else one line of them looks like the other. */
function titleOf(name: string, request: unknown): string {
  if (!name.startsWith('/') || typeof request !== 'object' || request === null) return name;
  const text = 'text' in request ? String(request.text) : '';
  return `${name} ${text.slice(0, MAX_TYPED_LENGTH)}`.trim();
}

/** `app` is told to whoever listens on the records channel. */
export function createRecorder(changed: () => void, app: string): Recorder {
  const records = channel(RECORDS);
  const calls: CallRecord[] = [];
  /** Entries are written out when somebody looks, once each: benchmarks have nobody who looks. */
  const written = new WeakMap<CallRecord, InspectorEntry>();
  let last = 0;
  const shown = (record: CallRecord): InspectorEntry => {
    const entry = written.get(record) ?? entryOf(record);
    written.set(record, entry);
    return entry;
  };
  return {
    add: (record) => {
      last += 1;
      const kept: CallRecord = { ...record, id: last };
      calls.push(kept);
      if (records.hasSubscribers) records.publish({ record: kept, app });
      if (calls.length > keptCalls) calls.shift();
      changed();
    },
    calls: () => calls,
    inspector: () => calls.slice(-shownCalls).map(shown),
  };
}
