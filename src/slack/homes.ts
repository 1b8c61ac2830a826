import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { TeamId, UserId } from '../domain/names.ts';
import type { Logger } from '../logger.ts';
import type { OpenHomeStore } from '../ports/open-homes.ts';
import type { Ids } from '../ports/runtime.ts';
import type { Change } from '../ports/schedule.ts';
import { askedWaitMs } from './asked-wait.ts';

/** One answer changes a goal, a round and its messages: what comes within this time is shown at once. */
const GATHER_MS = 300;
/** views.publish allows more than a hundred a minute (docs.slack.dev, "Rate limits", Tier 4). */
const SPACING_MS = 600;
/** Where Slack asks to wait longer than this, nobody looks at what would be shown then. */
const MAX_WAIT_MS = 60_000;

export interface HomesOptions {
  /** Shows a person's App Home as it is now; the teams that it is about. */
  readonly publish: (user: UserId) => Promise<readonly TeamId[]>;
  /** Which are open, by whichever instance they were shown. */
  readonly open: OpenHomeStore;
  readonly ids: Ids;
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
 * An App Home is drawn anew whenever it is opened, so only those that are open need to follow what changes. The store
 * knows which are, so that the instance that stores a change refreshes also what another one has shown.
 */
export function createHomes({ publish, open, ids, track, logger, spacingMs = SPACING_MS }: HomesOptions): Homes {
  /** Whose page is to be shown; each once, whatever changed meanwhile. */
  const waiting = new Set<UserId>();
  /** What changed lately, and is not looked into yet. */
  const changes = { people: new Set<UserId>(), teams: new Set<TeamId>() };
  const queue = new PQueue({ concurrency: 1, ...(spacingMs > 0 && { interval: spacingMs, intervalCap: 1 }) });
  let stopped = false;

  /** It is only a view of what is stored: a failure is logged and no more. */
  async function show(user: UserId, opens: boolean): Promise<void> {
    const turn = ids.next();
    let teams: readonly TeamId[] | undefined;
    try {
      if (!(await open.begin(user, turn, opens))) return refresh(user);
      try {
        teams = await publish(user);
      } finally {
        await open.end(user, turn, teams);
      }
    } catch (error) {
      const waitMs = askedWaitMs(error);
      if (waitMs > MAX_WAIT_MS) return logger.warn({ error }, 'App Home could not be shown');
      await sleep(waitMs);
      refresh(user);
    }
  }

  function enqueue(user: UserId): Promise<unknown> {
    return queue.add(
      // As in the queues of src/concurrency.
      AsyncResource.bind(async () => {
        // Somebody who opened the page meanwhile has seen it.
        if (waiting.delete(user)) await show(user, false);
      }),
    );
  }

  function refresh(user: UserId): void {
    // What others do concerns a bounded number of people; who acts themselves comes one by one.
    if (stopped || waiting.has(user)) return;
    waiting.add(user);
    void track(sleep(GATHER_MS).then(() => enqueue(user)));
  }

  /** Refreshes what the changes of the last moment concern. */
  async function follow(): Promise<void> {
    await sleep(GATHER_MS);
    const [people, teams] = [[...changes.people], [...changes.teams]];
    changes.people.clear();
    changes.teams.clear();
    if (stopped) return;
    const concerned = await open.concerned(people, teams);
    const added = concerned.filter((user) => !waiting.has(user));
    for (const user of added) waiting.add(user);
    await Promise.all(added.map(enqueue));
  }

  return {
    opened: async (user) => {
      waiting.delete(user);
      await track(show(user, true));
    },
    refresh,
    changed: ({ team, people }) => {
      const isFollowed = changes.people.size + changes.teams.size > 0;
      for (const user of people) changes.people.add(user);
      if (team !== undefined) changes.teams.add(team);
      if (isFollowed || stopped || changes.people.size + changes.teams.size === 0) return;
      const failed = (error: unknown) => logger.warn({ error }, 'open App Homes do not show what has changed');
      void track(follow().catch(failed));
    },
    stop: () => {
      stopped = true;
      waiting.clear();
    },
  };
}
