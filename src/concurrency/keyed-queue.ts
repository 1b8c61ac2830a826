import { AsyncResource } from 'node:async_hooks';
import PQueue from 'p-queue';

/** As many may wait for one key; beyond that the next one is refused. */
const MAX_WAITING = 100;

/** Too many wait for one key already. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** Work in the order in which it was asked for, one at a time for each key, within this process. */
export interface KeyedQueue {
  /** Rejects with what the work throws, or with {@link QueueFull} where 100 others wait for the key. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /**
   * As `run`, for work that the next one of its key makes needless: where that comes before it has begun, it is left out
   * and resolves. A form tells of every character that is typed, and only the last look at it matters.
   */
  runLatest(key: string, work: () => Promise<void>): Promise<void>;
  /** Whether work of a key is being done, or waits. */
  isBusy(key: string): boolean;
}

interface Line {
  readonly queue: PQueue;
  /** Leaves out what waits at the end of the line. */
  supersede?: () => void;
}

/** A key holds nothing once its work is done. */
export function createKeyedQueue(): KeyedQueue {
  const lines = new Map<string, Line>();
  const add = <T>(key: string, work: () => Promise<T>, supersede?: () => void): Promise<T> => {
    const line = lines.get(key) ?? { queue: new PQueue({ concurrency: 1 }) };
    lines.set(key, line);
    line.supersede?.();
    if (line.queue.size >= MAX_WAITING) return Promise.reject(new QueueFull(`${MAX_WAITING} wait for ${key} already`));
    if (supersede === undefined) delete line.supersede;
    else line.supersede = supersede;
    // p-queue begins it in the context of whatever ended before it (findings/p-queue-context.sh).
    const done = line.queue.add(AsyncResource.bind(work));
    const forget = () => {
      if (line.queue.size + line.queue.pending === 0 && lines.get(key) === line) lines.delete(key);
    };
    void line.queue.onIdle().then(forget);
    return done;
  };
  return {
    run: (key, work) => add(key, work),
    isBusy: (key) => lines.has(key),
    runLatest: (key, work) => {
      let isNeeded = true;
      const supersede = () => {
        isNeeded = false;
      };
      return add(key, async () => (isNeeded ? work() : undefined), supersede);
    },
  };
}
