/** Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode). */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { secret } from '../ids.ts';
import { type Ack, ackDeadlineMs, type Outgoing, type Transport } from './deliver.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** In real milliseconds. */
export interface Renewal {
  /** From the warning to `refresh_requested`; 10,000 by default. 0 gives no warning. */
  readonly warnedMs?: number;
  /** From `refresh_requested` until Slack closes the connection; 1,000 by default. */
  readonly closesAfterMs?: number;
}

/**
 * What becomes of a new connection: `refuse` answers 503, `ignore` takes it and never says hello, `drop` cuts it off
 * after the hello.
 */
export type Admission = 'accept' | 'refuse' | 'ignore' | 'drop';

export interface SocketHistory {
  /** How many were taken up so far. */
  readonly opened: number;
  /** The most that were open at once. */
  readonly most: number;
}

export interface SocketMode extends Transport {
  /** A one-use address for `apps.connections.open`. */
  readonly issueUrl: (base: string) => string;
  /**
   * Slack's reasons to end a connection: `warning` comes ten seconds before, `refresh_requested` every few hours,
   * `link_disabled` when Socket Mode is switched off, after which there are no new ones. `drop` says nothing. `freeze`
   * leaves a connection half open: payloads are still sent to it and get lost, and nothing is heard from it any more.
   */
  readonly disconnect: (how: DisconnectReason | 'drop' | 'freeze') => void;
  /**
   * Renews every connection as Slack does every few hours. Payloads go to it until `refresh_requested`, and after that
   * where there is no other; until the close it can acknowledge.
   */
  readonly renew: (renewal?: Renewal) => void;
  /** For connections from now on; `accept` by default. */
  readonly admit: (admission: Admission) => void;
  /** How many are open. */
  readonly connections: () => number;
  readonly history: () => SocketHistory;
}

/** docs.slack.dev: "up to 10 open WebSocket connections at the same time". */
const maxConnections = 10;
const maxTickets = 100;
const pingEveryMs = 10_000;
/** docs.slack.dev: "You may receive a warning about 10 seconds before the disconnect". */
const slackRenewal = { warnedMs: 10_000, closesAfterMs: 1_000 };
/** Clients get this long to answer a close before they are cut off. */
const farewellMs = 500;

async function waitUntilGone(gone: () => boolean): Promise<void> {
  const end = performance.now() + farewellMs;
  while (!gone() && performance.now() < end) await sleep(5);
}

interface Pending {
  readonly socket: WebSocket;
  readonly settle: (ack: Ack) => void;
}

function readAck(data: Buffer): { readonly envelopeId: string; readonly payload: unknown } | undefined {
  try {
    const message: unknown = JSON.parse(data.toString());
    if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return undefined;
    return { envelopeId: String(message.envelope_id), payload: 'payload' in message ? message.payload : {} };
  } catch {
    return undefined;
  }
}

export function createSocketMode(
  server: Server,
  options: {
    readonly appId: string;
    readonly changed: () => void;
    readonly pingEveryMs?: number | undefined;
    readonly ackMs?: number;
  },
): SocketMode {
  const { ackMs = ackDeadlineMs } = options;
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const pending = new Map<string, Pending>();
  const webSockets = new WebSocketServer({ noServer: true });
  const frozen = new Set<WebSocket>();
  const refreshed = new Set<WebSocket>();
  const unanswered = new Set<WebSocket>();
  const renewing = new Set<NodeJS.Timeout>();
  let admission: Admission = 'accept';
  let next = 0;
  let opened = 0;
  let max = 0;

  const forget = (socket: WebSocket) => {
    const index = sockets.indexOf(socket);
    if (index >= 0) sockets.splice(index, 1);
    frozen.delete(socket);
    refreshed.delete(socket);
    unanswered.delete(socket);
    for (const entry of [...pending.values()].filter((one) => one.socket === socket)) {
      entry.settle({ ok: false, reason: 'connection_failed' });
    }
    options.changed();
  };
  const farewell = (socket: WebSocket, reason: DisconnectReason | 'too_many_websockets') => {
    if (frozen.has(socket)) return;
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'simulator' } }));
  };
  const later = (ms: number, what: () => void) => {
    const timer = setTimeout(() => {
      renewing.delete(timer);
      what();
    }, ms);
    timer.unref();
    renewing.add(timer);
  };
  const greet = (socket: WebSocket) => {
    if (sockets.length >= maxConnections) {
      farewell(socket, 'too_many_websockets');
      socket.close(1000);
      return;
    }
    sockets.push(socket);
    opened += 1;
    max = Math.max(max, sockets.length);
    socket.on('pong', () => unanswered.delete(socket));
    socket.on('message', (data: Buffer) => {
      const ack = readAck(data);
      const asked = ack && pending.get(ack.envelopeId);
      if (asked?.socket === socket) asked.settle({ ok: true, body: ack?.payload });
    });
    socket.on('close', () => forget(socket));
    socket.on('error', () => socket.terminate());
    if (admission === 'ignore') return;
    const debug_info = { host: 'simulator', build_number: 1, approximate_connection_time: 18_060 };
    const connection_info = { app_id: options.appId };
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.length, debug_info, connection_info }));
    if (admission === 'drop') socket.terminate();
    else socket.ping();
    options.changed();
  };
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    if (admission === 'refuse') {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    webSockets.handleUpgrade(request, socket, head, greet);
  });
  const pings = setInterval(() => {
    for (const socket of [...sockets]) {
      if (unanswered.has(socket)) socket.terminate();
      else {
        unanswered.add(socket);
        if (!frozen.has(socket)) socket.ping();
      }
    }
  }, options.pingEveryMs ?? pingEveryMs);
  pings.unref();

  const send = (outgoing: Outgoing): Promise<Ack> => {
    const open = sockets.filter((socket) => socket.readyState === socket.OPEN);
    const staying = open.filter((socket) => !refreshed.has(socket));
    const targets = staying.length > 0 ? staying : open;
    const socket = targets[next % Math.max(1, targets.length)];
    next += 1;
    if (socket === undefined) return Promise.resolve({ ok: false, reason: 'connection_failed' });
    const envelope_id = randomUUID();
    const { kind, payload, retry } = outgoing;
    const retries = kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {};
    const accepts_response_payload = kind !== 'events_api';
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        clearTimeout(timer);
        pending.delete(envelope_id);
        resolve(ack);
      };
      const timer = setTimeout(() => settle({ ok: false, reason: 'timeout' }), ackMs);
      pending.set(envelope_id, { socket, settle });
      if (frozen.has(socket)) return;
      socket.send(JSON.stringify({ envelope_id, payload, type: kind, accepts_response_payload, ...retries }));
    });
  };
  return {
    send,
    connected: () => sockets.length > 0,
    connections: () => sockets.length,
    history: () => ({ opened, most: max }),
    admit: (how) => {
      admission = how;
    },
    issueUrl: (base) => {
      const ticket = secret();
      tickets.add(ticket);
      const oldest = tickets.size > maxTickets ? tickets.values().next().value : undefined;
      if (oldest !== undefined) tickets.delete(oldest);
      return `${base.replace(/^http/, 'ws')}/link?ticket=${ticket}&app_id=${options.appId}`;
    },
    disconnect: (how) => {
      if (how === 'link_disabled') tickets.clear();
      for (const socket of [...sockets]) {
        if (how === 'drop') socket.terminate();
        else if (how === 'freeze') {
          frozen.add(socket);
          socket.pause();
        } else farewell(socket, how);
        if (how === 'link_disabled') socket.close(1000);
      }
    },
    renew: (renewal = {}) => {
      const { warnedMs, closesAfterMs } = { ...slackRenewal, ...renewal };
      const renewed = [...sockets];
      const refresh = () => {
        for (const socket of renewed.filter((one) => sockets.includes(one))) {
          farewell(socket, 'refresh_requested');
          refreshed.add(socket);
        }
        later(closesAfterMs, () => {
          for (const socket of renewed) socket.close(1000);
        });
      };
      if (warnedMs === 0) return refresh();
      for (const socket of renewed) farewell(socket, 'warning');
      later(warnedMs, refresh);
    },
    close: async () => {
      clearInterval(pings);
      for (const timer of renewing) clearTimeout(timer);
      for (const socket of sockets) socket.close(1001);
      await waitUntilGone(() => sockets.length === 0);
      for (const socket of [...sockets]) socket.terminate();
      webSockets.close();
    },
  };
}
