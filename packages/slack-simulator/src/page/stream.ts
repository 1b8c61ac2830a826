/** Snapshots of one person's view, sent as they change (server-sent events). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from '../api/http.ts';
import { personAt } from '../client/person.ts';
import type { ClockControl } from '../options.ts';
import type { ClockCard } from '../protocol.ts';
import type { World } from '../world.ts';
import { snapshotFor } from './snapshot.ts';

/** At most so many pages at once; further ones are refused with 503. */
const maxStreams = 50;
/** Changes within this time come as one snapshot. */
const coalesceMs = 40;
/** Also without a change, for the clock's sake and to keep the connection. */
const refreshMs = 5_000;

export interface Streams {
  readonly open: (request: IncomingMessage, response: ServerResponse, url: URL) => void;
  readonly close: () => void;
}

async function clockOf(world: World, control: ClockControl | undefined): Promise<ClockCard> {
  if (control !== undefined) return control.card();
  return { now: world.clock.now().toISOString(), movable: false, moving: false, upcoming: [] };
}

/** An id that tells, when the browser comes back by itself, since when it has been there. */
const sinceOf = (request: IncomingMessage, world: World) => {
  const since = /^since-(\d+)$/.exec(String(request.headers['last-event-id'] ?? ''))?.[1];
  return since === undefined ? world.nextOrder() : Number(since);
};

export function createStreams(world: World, control: ClockControl | undefined): Streams {
  const stops = new Set<() => void>();
  const run = (response: ServerResponse, person: string, since: number) => {
    let timer: NodeJS.Timeout | undefined;
    let sending = false;
    let again = false;
    const send = async () => {
      timer = undefined;
      if (sending) {
        again = true;
        return;
      }
      sending = true;
      const snapshot = snapshotFor(personAt(world, person), await clockOf(world, control), since);
      if (!response.destroyed) {
        const flowing = response.write(`id: since-${since}\ndata: ${JSON.stringify(snapshot)}\n\n`);
        if (!flowing) await drained(response);
      }
      sending = false;
      if (again) schedule();
      again = false;
    };
    const schedule = () => {
      timer ??= setTimeout(() => void send().catch(() => response.destroy()), coalesceMs);
    };
    const unsubscribe = world.changes.subscribe(schedule);
    // What falls due next may change without anything in Slack that does.
    const beat = setInterval(schedule, refreshMs);
    const stop = () => {
      clearTimeout(timer);
      clearInterval(beat);
      unsubscribe();
      stops.delete(stop);
      response.end();
    };
    stops.add(stop);
    response.on('close', stop);
    void send().catch(() => response.destroy());
  };
  return {
    open: (request, response, url) => {
      if (stops.size >= maxStreams) return sendJson(response, 503, { ok: false, error: 'too_many_pages' });
      const person = watched(world, url.searchParams.get('person'));
      if (person === undefined) return sendJson(response, 404, { ok: false, error: 'user_not_found' });
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      run(response, person, sinceOf(request, world));
    },
    close: () => {
      for (const stop of [...stops]) stop();
    },
  };
}

/** Waits until the browser has taken what was written, or is gone; leaves no listener behind. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** The person named, else the first one that there is. */
function watched(world: World, wanted: string | null): string | undefined {
  const people = [...world.workspaces.values()].flatMap((workspace) => [...workspace.users.values()]);
  const possible = people.filter((user) => !user.isBot && !user.deleted);
  return (possible.find(({ id }) => id === wanted) ?? possible[0])?.id;
}
