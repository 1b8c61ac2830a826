import { LRUCache } from 'lru-cache';
import type { Monotonic } from './messenger-port.ts';

/** Calls that a bucket lets through at once, and how many it gains a second. */
interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** chat.postMessage: one a second and channel, short bursts allowed (docs.slack.dev, "Rate limits"). */
const POSTS_PER_CHANNEL: Rate = { burst: 3, perSecond: 1 };
/** chat.postMessage: "several hundred a minute" and workspace. */
const POSTS_PER_WORKSPACE: Rate = { burst: 10, perSecond: 4 };
/** chat.update is in tier 3: 50 a minute and workspace. */
const EDITS_PER_WORKSPACE: Rate = { burst: 10, perSecond: 0.8 };
/** Beyond this the bucket that was used the longest ago is forgotten; it would have been full again by then. */
const MAX_BUCKETS = 10_000;

/** Keeps the bot below Slack's limits. What Slack itself asks for (Retry-After) is kept with the messages. */
export interface Pace {
  /** Takes what one call needs and returns 0, or takes nothing and returns the milliseconds until it may ask again. */
  take(call: { workspace: string; recipient: string; kind: 'post' | 'edit' }): number;
}

export function createPace(monotonic: Monotonic): Pace {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MAX_BUCKETS });

  function levelOf(key: string, rate: Rate, now: number): number {
    const bucket = buckets.peek(key);
    if (!bucket) return rate.burst;
    return Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond);
  }

  return {
    take: ({ workspace, recipient, kind }) => {
      const now = monotonic();
      const needed: [string, Rate][] =
        kind === 'edit'
          ? [[`edits|${workspace}`, EDITS_PER_WORKSPACE]]
          : [
              [`posts|${workspace}`, POSTS_PER_WORKSPACE],
              [`channel|${recipient}`, POSTS_PER_CHANNEL],
            ];
      const levels = needed.map(([key, rate]) => ({ key, rate, tokens: levelOf(key, rate, now) }));
      const waits = levels.map(({ rate, tokens }) =>
        tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / rate.perSecond) * 1000),
      );
      const wait = Math.max(...waits);
      if (wait === 0) for (const { key, tokens } of levels) buckets.set(key, { tokens: tokens - 1, at: now });
      return wait;
    },
  };
}
