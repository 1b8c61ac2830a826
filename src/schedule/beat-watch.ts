/** In this time at least one beat ends, however much is due: a beat sends for 30 s at the most. */
const READY_MS = 10 * 60_000;
/** A beat that has not ended by now never will. */
const ALIVE_MS = 15 * 60_000;

export interface BeatWatch {
  /** The beat, watched. One that fails has ended, too. */
  readonly beat: (signal: AbortSignal) => Promise<void>;
  /** Whether a beat ended lately, or the bot has only just started. */
  isReady(): boolean;
  /** False where beats have stopped for so long that only a new start helps. */
  isAlive(): boolean;
}

interface Watching {
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly ended: (seconds: number) => void;
}

/** Watches that beats end. */
export function watchBeats(beat: BeatWatch['beat'], { monotonic, ended }: Watching): BeatWatch {
  let endedAt = monotonic();
  const since = () => monotonic() - endedAt;
  return {
    beat: async (signal) => {
      const startedAt = monotonic();
      try {
        await beat(signal);
      } finally {
        endedAt = monotonic();
        ended((endedAt - startedAt) / 1000);
      }
    },
    isReady: () => since() < READY_MS,
    isAlive: () => since() < ALIVE_MS,
  };
}
