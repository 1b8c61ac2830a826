/** Something to do for one key, one after the other. */
export interface Turn {
  /** What comes after it makes it needless: it is left out where another one waits behind it. */
  readonly skippable: boolean;
  readonly work: () => Promise<void>;
}

/** As many may wait for one key; more are left out, the oldest skippable ones first. */
const MOST_WAITING = 20;

/**
 * Does the work of a key in the order in which it came, one at a time: a form that is typed into tells of every
 * character, and only the last one matters. Work handles its own failures. Keys hold nothing
 * once their work is done.
 */
export function createTurns() {
  const waiting = new Map<string, Turn[]>();
  const run = async (key: string, queue: Turn[]): Promise<void> => {
    for (let turn = queue.shift(); turn !== undefined; turn = queue.shift()) await turn.work();
    waiting.delete(key);
  };
  return async (key: string, turn: Turn): Promise<void> => {
    const queue = waiting.get(key);
    if (queue === undefined) {
      const started = [turn];
      waiting.set(key, started);
      return run(key, started);
    }
    if (queue.at(-1)?.skippable) queue.pop();
    if (queue.length < MOST_WAITING) queue.push(turn);
  };
}
