import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a promise gives, or a rejection where it takes longer than that by a timer of this process: unlike a clock, one
 * that a busy machine holds up together with the work.
 */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`It took longer than ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}
