/** Tells everybody who waits that something in the simulator changed. */
export interface Changes {
  readonly revision: () => number;
  readonly notify: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Resolves with the predicate's first value that is neither undefined nor false, looking again after every change and
   * every 25 ms. Rejects after `timeoutMs` with an error that says what was waited for.
   */
  readonly until: <T>(look: () => T | undefined | false, what: string, timeoutMs?: number) => Promise<T>;
}

const defaultTimeoutMs = 60_000;
/** A predicate may look at what is not the simulator's, and changes without a word. */
const pollMs = 25;

/** `context` says what happened last, for the errors of those who wait in vain. */
export function createChanges(context: () => string = () => ''): Changes {
  const listeners = new Set<() => void>();
  let revision = 0;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    revision: () => revision,
    notify: () => {
      revision += 1;
      for (const listener of [...listeners]) listener();
    },
    subscribe,
    until: <T>(look: () => T | undefined | false, what: string, timeoutMs = defaultTimeoutMs) =>
      new Promise<T>((resolve, reject) => {
        const unsubscribe = subscribe(() => check());
        const poll = setInterval(() => check(), pollMs);
        const settle = (act: () => void) => {
          clearTimeout(timer);
          clearInterval(poll);
          unsubscribe();
          act();
        };
        const timer = setTimeout(() => {
          settle(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. ${context()}`)));
        }, timeoutMs);
        const check = () => {
          try {
            const found = look();
            if (found !== undefined && found !== false) settle(() => resolve(found));
          } catch (error) {
            settle(() => reject(error));
          }
        };
        check();
      }),
  };
}
