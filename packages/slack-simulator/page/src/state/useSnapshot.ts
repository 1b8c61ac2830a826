import { useEffect, useState } from 'react';
import type { Snapshot } from '../../../src/protocol.ts';
import { backoffMs } from './backoff.ts';
import { share } from './share.ts';

export type Connection = 'connecting' | 'live' | 'lost';

interface Stream {
  readonly snapshot?: Snapshot;
  readonly connection: Connection;
}

function readSnapshot(data: unknown): Snapshot | undefined {
  try {
    return JSON.parse(String(data)) as Snapshot;
  } catch {
    return undefined;
  }
}

const addressFor = (person: string | undefined) =>
  person ? `/page/stream?person=${encodeURIComponent(person)}` : '/page/stream';

/**
 * Follows one person's view of the workspace; without a person, that of its first one. A lost connection is taken up
 * again by the browser, which tells the server how long this page has been here. Where it gives up, the page tries for
 * as long as it is open, at the pace of {@link backoffMs}; until then the last snapshot stays.
 */
export function useSnapshot(person: string | undefined): Stream {
  const [stream, setStream] = useState<Stream>({ connection: 'connecting' });
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let known = false;
    const connect = () => {
      // Every other try is without the person: the address may be of a workspace that is no more.
      source = new EventSource(addressFor(known || failures % 2 === 0 ? person : undefined));
      source.onmessage = (event) => {
        const next = readSnapshot(event.data);
        if (!next) return;
        failures = 0;
        known = true;
        setStream((last) => ({ snapshot: share(last.snapshot, next), connection: 'live' }));
      };
      source.onerror = () => {
        setStream((last) => ({ ...last, connection: 'lost' }));
        if (source?.readyState !== EventSource.CLOSED) return;
        failures += 1;
        timer = setTimeout(connect, backoffMs(failures, Math.random()));
      };
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [person]);
  return stream;
}
