/** What is to be looked at later, noted as it happens. */
export interface Noted<T> {
  /** The last one of a key counts. */
  note(key: string, value: T): void;
  /** Everything is to be looked at, and not only what was noted. */
  noteAll(): void;
  /**
   * Does work with what was noted by now; `all` says that everything is to be looked at. What is noted meanwhile waits for
   * the next time, and so does everything where the work fails.
   */
  take<R>(work: (taken: readonly T[], all: boolean) => Promise<R>): Promise<R>;
}

/** Notes up to `max` things; beyond, and at the start, everything is to be looked at. */
export function createNoted<T>(max: number): Noted<T> {
  const noted = new Map<string, T>();
  let isAll = true;
  return {
    note: (key, value) => {
      if (noted.size < max || noted.has(key)) noted.set(key, value);
      else isAll = true;
    },
    noteAll: () => {
      isAll = true;
    },
    take: async (work) => {
      const taken = [...noted.values()];
      const all = isAll;
      noted.clear();
      isAll = false;
      try {
        return await work(taken, all);
      } catch (error) {
        isAll = true;
        throw error;
      }
    },
  };
}
