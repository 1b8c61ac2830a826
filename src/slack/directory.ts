import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { isFormerMember } from '../domain/former-member.ts';
import type { Logger } from '../logger.ts';
import type { Profile, Profiles } from '../ports/people.ts';
import type { Clock } from '../ports/runtime.ts';
import { askedWaitMs } from './asked-wait.ts';
import { describePerson, type Home } from './person.ts';

interface Known {
  readonly person: Profile;
  readonly refreshedAt: Date;
}

/** Where people are remembered between two looks. */
interface People {
  get(workspace: string, id: string): Promise<Known | undefined>;
  put(workspace: string, known: Known): Promise<void>;
}

export interface DirectoryOptions {
  readonly client: Pick<WebClient, 'users'>;
  readonly people: People;
  readonly home: Home;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How many times as long as usual somebody who was never seen is waited for; 1 where absent. */
  readonly waitFactor?: number;
  /** Milliseconds that never go back, by which it forgets; the process's own where absent. */
  readonly monotonic?: () => number;
}

/** People who move or leave are noticed within a day. */
const FRESH_MS = 24 * 60 * 60 * 1000;
const CACHED_PEOPLE = 5000;
const CACHED_MS = 60 * 60 * 1000;
/** Somebody who was never seen is waited for so long: a modal is to be answered in 1.5 s, opened in 3. */
const LOOKUP_TIMEOUT_MS = 1000;
/** Questions to Slack at a time; users.info allows some hundred a minute. */
const LANES = 4;
/** Where Slack asks to wait longer than this, what was last known has to do. */
const MAX_WAIT_MS = 60_000;
/** A person about whom Slack gave no answer is not asked about again for so long. */
const SILENCE_MS = 10_000;

/** Looks people up in Slack, once a day each. Where Slack does not answer, what was last known is good enough. */
export function createDirectory(options: DirectoryOptions): Profiles {
  const { client, people, home, clock, logger, waitFactor = 1, monotonic = () => performance.now() } = options;
  // The time is asked for each time: who gives a clock of their own may move it between two looks.
  const forgets = { max: CACHED_PEOPLE, perf: { now: monotonic }, ttlResolution: 0 };
  const cache = new LRUCache<string, Known>({ ...forgets, ttl: CACHED_MS });
  const silent = new LRUCache<string, true>({ ...forgets, ttl: SILENCE_MS });
  const asking = new Map<string, Promise<Profile | undefined>>();
  const lanes: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve());
  let turn = 0;

  const isFresh = (known: Known | undefined) =>
    known !== undefined && Math.abs(clock.now().getTime() - known.refreshedAt.getTime()) < FRESH_MS;

  async function lookUp(workspace: string, id: string, mayWait = true): Promise<Profile | undefined> {
    try {
      const { user } = await client.users.info({ user: id, include_locale: true });
      if (user === undefined) return undefined;
      const known = { person: describePerson(id, user, home), refreshedAt: clock.now() };
      cache.set(`${workspace}|${id}`, known);
      // Whoever asks does not wait for a store that is slow.
      void people.put(workspace, known).catch((error: unknown) => {
        logger.warn(
          { error, person: id },
          'what Slack said of this person was not kept; it is asked again after a restart',
        );
      });
      return known.person;
    } catch (error) {
      const waitMs = askedWaitMs(error);
      if (mayWait && waitMs <= MAX_WAIT_MS) {
        await sleep(waitMs);
        return lookUp(workspace, id, false);
      }
      logger.warn({ error, person: id }, 'Slack did not say who this is; going by what was last known');
      silent.set(`${workspace}|${id}`, true);
      return undefined;
    }
  }

  /** Asks Slack, once at a time about one person and about a few people at a time. */
  function ask(workspace: string, id: string): Promise<Profile | undefined> {
    const key = `${workspace}|${id}`;
    const already = asking.get(key);
    if (already !== undefined) return already;
    if (silent.has(key)) return Promise.resolve(undefined);
    const lane = turn;
    turn = (turn + 1) % LANES;
    const asked = (lanes[lane] ?? Promise.resolve())
      .then(() => lookUp(workspace, id))
      .finally(() => asking.delete(key));
    lanes[lane] = asked.catch(() => undefined);
    asking.set(key, asked);
    return asked;
  }

  async function known(workspace: string, id: string): Promise<Known | undefined> {
    const key = `${workspace}|${id}`;
    const found = cache.get(key) ?? (await people.get(workspace, id));
    if (found !== undefined) cache.set(key, found);
    return found;
  }

  const nobody = (id: string): Profile => ({ id, name: id, admin: false, away: 'unknown' });

  return {
    person: async (workspace, id) => {
      const last = await known(workspace, id);
      if (last !== undefined && isFresh(last)) return last.person;
      if (isFormerMember(id)) return last?.person ?? nobody(id);
      const asked = ask(workspace, id).catch(() => undefined);
      if (last !== undefined) return last.person;
      return (
        (await Promise.race([asked, sleep(waitFactor * LOOKUP_TIMEOUT_MS, undefined, { ref: false })])) ?? nobody(id)
      );
    },
    personToday: async (workspace, id) => {
      const last = await known(workspace, id);
      if (last !== undefined && isFresh(last)) return last.person;
      if (isFormerMember(id)) return last?.person ?? nobody(id);
      return (await ask(workspace, id)) ?? last?.person ?? nobody(id);
    },
  };
}
