import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { TeamId, UserId } from '../domain/names.ts';
import type { Logger } from '../logger.ts';
import type { Change } from '../ports/schedule.ts';

/** Who opened App Home and may be looking at it still; beyond this, who opened it the longest ago is forgotten. */
const MAX_OPEN = 2000;
/** Whoever opens it again sees it anew anyway. */
const OPEN_MS = 12 * 60 * 60 * 1000;
/** One answer changes a goal, a round and its messages: what comes within this time is shown at once. */
const GATHER_MS = 300;
/** views.publish allows more than a hundred a minute (docs.slack.dev, "Rate limits", Tier 4). */
const SPACING_MS = 600;
/** Where Slack asks to wait longer than this, nobody looks at what would be shown then. */
const MAX_WAIT_MS = 60_000;

export interface HomesOptions {
  /** Shows a person's App Home as it is now; the teams that it is about. */
  readonly publish: (user: UserId) => Promise<readonly TeamId[]>;
  /** Work that is waited for when the process stops. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly logger: Logger;
  readonly spacingMs?: number;
}

/** Keeps the App Homes that people look at as things are. */
export interface Homes {
  /** Somebody opened it: shown at once. */
  opened(user: UserId): Promise<void>;
  /** Something of theirs changed: shown soon, once for everything that changes at the same time. */
  refresh(user: UserId): void;
  /** Something was stored: refreshes every open page that it concerns. */
  changed(change: Change): void;
  /** Shows nothing more; what is being shown is finished. */
  stop(): void;
}

/**
 * An App Home is drawn anew whenever it is opened, so only those that are open need to follow what changes. They are
 * remembered by this process alone: with several instances a page that another one drew follows when it is opened again.
 */
export function createHomes({ publish, track, logger, spacingMs = SPACING_MS }: HomesOptions): Homes {
  const open = new LRUCache<UserId, ReadonlySet<TeamId>>({ max: MAX_OPEN, ttl: OPEN_MS });
  /** Whose page is to be shown; each once, whatever changed meanwhile. */
  const waiting = new Set<UserId>();
  /** Two at once could leave the older picture. */
  const showing = new Set<UserId>();
  const queue = new PQueue({ concurrency: 1, ...(spacingMs > 0 && { interval: spacingMs, intervalCap: 1 }) });
  let stopped = false;

  /** It is only a view of what is stored: a failure is logged and no more. */
  async function show(user: UserId): Promise<void> {
    if (showing.has(user)) return refresh(user);
    showing.add(user);
    try {
      open.set(user, new Set(await publish(user)));
    } catch (error) {
      const waitMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : Number.POSITIVE_INFINITY;
      if (waitMs > MAX_WAIT_MS) return logger.warn({ error }, 'App Home could not be shown');
      await sleep(waitMs);
      refresh(user);
    } finally {
      showing.delete(user);
    }
  }

  function refresh(user: UserId): void {
    // `open` bounds who is refreshed for what others do; who acts themselves comes one by one.
    if (stopped || waiting.has(user)) return;
    waiting.add(user);
    const shown = sleep(GATHER_MS).then(() =>
      queue.add(async () => {
        // Somebody who opened the page meanwhile has seen it.
        if (waiting.delete(user)) await show(user);
      }),
    );
    void track(shown);
  }

  return {
    opened: async (user) => {
      waiting.delete(user);
      open.set(user, open.get(user) ?? new Set());
      await track(show(user));
    },
    refresh,
    changed: ({ team, people }) => {
      for (const [user, teams] of open.entries()) {
        if ((team !== undefined && teams.has(team)) || people.includes(user)) refresh(user);
      }
    },
    stop: () => {
      stopped = true;
      waiting.clear();
    },
  };
}
