import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { isZone } from '../domain/time/instant.ts';
import type { Logger } from '../logger.ts';
import type { Clock, Directory, Person } from '../usecases/ports.ts';

/** Where people are remembered between two looks. */
interface People {
  get(workspace: string, id: string): Promise<{ person: Person; refreshedAt: Date } | undefined>;
  put(workspace: string, known: { person: Person; refreshedAt: Date }): Promise<void>;
}

export interface DirectoryOptions {
  readonly client: Pick<WebClient, 'users'>;
  readonly people: People;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** People who move or leave are noticed within a day. */
const FRESH_MS = 24 * 60 * 60 * 1000;
const CACHED_PEOPLE = 5000;
const CACHED_MS = 60 * 60 * 1000;

/** Looks people up in Slack, once a day each. Where Slack does not answer, what was last known is good enough. */
export function createDirectory({ client, people, clock, logger }: DirectoryOptions): Directory {
  const cache = new LRUCache<string, { person: Person; refreshedAt: Date }>({ max: CACHED_PEOPLE, ttl: CACHED_MS });
  const isFresh = (refreshedAt: Date) => Math.abs(clock.now().getTime() - refreshedAt.getTime()) < FRESH_MS;

  const ask = async (id: string): Promise<Person | undefined> => {
    try {
      const { user } = await client.users.info({ user: id });
      return user && describe(id, user);
    } catch (error) {
      logger.warn({ error, person: id }, 'Slack did not say who this is; going by what was last known');
      return undefined;
    }
  };

  return {
    person: async (workspace, id) => {
      const key = `${workspace}|${id}`;
      const cached = cache.get(key);
      if (cached && isFresh(cached.refreshedAt)) return cached.person;
      const known = await people.get(workspace, id);
      if (known && isFresh(known.refreshedAt)) {
        cache.set(key, known);
        return known.person;
      }
      const person = await ask(id);
      if (person === undefined) return known?.person ?? { id, name: id, zone: 'UTC', admin: false };
      const now = { person, refreshedAt: clock.now() };
      await people.put(workspace, now);
      cache.set(key, now);
      return person;
    },
  };
}

type SlackUser = NonNullable<UsersInfoResponse['user']>;

function describe(id: string, user: SlackUser): Person {
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || id;
  const zone = user.tz !== undefined && isZone(user.tz) ? user.tz : 'UTC';
  const away = awayOf(user);
  return { id, name, zone, admin: Boolean(user.is_admin || user.is_owner), ...(away && { away }) };
}

function awayOf(user: SlackUser): Person['away'] {
  if (user.deleted) return 'deactivated';
  if (user.is_bot) return 'bot';
  if ('is_stranger' in user && user.is_stranger) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : undefined;
}
