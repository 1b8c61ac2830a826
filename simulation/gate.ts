import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { CallKind } from './faults.ts';

/** A process of the bot, from its start to its death. */
export interface Life {
  readonly instance: number;
  dead: boolean;
  /** Milliseconds of virtual time; until then it stands still. */
  pausedUntil: number;
  /** By which its clock is off. */
  skewMs: number;
}

/** What a process that is dead gets from every call. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A call that waits for its turn. */
export interface Call {
  readonly life: Life;
  readonly kind: CallKind;
  /** The method and what it is of, for the log: `outbox.updateOne`, `chat.postMessage`. */
  readonly name: string;
  /** Does it, and resolves or rejects whoever waits. */
  readonly act: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Every call that leaves a process passes here and waits until it is let through: one at a time, in an order that the
 * simulation chooses. Between two of them everything that can go on goes on, so that a seed decides all of it.
 */
export interface Gate {
  pass<T>(life: Life, kind: CallKind, name: string, act: () => Promise<T>): Promise<T>;
  /** Those that wait, in the order in which they came. */
  readonly waiting: Call[];
  /** Takes a call out. */
  take(call: Call): void;
  /** How many writes have reached the store. */
  writes(): number;
}

export function createGate(): Gate {
  const waiting: Call[] = [];
  let writes = 0;
  return {
    waiting,
    pass: <T>(life: Life, kind: CallKind, name: string, does: () => Promise<T>) => {
      if (life.dead) return Promise.reject(new Killed());
      const act = () => {
        if (kind === 'write') writes += 1;
        return does();
      };
      return new Promise<T>((resolve, reject) => {
        waiting.push({ life, kind, name, act, resolve: resolve as (value: unknown) => void, reject });
      });
    },
    take: (call) => {
      waiting.splice(waiting.indexOf(call), 1);
    },
    writes: () => writes,
  };
}

/** Lets everything go on that waits for no call. */
export async function quiesce(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
}
