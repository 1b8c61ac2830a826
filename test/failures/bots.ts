import type { CallKind } from '../../simulation/faults.ts';
import { type Call, type Gate, Killed, type Life } from '../../simulation/gate.ts';
import { type Instance, startInstance } from '../../simulation/instance.ts';
import { openPlace } from '../../simulation/place.ts';
import { GOALS, PEOPLE, TEAMS, WORKSPACE } from '../../simulation/scene.ts';
import { createSlack } from '../../simulation/slack.ts';
import { STRIKES } from '../../simulation/strike.ts';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import { openStores } from '../../src/stores/index.ts';
import { randomOf } from '../support/seeded.ts';

/** A process of the bot that can be killed, or held, at any call. */
export interface Bot extends Instance {
  readonly life: Life;
  tick(signal?: AbortSignal): Promise<void>;
}

/** What befalls a call: one of the simulation's faults, or something of the test's own before it goes out. */
export interface Trap {
  /** `outbox.findOneAndUpdate`, `chat.postMessage`. */
  readonly name: string;
  readonly does: keyof typeof STRIKES | 'hold' | 'hold-after';
  /** Of whom; of anybody where absent. */
  readonly of?: Bot;
  /** Spares so many calls first. */
  readonly spared?: number;
  /** Of `hold` and `hold-after`: what happens while the call, or its answer, waits; then it goes on as if nothing had been. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** Turns of the event loop without a call, after which nothing goes on by itself. */
const QUIET_TURNS = 20;

/** The whole bot, in as many processes as are asked for, over a Slack and a store in virtual time. */
export async function openBots() {
  const place = await openPlace();
  const { db, clock } = place;
  const slack = createSlack(clock.ms, PEOPLE);
  const traps: { trap: Trap; spared: number }[] = [];
  const random = randomOf(1);
  const stores = await openStores(db, { clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
  for (const team of TEAMS) await stores.teams.save(team);
  for (const goal of GOALS) await stores.goals.save({ ...goal, workspace: WORKSPACE });

  function spring(life: Life, name: string): Trap | undefined {
    const index = traps.findIndex(({ trap }) => trap.name === name && (trap.of === undefined || trap.of.life === life));
    const found = traps[index];
    if (found === undefined) return undefined;
    if (found.spared > 0) {
      found.spared -= 1;
      return undefined;
    }
    traps.splice(index, 1);
    return found.trap;
  }

  let underWay = 0;
  const counted =
    <T>(act: () => Promise<T>) =>
    async (): Promise<T> => {
      underWay += 1;
      try {
        return await act();
      } finally {
        underWay -= 1;
      }
    };
  /** Until whoever is at work waits for the call that is held. */
  const othersWait = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = underWay === 0 ? quiet + 1 : 0) {
      await new Promise((done) => setImmediate(done));
    }
  };

  const gate: Gate = {
    waiting: [],
    take: () => undefined,
    writes: () => 0,
    pass: async <T>(life: Life, kind: CallKind, name: string, asked: () => Promise<T>): Promise<T> => {
      if (life.dead) throw new Killed();
      const act = counted(asked);
      const trap = spring(life, name);
      if (trap === undefined) return act();
      if (trap.does === 'hold') {
        await trap.meanwhile?.();
        return act();
      }
      if (trap.does === 'hold-after') {
        const done = await act();
        await trap.meanwhile?.();
        return done;
      }
      const call: Call = { life, kind, name, act, resolve: () => undefined, reject: () => undefined };
      const kill = () => {
        life.dead = true;
      };
      const { value, error } = (await STRIKES[trap.does]?.(call, 29, { pass: clock.pass, kill })) ?? {};
      if (error !== undefined) throw error;
      return value as T;
    },
  };

  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => random(256)));
  let count = 0;
  return {
    db,
    clock,
    slack,
    stores,
    /** Starts a process; `isAlone`: whoever was at work before is dead. */
    start: async (isAlone = false): Promise<Bot> => {
      const life: Life = { instance: count, dead: false, pausedUntil: 0, skewMs: 0 };
      count += 1;
      const instance = await startInstance({ db, gate, life, slack, now: clock.ms, isAlone, random: bytes });
      await instance.domain.followUps.followAllTeams(WORKSPACE);
      const tick = (signal = new AbortController().signal) => instance.beat(signal);
      return { ...instance, life, tick };
    },
    trap: (trap: Trap) => traps.push({ trap, spared: trap.spared ?? 0 }),
    /** The first claim of a drain waits until all others are asked for, which go together then, however fast each comes. */
    gatherClaims: (of: Bot) =>
      traps.push({ trap: { name: 'outbox.findOneAndUpdate', does: 'hold', of, meanwhile: othersWait }, spared: 0 }),
    /** So do the results of what was sent: the first is written once all others are there. `spared` writes come before it. */
    gatherResults: (of: Bot, spared: number) =>
      traps.push({ trap: { name: 'outbox.updateOne', does: 'hold', of, meanwhile: othersWait }, spared }),
    /** How many traps wait still. */
    traps: () => traps.length,
    moveTo: (moment: string) => clock.moveTo(Date.parse(moment)),
    pass: clock.pass,
    /** Beats of a process, a second apart, until everything that is due now has gone out. */
    settle: async (bot: Bot, seconds = 200): Promise<void> => {
      for (let second = 0; second < seconds; second += 10) {
        await bot.tick();
        clock.pass(10_000);
      }
    },
    /** What was posted of a message of the outbox, in its order. */
    postsOf: async (id: string) => {
      const row = await stores.outbox.get(id);
      return slack.messages.filter(({ ref }) => ref === row?.ref);
    },
    close: place.close,
  };
}

export type Bots = Awaited<ReturnType<typeof openBots>>;
