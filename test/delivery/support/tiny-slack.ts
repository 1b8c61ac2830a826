import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  text: string;
  readonly threadTs?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: { readonly id: string } };
}

/** 2026-05-04T07:00:00Z in Slack's seconds; each message is a second later than the one before. */
const STARTS_AT = 1_777_878_000;

type Call = Readonly<Record<string, string>>;

/** What happens to a call: before Slack accepts it, after, or an error code instead. */
export type Fault = (
  | { readonly when: 'before' | 'after'; readonly do: 'reset' | 'hang' | 'http-500' }
  | { readonly error: string }
  | { readonly retryAfter: number }
) & { readonly method?: string; readonly channel?: string; times?: number };

/** A server on a socket that keeps messages as Slack does and breaks as Slack does. */
export async function startTinySlack() {
  const messages: Posted[] = [];
  const calls: { method: string; call: Call }[] = [];
  const faults: Fault[] = [];
  let count = 0;

  const methods: Record<string, (call: Call) => object> = {
    'conversations.open': ({ users = '' }) => ({ ok: true, channel: { id: `D${users}` } }),
    'chat.postMessage': (call) => {
      count += 1;
      const message: Posted = {
        channel: call['channel'] ?? '',
        ts: `${STARTS_AT + count}.000100`,
        text: call['text'] ?? '',
        ...(call['thread_ts'] !== undefined && { threadTs: call['thread_ts'] }),
        ...(call['metadata'] !== undefined && { metadata: JSON.parse(call['metadata']) }),
      };
      messages.push(message);
      return { ok: true, channel: message.channel, ts: message.ts };
    },
    'chat.update': (call) => {
      const message = messages.find(({ channel, ts }) => channel === call['channel'] && ts === call['ts']);
      if (!message) return { ok: false, error: 'message_not_found' };
      message.text = call['text'] ?? '';
      return { ok: true, channel: message.channel, ts: message.ts };
    },
    'chat.delete': (call) => {
      const index = messages.findIndex(({ channel, ts }) => channel === call['channel'] && ts === call['ts']);
      if (index === -1) return { ok: false, error: 'message_not_found' };
      messages.splice(index, 1);
      return { ok: true, channel: call['channel'], ts: call['ts'] };
    },
    'conversations.history': (call) => history(call, (message) => message.threadTs === undefined),
    'conversations.replies': (call) => history(call, (message) => message.threadTs === call['ts']),
  };

  function history(call: Call, of: (message: Posted) => boolean) {
    const oldest = Number(call['oldest'] ?? 0);
    const all = messages
      .filter((message) => message.channel === call['channel'] && of(message) && Number(message.ts) > oldest)
      .reverse();
    const from = Number(call['cursor'] ?? 0);
    const page = all.slice(from, from + 15);
    const more = from + 15 < all.length;
    return {
      ok: true,
      messages: page,
      has_more: more,
      response_metadata: { next_cursor: more ? String(from + 15) : '' },
    };
  }

  function faultFor(method: string, channel: string | undefined): Fault | undefined {
    const index = faults.findIndex(
      (fault) => (fault.method ?? method) === method && (fault.channel ?? channel) === channel,
    );
    const fault = faults[index];
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) faults.splice(index, 1);
    return fault;
  }

  function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const method = (request.url ?? '').replace('/api/', '');
    const call: Call = Object.fromEntries(new URLSearchParams(body));
    calls.push({ method, call });
    const fault = faultFor(method, call['channel']);
    if (fault && 'retryAfter' in fault) {
      response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end();
    } else if (fault && 'error' in fault) {
      reply(response, { ok: false, error: fault.error });
    } else if (fault?.when === 'before') {
      broken(fault.do, request, response);
    } else {
      const result = methods[method]?.(call) ?? { ok: false, error: 'unknown_method' };
      if (fault) broken(fault.do, request, response);
      else reply(response, result);
    }
  }

  function reply(response: ServerResponse, value: object): void {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  }

  function broken(how: 'reset' | 'hang' | 'http-500', request: IncomingMessage, response: ServerResponse): void {
    if (how === 'reset') request.socket.destroy();
    if (how === 'http-500') response.writeHead(500).end('<html>oops</html>');
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    messages,
    calls,
    faults,
    in: (channel: string) => messages.filter((message) => message.channel === channel),
    reset: () => {
      messages.length = 0;
      calls.length = 0;
      faults.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
