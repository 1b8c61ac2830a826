import type { Db } from 'mongodb';
import type { Stores } from '../src/stores/index.ts';
import { nextDueAt } from '../src/stores/next-due.ts';
import type { VirtualClock } from './clock.ts';
import { INSTANCES } from './faults.ts';
import { type Gate, Killed, type Life } from './gate.ts';
import { type Instance, startInstance } from './instance.ts';
import { WORKSPACE } from './scene.ts';
import type { SimulatedSlack } from './slack.ts';

const SECOND_MS = 1000;
/** As the heartbeat. */
const BEAT_MS = 5 * SECOND_MS;
/** A beat that found nothing to do is not tried again sooner: others beats would find nothing either. */
const IDLE_MS = 60 * SECOND_MS;
/** A claim of whoever died, or an answer that was cut short, is looked after in so long at the most. */
const LOOK_AFTER_MS = 30 * SECOND_MS;

interface Slot {
  life: Life;
  instance: Instance | undefined;
  isBusy: boolean;
  nextBeatAt: number;
  /** When it is started again; undefined while it is up. */
  downUntil: number | undefined;
}

export interface ProcessesOptions {
  readonly db: Db;
  readonly clock: VirtualClock;
  readonly gate: Gate;
  readonly slack: SimulatedSlack;
  /** Beside every process. */
  readonly stores: Stores;
  /** One process, in place of those of a server. */
  readonly isAlone: boolean;
  readonly random: (bytes: number) => Buffer;
}

/** The processes of the bot: they beat, die and are started again. */
export function createProcesses({ db, clock, gate, slack, stores, isAlone, random }: ProcessesOptions) {
  const slots = Array.from({ length: isAlone ? 1 : INSTANCES }, (_, instance): Slot => {
    const life = { instance, dead: false, pausedUntil: 0, skewMs: 0 };
    return { life, instance: undefined, isBusy: false, nextBeatAt: 0, downUntil: 0 };
  });
  let working = 0;
  let dueAt = 0;
  let known: { readonly writes: number; readonly next: number; readonly isCutShort: boolean } | undefined;

  function track(work: Promise<unknown>): void {
    working += 1;
    void work
      .catch(() => undefined)
      .finally(() => {
        working -= 1;
      });
  }

  async function start(slot: Slot): Promise<void> {
    const life = { ...slot.life, dead: false, pausedUntil: 0 };
    slot.life = life;
    slot.downUntil = undefined;
    slot.isBusy = true;
    try {
      const instance = await startInstance({ db, gate, life, slack, now: clock.ms, isAlone, random });
      if (life.dead) return;
      slot.instance = instance;
      await instance.domain.followUps.followAllTeams(WORKSPACE);
    } catch {
      // A process that cannot start is started again by whatever watches over it.
      if (!life.dead && slot.instance === undefined) slot.downUntil = clock.ms() + BEAT_MS;
    } finally {
      if (slot.life === life) slot.isBusy = false;
    }
  }

  async function beat(slot: Slot, instance: Instance): Promise<void> {
    const { life } = slot;
    slot.isBusy = true;
    const isLate = dueAt < clock.ms() - IDLE_MS;
    await instance.beat(new AbortController().signal).catch(() => undefined);
    if (slot.life !== life) return;
    slot.isBusy = false;
    slot.nextBeatAt = clock.ms() + (isLate ? IDLE_MS : BEAT_MS);
  }

  /** Where nothing was written since the last look, the store would say the same again. */
  async function lookIntoStore() {
    const writes = gate.writes();
    if (known?.writes === writes) return known;
    const { sending, unknown } = await stores.outbox.counts();
    const unapplied = await stores.answers.unapplied(new Date(8.64e15), 1);
    const next = (await nextDueAt(stores))?.getTime() ?? Number.POSITIVE_INFINITY;
    known = { writes, next, isCutShort: sending > 0 || unknown > 0 || unapplied.length > 0 };
    return known;
  }

  async function findDue(): Promise<void> {
    const { next, isCutShort } = await lookIntoStore();
    dueAt = isCutShort ? Math.min(next, clock.ms() + LOOK_AFTER_MS) : next;
  }

  const isUp = (slot: Slot): slot is Slot & { instance: Instance } => slot.instance !== undefined && !slot.life.dead;

  return {
    track,
    /** Begins what is due: starts whoever is to be up again, and the beats of those that are. */
    begin: () => {
      for (const slot of slots) {
        if (slot.downUntil !== undefined && slot.downUntil <= clock.ms()) track(start(slot));
        else if (
          isUp(slot) &&
          !slot.isBusy &&
          slot.nextBeatAt <= clock.ms() &&
          dueAt <= clock.ms() + slot.life.skewMs
        ) {
          track(beat(slot, slot.instance));
        }
      }
    },
    isIdle: () => working === 0,
    /** When something falls due, or somebody is started. */
    nextAt: async (): Promise<number> => {
      if (working > 0) return Number.POSITIVE_INFINITY;
      await findDue();
      const moments = slots.map(({ downUntil, nextBeatAt, life }) =>
        downUntil === undefined ? Math.max(nextBeatAt, dueAt - life.skewMs) : downUntil,
      );
      // What is due this very moment is begun before the next is looked for.
      return Math.max(clock.ms() + 1, Math.min(...moments));
    },
    any: (choose: (below: number) => number): Instance | undefined => {
      const up = slots.filter(isUp).filter(({ life }) => life.pausedUntil <= clock.ms());
      return up[choose(Math.max(1, up.length))]?.instance;
    },
    /** Ends a process: every call of it that waits comes to nothing. */
    kill: (life: Life, amount: number) => {
      life.dead = true;
      for (const call of gate.waiting.filter((one) => one.life === life)) {
        gate.take(call);
        call.reject(new Killed());
      }
      const slot = slots.find((one) => one.life === life);
      if (slot === undefined) return;
      slot.instance = undefined;
      slot.isBusy = false;
      slot.downUntil = clock.ms() + 2 * SECOND_MS + amount * 100;
    },
  };
}

export type Processes = ReturnType<typeof createProcesses>;
