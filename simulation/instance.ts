import type { Db } from 'mongodb';
import { assemble, baseOf } from '../src/app.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { createLogger } from '../src/logger.ts';
import type { Holidays } from '../src/ports/holidays.ts';
import { createHolidays } from '../src/public-holidays.ts';
import { reachSlack } from '../src/reach-slack.ts';
import { openStores } from '../src/stores/index.ts';
import { takeOver } from '../src/take-over.ts';
import { config } from './config.ts';
import type { Gate, Life } from './gate.ts';
import { readCall, type SimulatedSlack } from './slack.ts';
import { gated } from './store.ts';

/** Shared by all, as the library takes long to load. */
const known = createHolidays();

/** Nobody is waited for shorter because the machine is slow: what is waited for comes in virtual time. */
const PATIENCE = 100_000;

export interface InstanceOptions {
  readonly db: Db;
  readonly gate: Gate;
  readonly life: Life;
  readonly slack: SimulatedSlack;
  /** Milliseconds of virtual time. */
  readonly now: () => number;
  /** No other is beside it, as where the store is a file of this process. */
  readonly isAlone?: boolean;
  /** Bytes that follow from the seed. */
  readonly random: (bytes: number) => Buffer;
}

/** The bot as `src/app.ts` joins it, but for what takes requests in: all that it asks of others passes the gate. */
export async function startInstance({ db, gate, life, slack, now, isAlone = false, random }: InstanceOptions) {
  const clock = { now: () => new Date(now() + life.skewMs) };
  // What it reads from the disk when it is first asked is ready at a moment that no seed decides.
  const days: Holidays['days'] = (...args) => gate.pass(life, 'compute', 'holidays', () => known.days(...args));
  const options = { config, logger: createLogger('silent'), clock, ids: createIds(random), monotonic: now };
  const holidays = { ...known, days };
  const base = baseOf({ ...options, holidays, heartbeat: false, waitFactor: PATIENCE }, []);
  const stores = await openStores(gated(db, gate, life), { clock, ids: base.ids, noticeKinds: NOTICE_KINDS });
  if (isAlone) await takeOver({ store: { kind: 'embedded' }, outbox: stores.outbox, clock, logger: base.logger });
  const fetch = (url: unknown, init?: { readonly body?: unknown }) => {
    const { method, call } = readCall(String(url), init?.body);
    return gate.pass(life, 'slack', method, async () => slack.answer(method, call));
  };
  const reached = await reachSlack(base, stores, fetch as typeof globalThis.fetch);
  return { stores, ...assemble(base, stores, reached) };
}

export type Instance = Awaited<ReturnType<typeof startInstance>>;
