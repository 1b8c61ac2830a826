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
/** conversations.open is in tier 3, too, with a limit of its own. */
const OPENINGS_PER_WORKSPACE: Rate = { burst: 10, perSecond: 0.8 };
/** Beyond this the bucket that was used the longest ago is forgotten; it would have been full again by then. */
const MAX_BUCKETS = 10_000;
/** What a bucket has where another instance may have used it just now. */
const CAUTIOUS_TOKENS = 1;

/** A call that counts for the limits of a workspace, and if it posts for those of a channel. */
export interface PacedCall {
  readonly workspace: string;
  readonly recipient: string;
  readonly kind: 'post' | 'edit';
  /** The direct message that it is posted in has to be opened first. */
  readonly opens?: boolean;
}

/** Why a call has to wait: posts, edits, or openings of its workspace, or its channel, are at Slack's limit. */
export interface Wait {
  readonly ms: number;
  readonly of: 'posts' | 'edits' | 'openings' | 'channel';
  /** Milliseconds from one call to the next at this limit. */
  readonly spacingMs: number;
}

/** Keeps the bot below Slack's limits. What Slack itself asks for (Retry-After) is kept with the messages. */
export interface Pace {
  /** Takes what one call needs; or takes nothing, and says how long to wait until it may ask again. */
  take(call: PacedCall): Wait | undefined;
  /** What `take` would say. */
  waitOf(call: PacedCall): Wait | undefined;
  /** Another instance may have used up what there was in a workspace: nothing goes in a burst there for a while. */
  beCautious(workspace: string): void;
}

interface Level {
  readonly key: string;
  readonly of: Wait['of'];
  readonly rate: Rate;
  readonly tokens: number;
}

export function createPace(monotonic: Monotonic): Pace {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MAX_BUCKETS });
  /** Since when this process sends to a workspace to which another one sent before. */
  const takenOver = new LRUCache<string, number>({ max: MAX_BUCKETS });

  function levelOf(key: string, workspace: string, rate: Rate, now: number): number {
    const since = takenOver.peek(workspace);
    const known = buckets.peek(key);
    const isKnown = known !== undefined && (since === undefined || known.at >= since);
    const from = isKnown ? known : since === undefined ? undefined : { tokens: CAUTIOUS_TOKENS, at: since };
    if (from === undefined) return rate.burst;
    return Math.min(rate.burst, from.tokens + ((now - from.at) / 1000) * rate.perSecond);
  }

  function levelsOf({ workspace, recipient, kind, opens = false }: PacedCall, now: number): Level[] {
    const level = (of: Wait['of'], key: string, rate: Rate): Level => ({
      key,
      of,
      rate,
      tokens: levelOf(key, workspace, rate, now),
    });
    if (kind === 'edit') return [level('edits', `edits|${workspace}`, EDITS_PER_WORKSPACE)];
    return [
      // First: where it is at its limit, each waits for a turn of its own.
      ...(opens ? [level('openings', `openings|${workspace}`, OPENINGS_PER_WORKSPACE)] : []),
      level('channel', `channel|${recipient}`, POSTS_PER_CHANNEL),
      level('posts', `posts|${workspace}`, POSTS_PER_WORKSPACE),
    ];
  }

  return {
    take: (call) => {
      const now = monotonic();
      const levels = levelsOf(call, now);
      const wait = waitAt(levels);
      if (wait === undefined) for (const { key, tokens } of levels) buckets.set(key, { tokens: tokens - 1, at: now });
      return wait;
    },
    waitOf: (call) => waitAt(levelsOf(call, monotonic())),
    beCautious: (workspace) => {
      takenOver.set(workspace, monotonic());
    },
  };
}

function waitAt(levels: readonly Level[]): Wait | undefined {
  const [first] = levels.filter(({ tokens }) => tokens < 1);
  if (first === undefined) return undefined;
  const waits = levels.map(({ tokens, rate }) => Math.max(0, Math.ceil(((1 - tokens) / rate.perSecond) * 1000)));
  return { ms: Math.max(...waits), of: first.of, spacingMs: 1000 / first.rate.perSecond };
}
