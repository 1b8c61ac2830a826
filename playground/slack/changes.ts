/** Tells everybody who waits that something in the simulator changed. */
export interface Changes {
  readonly revision: () => number;
  readonly notify: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Resolves with the predicate's first value that is neither undefined nor false, looking again after every change.
   * Rejects after `timeoutMs` with an error that says what was waited for.
   */
  readonly until: <T>(look: () => T | undefined | false, what: string, timeoutMs?: number) => Promise<T>;
}

const patience = 5_000;

export function createChanges(): Changes {
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
    until: <T>(look: () => T | undefined | false, what: string, timeoutMs = patience) =>
      new Promise<T>((resolve, reject) => {
        const unsubscribe = subscribe(() => check());
        const timer = setTimeout(() => {
          unsubscribe();
          reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}`));
        }, timeoutMs);
        const settle = (act: () => void) => {
          clearTimeout(timer);
          unsubscribe();
          act();
        };
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
