import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for work to end, well or not, for so many milliseconds at the most; false where it goes on after that. */
export async function endsWithin(work: Promise<unknown>, mostMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const late = sleep(mostMs, false, { signal: waiting.signal }).catch(() => false);
  const result = await Promise.race([ended, late]);
  waiting.abort();
  return result;
}
