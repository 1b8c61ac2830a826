import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { settlesWithin } from '../../concurrency/settles-within.ts';
import { type Envelope, readMessage } from './message.ts';

/** All in milliseconds. */
export interface ConnectionTiming {
  /** Between pings. A connection that answers two in a row with nothing at all is silent. */
  readonly pingEveryMs: number;
  /** From the first byte until Slack's hello. */
  readonly helloMs: number;
  /** So long Slack waits for an acknowledgement; what takes longer keeps no connection open. */
  readonly ackMs: number;
  /** From our goodbye until the connection is cut off. */
  readonly closeMs: number;
}

export interface ConnectionEvents {
  /** A request came in. The connection stays open until the promise settles, for `ackMs` at the most. */
  envelope(envelope: Envelope, acknowledge: (answer: unknown) => void): Promise<unknown>;
  /** The next connection is needed: Slack is about to end this one, or it is silent, or gone. Said once. */
  ending(reason: string): void;
  /** An acknowledgement could not be sent. */
  late(): void;
}

/** One WebSocket to Slack, from its hello to its end. */
export interface Connection {
  /** Open, and heard from. */
  isAlive(): boolean;
  /** Why the next one is needed; undefined as long as it is not. */
  endsFor(): string | undefined;
  /**
   * Closes it once every request that Slack had sent by now is acknowledged. What comes in after that is not looked at.
   * Settles when it is gone.
   */
  leave(): Promise<void>;
  /** Resolves when it is gone. */
  readonly gone: Promise<void>;
}

const SILENT_AFTER_PINGS = 2;
/** Far more than the largest view with everything that can be typed into it. */
const MAX_BYTES = 4_194_304;
const NORMAL_CLOSURE = 1000;

/** Slack took the connection and sent it away again. */
export class SentAway extends Error {
  override readonly name = 'SentAway';
  readonly reason: string;

  constructor(reason: string) {
    super(`Slack sent the connection away: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Opens a connection at an address that `apps.connections.open` gave; resolves with Slack's hello. Rejects with
 * {@link SentAway} or what went wrong, and when the signal is aborted.
 */
export function openConnection(
  url: string,
  events: ConnectionEvents,
  timing: ConnectionTiming,
  signal: AbortSignal,
): Promise<Connection> {
  const socket = new WebSocket(url, {
    handshakeTimeout: timing.helloMs,
    maxPayload: MAX_BYTES,
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    const settled = () => {
      clearTimeout(late);
      signal.removeEventListener('abort', stopped);
      socket.off('close', closed).off('message', greeted);
    };
    const fail = (error: Error) => {
      settled();
      socket.terminate();
      reject(error);
    };
    const stopped = () => fail(new Error('stopped'));
    const closed = (code: number) => fail(new Error(`Slack closed the connection before its hello (${code})`));
    const greeted = (data: unknown) => {
      const message = readMessage(String(data));
      if (message?.kind === 'farewell') fail(new SentAway(message.reason));
      if (message?.kind !== 'hello') return;
      settled();
      resolve(serve(socket, events, timing));
    };
    const late = setTimeout(() => fail(new Error(`Slack said no hello within ${timing.helloMs} ms`)), timing.helloMs);
    signal.addEventListener('abort', stopped);
    // An error is followed by the close; until then it has to be heard, or it ends the process.
    socket.on('error', fail).on('close', closed).on('message', greeted);
  });
}

function serve(socket: WebSocket, events: ConnectionEvents, timing: ConnectionTiming): Connection {
  const waiting = new Set<Promise<unknown>>();
  let unanswered = 0;
  let endsFor: string | undefined;
  let isLeaving = false;
  const ending = (reason: string) => {
    if (endsFor !== undefined) return;
    endsFor = reason;
    events.ending(reason);
  };
  const heard = () => {
    unanswered = 0;
  };
  const acknowledge = (id: string) => (answer: unknown) => {
    const payload = typeof answer === 'string' ? { text: answer } : (answer ?? {});
    socket.send(JSON.stringify({ envelope_id: id, payload }), (error) => {
      if (error != null) events.late();
    });
  };
  const take = (envelope: Envelope) => {
    const work = settlesWithin(events.envelope(envelope, acknowledge(envelope.id)), timing.ackMs);
    waiting.add(work);
    void work.finally(() => waiting.delete(work));
  };
  socket.on('message', (data) => {
    heard();
    const message = isLeaving ? undefined : readMessage(String(data));
    if (message?.kind === 'envelope') take(message.envelope);
    if (message?.kind === 'farewell') ending(message.reason);
  });
  socket.on('ping', heard).on('pong', heard);
  // A count of pings and no clock: after this process stood still, what Slack said meanwhile is read before the next.
  const pings = setInterval(() => {
    if (unanswered >= SILENT_AFTER_PINGS) ending('silent');
    if (socket.readyState !== WebSocket.OPEN) return;
    unanswered += 1;
    socket.ping();
  }, timing.pingEveryMs);
  const gone = new Promise<void>((resolve) => {
    socket.on('close', () => {
      clearInterval(pings);
      ending('closed');
      resolve();
    });
  });
  const isAlive = () => socket.readyState === WebSocket.OPEN && unanswered <= SILENT_AFTER_PINGS;
  const acknowledged = async () => {
    while (waiting.size > 0) await Promise.all(waiting);
  };
  /** The answer to a ping comes behind everything that was on its way to us. */
  const caughtUp = () =>
    new Promise<void>((resolve) => {
      const mark = randomUUID();
      socket.on('pong', (data) => String(data) === mark && resolve()).ping(mark);
    });
  return {
    isAlive,
    endsFor: () => endsFor,
    gone,
    leave: async () => {
      if (isAlive()) await settlesWithin(caughtUp(), timing.closeMs);
      if (isAlive()) await settlesWithin(acknowledged(), timing.ackMs);
      isLeaving = true;
      socket.close(NORMAL_CLOSURE);
      if (!(await settlesWithin(gone, timing.closeMs))) socket.terminate();
      await gone;
    },
  };
}
