/** Writes that lose against another one are tried again so often. */
const MAX_TRIES = 10;

/**
 * Repeats a compare-and-set until it came through. A try reads afresh what it changes, and says `again` where another
 * write came in between. Throws, in the words of `failure`, where others keep coming.
 */
export async function retryOnConflict<T>(attempt: () => Promise<T | 'again'>, failure: string): Promise<T> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const written = await attempt();
    if (written !== 'again') return written;
  }
  throw new Error(failure);
}
