/** Signed HTTP delivery (docs.slack.dev/authentication/verifying-requests-from-slack). */
import { createHmac } from 'node:crypto';
import { type Ack, ackDeadlineMs, type Outgoing, type RetryReason, type Transport } from './deliver.ts';

/** `v0=` and the HMAC-SHA256 of `v0:timestamp:body`. `timestamp` is in whole seconds of real time. */
export function signature(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

const form = 'application/x-www-form-urlencoded';

function encoded({ kind, payload }: Outgoing): { readonly body: string; readonly type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  if (kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
  }
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]);
  return { body: new URLSearchParams(fields).toString(), type: form };
}

function parsed(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

async function answerOf(response: Response, kind: Outgoing['kind']): Promise<Ack> {
  const text = await response.text();
  const noRetry = response.headers.get('x-slack-no-retry') === '1';
  if (response.status >= 200 && response.status < 300) {
    return { ok: true, body: kind === 'events_api' ? {} : parsed(text) };
  }
  return { ok: false, reason: 'http_error', status: response.status, noRetry };
}

/** Slack follows so many redirects of a request, and no more. */
const maxRedirects = 2;

/** Undefined where it is sent on and on. */
async function posted(url: string, init: RequestInit): Promise<Response | undefined> {
  let target = url;
  for (let followed = 0; followed <= maxRedirects; followed += 1) {
    const response = await fetch(target, init);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    target = new URL(location, target).href;
  }
  return undefined;
}

function reasonOf(error: unknown): RetryReason {
  if (error instanceof Error && error.name === 'TimeoutError') return 'http_timeout';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /CERT|SSL|TLS|SELF_SIGNED|VERIFY/.test(code) ? 'ssl_error' : 'connection_failed';
}

export function httpTransport(url: string, signingSecret: string, ackMs = ackDeadlineMs): Transport {
  const stop = new AbortController();
  const send = async (outgoing: Outgoing): Promise<Ack> => {
    const { body, type } = encoded(outgoing);
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers: Record<string, string> = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature(signingSecret, timestamp, body),
    };
    if (outgoing.retry !== undefined) {
      headers['x-slack-retry-num'] = String(outgoing.retry.num);
      headers['x-slack-retry-reason'] = outgoing.retry.reason;
    }
    try {
      const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(ackMs)]);
      const response = await posted(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      if (response === undefined) return { ok: false, reason: 'too_many_redirects' };
      return await answerOf(response, outgoing.kind);
    } catch (error) {
      return { ok: false, reason: reasonOf(error) };
    }
  };
  return {
    send,
    connected: () => true,
    close: async () => stop.abort(),
  };
}

/**
 * Slack's handshake before a URL is accepted (docs.slack.dev/reference/events/url_verification): true where the app
 * answers with the challenge.
 */
export async function verifyUrl(url: string, signingSecret: string, token: string): Promise<boolean> {
  const challenge = createHmac('sha256', signingSecret).update(String(Date.now())).digest('hex');
  const body = JSON.stringify({ token, challenge, type: 'url_verification' });
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature(signingSecret, timestamp, body),
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ackDeadlineMs) });
    return (await response.text()).includes(challenge);
  } catch {
    return false;
  }
}
