import type { FetchFunction } from '@slack/web-api';

type SlackResponse = Awaited<ReturnType<FetchFunction>>;

/** What the Web API answers. Its body is there at once: a stream would take turns of the machine that no seed decides. */
export function response(body: string, status = 200, headers: Readonly<Record<string, string>> = {}): SlackResponse {
  return {
    ok: status === 200,
    status,
    statusText: '',
    url: 'https://slack.test/api/',
    headers: new Headers(headers),
    arrayBuffer: async () => new TextEncoder().encode(body).buffer,
    json: async () => JSON.parse(body),
    text: async () => body,
  };
}

export const json = (value: object, headers: Readonly<Record<string, string>> = {}): SlackResponse =>
  response(JSON.stringify(value), 200, { 'content-type': 'application/json', ...headers });
