/** Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode). */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { secret } from '../ids.ts';
import { type Ack, ackDeadlineMs, type Outgoing, type Transport } from './deliver.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

export interface SocketMode extends Transport {
  /** A one-use address for `apps.connections.open`. */
  readonly issueUrl: (base: string) => string;
  /**
   * Slack's reasons to end a connection: `warning` comes ten seconds before, `refresh_requested` every few hours,
   * `link_disabled` when Socket Mode is switched off, after which there are no new ones. `drop` says nothing.
   */
  readonly disconnect: (how: DisconnectReason | 'drop') => void;
  /** How many are open. */
  readonly connections: () => number;
}

/** docs.slack.dev: "up to 10 open WebSocket connections at the same time". */
const mostConnections = 10;
const mostTickets = 100;
const pingEveryMs = 10_000;
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
  options: { readonly appId: string; readonly changed: () => void },
): SocketMode {
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const pending = new Map<string, Pending>();
  const webSockets = new WebSocketServer({ noServer: true });
  let next = 0;

  const forget = (socket: WebSocket) => {
    const index = sockets.indexOf(socket);
    if (index >= 0) sockets.splice(index, 1);
    for (const entry of [...pending.values()].filter((one) => one.socket === socket)) {
      entry.settle({ ok: false, reason: 'connection_failed' });
    }
    options.changed();
  };
  const farewell = (socket: WebSocket, reason: DisconnectReason | 'too_many_websockets') => {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'simulator' } }));
  };
  const greet = (socket: WebSocket) => {
    if (sockets.length >= mostConnections) {
      farewell(socket, 'too_many_websockets');
      socket.close(1000);
      return;
    }
    sockets.push(socket);
    socket.on('message', (data: Buffer) => {
      const ack = readAck(data);
      if (ack !== undefined) pending.get(ack.envelopeId)?.settle({ ok: true, body: ack.payload });
    });
    socket.on('close', () => forget(socket));
    socket.on('error', () => socket.terminate());
    const debug_info = { host: 'simulator', build_number: 1, approximate_connection_time: 18_060 };
    const connection_info = { app_id: options.appId };
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.length, debug_info, connection_info }));
    socket.ping();
    options.changed();
  };
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    webSockets.handleUpgrade(request, socket, head, greet);
  });
  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, pingEveryMs);
  pings.unref();

  const send = (outgoing: Outgoing): Promise<Ack> => {
    const open = sockets.filter((socket) => socket.readyState === socket.OPEN);
    const socket = open[next % Math.max(1, open.length)];
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
      const timer = setTimeout(() => settle({ ok: false, reason: 'timeout' }), ackDeadlineMs);
      pending.set(envelope_id, { socket, settle });
      socket.send(JSON.stringify({ envelope_id, payload, type: kind, accepts_response_payload, ...retries }));
    });
  };
  return {
    send,
    connected: () => sockets.length > 0,
    connections: () => sockets.length,
    issueUrl: (base) => {
      const ticket = secret();
      tickets.add(ticket);
      const oldest = tickets.size > mostTickets ? tickets.values().next().value : undefined;
      if (oldest !== undefined) tickets.delete(oldest);
      return `${base.replace(/^http/, 'ws')}/link?ticket=${ticket}&app_id=${options.appId}`;
    },
    disconnect: (how) => {
      if (how === 'link_disabled') tickets.clear();
      for (const socket of [...sockets]) {
        if (how === 'drop') socket.terminate();
        else farewell(socket, how);
        if (how === 'link_disabled') socket.close(1000);
      }
    },
    close: async () => {
      clearInterval(pings);
      for (const socket of sockets) socket.close(1001);
      await waitUntilGone(() => sockets.length === 0);
      for (const socket of [...sockets]) socket.terminate();
      webSockets.close();
    },
  };
}
