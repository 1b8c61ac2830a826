import { WebAPIRateLimitedError } from '@slack/web-api';

/** For how many milliseconds Slack asks to wait before the call is made again; infinite where it failed otherwise. */
export function askedWaitMs(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : Number.POSITIVE_INFINITY;
}
