import type { Answered } from './slack.ts';

/** Calls that Slack takes at once, and how many more a second. */
interface Limit {
  readonly atOnce: number;
  readonly perSecond: number;
  /** For each channel by itself; for all of the workspace where absent. */
  readonly isPerChannel?: boolean;
}

const TIER_3: Limit = { atOnce: 50, perSecond: 50 / 60 };

/** What delivery calls, by Slack's rates (docs.slack.dev, "Rate limits"); "short bursts" into a channel are taken as five. */
export const LIMITS: Readonly<Record<string, Limit>> = {
  'chat.postMessage': { atOnce: 5, perSecond: 1, isPerChannel: true },
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'conversations.open': TIER_3,
  'conversations.history': TIER_3,
  'conversations.replies': TIER_3,
};

/** Where more was called than Slack takes, each time with what it was. In the order of the calls. */
export function tooFast(calls: readonly Answered[]): string[] {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return calls.flatMap(({ method, channel, at }) => {
    const limit = LIMITS[method];
    if (limit === undefined) return [];
    const key = limit.isPerChannel ? `${method} to ${channel}` : method;
    const { tokens, at: before } = buckets.get(key) ?? { tokens: limit.atOnce, at };
    const left = Math.min(limit.atOnce, tokens + ((at - before) / 1000) * limit.perSecond) - 1;
    buckets.set(key, { tokens: Math.max(0, left), at });
    return left < 0 ? [`${key} at ${new Date(at).toISOString()} is more than Slack takes`] : [];
  });
}
