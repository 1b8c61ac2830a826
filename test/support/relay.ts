import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signedRequest } from './signed.ts';

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Stands between Slack and an app that listens over HTTP: what comes is changed, signed anew and sent on. */
export interface Relay {
  readonly url: string;
  /** Of what was sent on: the type of each payload, `command` for slash commands and the event's for events. */
  readonly passed: readonly string[];
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

const parsed = (text: string): Json => {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new TypeError('a payload is an object');
  return value;
};

const asForm = (fields: Json) =>
  new URLSearchParams(Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)])).toString();

/** Slack's three forms of a request, each by its content: JSON for events, `payload` for clicks, fields for commands. */
function changed(body: string, isEvent: boolean, change: (payload: Json) => Json): { body: string; name: string } {
  if (isEvent) {
    const payload = change(parsed(body));
    const event = isJson(payload['event']) ? payload['event'] : payload;
    return { body: JSON.stringify(payload), name: String(event['type']) };
  }
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { payload } = fields;
  if (payload === undefined) return { body: asForm(change(fields)), name: 'command' };
  const interaction = change(parsed(payload));
  return { body: asForm({ payload: JSON.stringify(interaction) }), name: String(interaction['type']) };
}

export async function startRelay(target: string, secret: string, change: (payload: Json) => Json): Promise<Relay> {
  const passed: string[] = [];
  const server = createServer(async (request, response) => {
    try {
      const type = request.headers['content-type'] ?? '';
      const { body, name } = changed(await bodyOf(request), type.startsWith('application/json'), change);
      const signed = signedRequest(secret, body);
      const answer = await fetch(target, { ...signed, headers: { ...signed.headers, 'content-type': type } });
      passed.push(name);
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(await answer.text());
    } catch (error) {
      response.writeHead(502).end(String(error));
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    passed,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
