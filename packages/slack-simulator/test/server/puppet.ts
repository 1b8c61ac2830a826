/** An app whose every answer the test decides: it acknowledges as told and keeps what it got. */
import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';
import type { Simulator } from '../../src/index.ts';
import { quiet } from './quiet.ts';

type Payload = Readonly<Record<string, unknown>>;

export interface Puppet {
  /** Payloads as Slack sent them, parsed. */
  readonly received: Payload[];
  /** The newest of a type; commands have the type `command`. */
  readonly last: (type: string) => Payload;
  /** What the next interactions are acknowledged with; nothing by default. */
  readonly answerWith: (body: object | undefined) => void;
  readonly client: WebClient;
  readonly close: () => Promise<void>;
}

function parsed(body: string): Payload {
  if (body.startsWith('{')) return JSON.parse(body) as Payload;
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return JSON.parse(payload) as Payload;
  return { type: 'command', ...Object.fromEntries(form) };
}

export async function startPuppet(slack: Simulator): Promise<Puppet> {
  const received: Payload[] = [];
  let answer: object | undefined;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    received.push(parsed(body));
    response.writeHead(200).end(answer === undefined ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  slack.setEventsUrl(`http://127.0.0.1:${address.port}/`);
  return {
    received,
    last: (type) => received.findLast((payload) => payload['type'] === type) ?? {},
    answerWith: (body) => {
      answer = body;
    },
    client: new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
