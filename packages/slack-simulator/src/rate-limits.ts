import { forgetOldest } from './forget-oldest.ts';
/**
 * Slack's pace (docs.slack.dev/apis/web-api/rate-limits): calls a minute by tier, messages by channel and workspace.
 * A bucket starts full, so short bursts pass, as they do in Slack. A clock that is moved back refills nothing.
 */
export type Tier = 1 | 2 | 3 | 4 | 'post' | 'none';

/** Apps that are sold outside the Marketplace read conversations once a minute, in pages of 15. */
const slowed = new Set(['conversations.history', 'conversations.replies']);
export const slowedPage = 15;

/** The method's own tier, or tier 1 where the app's way of distribution slows it down. */
export function tierOf(app: { readonly distribution?: string }, name: string, method: { readonly tier: Tier }): Tier {
  return app.distribution === 'unlisted' && slowed.has(name) ? 1 : method.tier;
}

export interface RateLimits {
  /** Undefined where the call may pass, else whole seconds to wait. */
  readonly check: (workspace: string, method: string, tier: Tier, channel: string | undefined) => number | undefined;
}

interface Bucket {
  level: number;
  at: number;
}

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
const channelBurst = 5;
const channelPerSecond = 1;
const workspaceBurst = 100;
const workspacePerSecond = 5;
/** More buckets than any test makes; at the limit the oldest is forgotten, which only makes Slack kinder. */
const maxBuckets = 10_000;

export function createRateLimits(enabled: boolean, now: () => number = () => performance.now()): RateLimits {
  const buckets = new Map<string, Bucket>();
  const filled = (key: string, capacity: number, perSecond: number): Bucket => {
    const at = now();
    const bucket = buckets.get(key) ?? { level: capacity, at };
    bucket.level = Math.min(capacity, bucket.level + (Math.max(0, at - bucket.at) / 1_000) * perSecond);
    bucket.at = at;
    buckets.set(key, bucket);
    forgetOldest(buckets, maxBuckets);
    return bucket;
  };
  const takeAll = (wanted: readonly (readonly [key: string, capacity: number, perSecond: number])[]) => {
    const open = wanted.map(([key, capacity, perSecond]) => ({ bucket: filled(key, capacity, perSecond), perSecond }));
    const waits = open.map(({ bucket, perSecond }) => (bucket.level >= 1 ? 0 : (1 - bucket.level) / perSecond));
    const maxLength = Math.max(0, ...waits);
    if (maxLength > 0) return Math.max(1, Math.ceil(maxLength));
    for (const { bucket } of open) bucket.level -= 1;
    return undefined;
  };
  return {
    check: (workspace, method, tier, channel) => {
      if (!enabled || tier === 'none') return undefined;
      if (tier !== 'post') {
        const capacity = perMinute[tier];
        return takeAll([[`${workspace} ${method}`, capacity, capacity / 60]]);
      }
      return takeAll([
        [`${workspace} post`, workspaceBurst, workspacePerSecond],
        [`${workspace} post ${channel ?? ''}`, channelBurst, channelPerSecond],
      ]);
    },
  };
}
