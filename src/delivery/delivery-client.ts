import { type FetchFunction, type Logger, WebClient } from '@slack/web-api';

/** After this a call counts as having an unknown outcome. */
export const TIMEOUT_MS = 10_000;

/**
 * A Web API client for what must not happen twice: it never repeats a call by itself and throws a rate limit at once,
 * so that the outbox decides. It sets no headers of its own: the client keeps the object it is given, and would carry
 * one workspace's token over to another.
 */
export function createDeliveryClient(
  token: string,
  options: { slackApiUrl?: string; logger?: Logger; fetch?: FetchFunction; timeoutMs?: number } = {},
): WebClient {
  const { timeoutMs = TIMEOUT_MS, ...rest } = options;
  return new WebClient(token, {
    ...rest,
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
  });
}
