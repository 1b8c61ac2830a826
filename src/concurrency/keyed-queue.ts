/**
 * Does the work of each key in the order in which it was asked for, one after the other, within this process. What fails
 * is told to who asked for it, and what comes after goes on. A key holds nothing once its work is done; as many may wait
 * as there are requests in hand.
 */
export function createInOrder() {
  const last = new Map<string, Promise<void>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const done = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = done.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, ended);
    void ended.then(() => {
      if (last.get(key) === ended) last.delete(key);
    });
    return done;
  };
}
