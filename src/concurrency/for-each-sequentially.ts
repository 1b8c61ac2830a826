/**
 * Does work for each of several things, one after the other. What fails does not hold up the rest: it is thrown when all
 * were tried, as an AggregateError.
 */
export async function forEachSequentially<T>(
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const thing of things) {
    try {
      await work(thing);
    } catch (error) {
      failures.push(error);
    }
  }
  const [first] = failures;
  if (failures.length === 0) return;
  const why = first instanceof Error ? first.message : String(first);
  throw new AggregateError(failures, `${failures.length} of ${things.length} failed, the first with: ${why}`);
}
