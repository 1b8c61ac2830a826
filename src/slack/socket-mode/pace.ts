/** In milliseconds. */
export interface RetryPace {
  /** Before the third attempt; it doubles with each further one. */
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
}

const MAX_RETRY_AFTER_MS = 30_000;
/** Beyond so many doublings every pace is at its longest. */
const MAX_DOUBLINGS = 30;

/**
 * Milliseconds to wait before the next attempt after so many failures in a row: none after the first failure, which is
 * mostly the last, then twice as long each time up to the longest, less up to a half by chance, so that the instances
 * of a bot do not all knock at once when Slack is back. Where Slack said how long to wait, at least that, up to 30 s.
 */
export function waitBeforeAttempt(
  failures: number,
  { firstWaitMs, maxWaitMs }: RetryPace,
  random: () => number,
  retryAfterMs = 0,
): number {
  const full = Math.min(maxWaitMs, firstWaitMs * 2 ** Math.min(failures - 2, MAX_DOUBLINGS));
  const own = failures < 2 ? 0 : full * (1 - random() / 2);
  return Math.max(own, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS));
}
