import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Answer } from '../src/domain/check-in/answer.ts';
import type { OutboxMessage } from '../src/domain/message/outbox-message.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { openStores, type Stores } from '../src/stores/index.ts';
import { randomOf } from '../test/support/seeded.ts';
import type { VirtualClock } from './clock.ts';
import type { Fault, FaultKind } from './faults.ts';
import { type Call, createGate, type Gate, type Life, quiesce } from './gate.ts';
import { brokenPromises } from './invariants.ts';
import { planOfPeople } from './people.ts';
import { createProcesses, type Processes } from './processes.ts';
import { GOALS, PEOPLE, START, TEAMS, WORKSPACE } from './scene.ts';
import { createSlack, type SimulatedSlack } from './slack.ts';
import { gated } from './store.ts';
import { createWeather, type Weather } from './weather.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What a call takes of virtual time. */
const CALL_MS = { read: 2, write: 3, slack: 60, inbound: 0, compute: 1 } as const;
/** A run that makes more calls than so many a day never comes to rest. */
const MAX_CALLS_A_DAY = 20_000;
const MINUTE_MS = 60_000;
/** A claim is over after two minutes at the most, and what nothing is known of is looked for twice after that. */
const MAX_MINUTES_AFTER = 15;
/** Milliseconds for which work may go on that waits for no call, on a machine that is busy with something else, too. */
const MAX_STUCK_MS = 120_000;

export interface RunOptions {
  readonly seed: number;
  readonly days: number;
  readonly faults: readonly Fault[];
  /** With one process, which is alone with its store, in place of two; false where absent. All faults befall that one. */
  readonly isAlone?: boolean;
}

export interface RunResult {
  /** What was promised and not kept; empty where all is well. */
  readonly broken: readonly string[];
  readonly struck: Readonly<Partial<Record<FaultKind, number>>>;
  readonly calls: number;
  readonly posts: number;
  readonly answers: number;
  /** Messages that stood twice until who had overslept took its own away. */
  readonly takenAway: number;
  /** Whether Slack's rates were looked at, as they were not in runs that an earlier build kept. */
  readonly isPaceChecked?: boolean;
  /** The same for the same seed and faults: a hash of every call in its order. */
  readonly trace: string;
}

/** Where a simulation takes place. */
export interface Place {
  readonly db: Db;
  readonly clock: VirtualClock;
}

interface Simulation {
  readonly clock: VirtualClock;
  readonly gate: Gate;
  readonly slack: SimulatedSlack;
  readonly processes: Processes;
  readonly weather: Weather;
  readonly agenda: Agenda;
  readonly random: (below: number) => number;
  readonly note: (call: Call) => void;
}

/** What is to be done later, the earliest first. */
interface Agenda {
  readonly later: (at: number, act: () => Promise<void>) => void;
  /** What is due by now, taken out. */
  readonly due: (now: number) => (() => Promise<void>)[];
  readonly next: () => number | undefined;
}

function createAgenda(): Agenda {
  const entries: { at: number; act: () => Promise<void> }[] = [];
  return {
    later: (at, act) => {
      const behind = entries.findIndex((entry) => entry.at > at);
      entries.splice(behind === -1 ? entries.length : behind, 0, { at, act });
    },
    due: (now) => {
      const count = entries.findIndex(({ at }) => at > now);
      return entries.splice(0, count === -1 ? entries.length : count).map(({ act }) => act);
    },
    next: () => entries[0]?.at,
  };
}

/** Lives through so many days with these faults, and says which promises were broken. */
export async function run(
  { db, clock }: Place,
  { seed, days, faults, isAlone = false }: RunOptions,
): Promise<RunResult> {
  clock.reset();
  const random = randomOf(seed * 2);
  const ids = createIds(bytesOf(randomOf(seed * 2 + 7)));
  await Promise.all((await db.collections()).map((collection) => collection.deleteMany({})));
  const stores = await openStores(gated(db, createThrough(), people()), { clock, ids, noticeKinds: NOTICE_KINDS });
  await fill(stores);
  const gate = createGate();
  const slack = createSlack(clock.ms, PEOPLE);
  const hash = createHash('sha256');
  let calls = 0;
  const weather = createWeather(isAlone ? faults.map((fault) => ({ ...fault, instance: 0 })) : faults, clock);
  const processes = createProcesses({ db, clock, gate, slack, stores, isAlone, random: bytesOf(random) });
  const agenda = createAgenda();
  const note = ({ life, name }: Call) => {
    calls += 1;
    hash.update(`${clock.ms()} ${life.instance} ${name}\n`);
  };
  const simulation = { clock, gate, slack, processes, weather, agenda, random, note };
  const acknowledged: Answer[] = [];
  const asPeople = await openStores(gated(db, gate, people()), { clock, ids, noticeKinds: NOTICE_KINDS });
  let views = 0;
  const around = {
    now: clock.ms,
    random,
    stores: asPeople,
    anyInstance: () => processes.any(random),
    later: (ms: number, act: () => Promise<void>) => agenda.later(clock.ms() + ms, act),
    inboundFault: weather.inbound,
    acknowledged: (answer: Answer) => void acknowledged.push(answer),
    newView: () => {
      views += 1;
      return `V${views}`;
    },
  };
  for (const { after, act } of planOfPeople(randomOf(seed * 2 + 3), days)) {
    agenda.later(START + after, () => act(around));
  }
  const isTooMuch = () => calls > days * MAX_CALLS_A_DAY;
  await live(simulation, START + days * DAY_MS, isTooMuch);
  // What a process had in hand that died in the last moment, or got no answer, is looked after a little later.
  for (let minute = 0; minute < MAX_MINUTES_AFTER && (await isInHand(db)); minute += 1) {
    await live(simulation, clock.ms() + MINUTE_MS, isTooMuch);
  }
  const rows = await allRows(db, stores);
  const { broken, takenAway } = await brokenPromises({ stores, slack, acknowledged, rows, now: clock.now() });
  const struck = weather.struck();
  const { length: posts } = slack.messages;
  return {
    broken,
    struck,
    calls,
    posts,
    answers: acknowledged.length,
    takenAway,
    isPaceChecked: true,
    trace: hash.digest('hex').slice(0, 16),
  };
}

/** Whoever is no process of the bot: never struck. */
const people = (): Life => ({ instance: -1, dead: false, pausedUntil: 0, skewMs: 0 });

/** A gate that stands open. */
function createThrough(): Gate {
  return { waiting: [], take: () => undefined, writes: () => 0, pass: (_life, _kind, _name, act) => act() };
}

function bytesOf(random: (below: number) => number): (bytes: number) => Buffer {
  return (bytes) => Buffer.from(Array.from({ length: bytes }, () => random(256)));
}

async function allRows(db: Db, { outbox }: Stores): Promise<OutboxMessage[]> {
  const found = await db
    .collection('outbox')
    .find({}, { projection: { _id: 1 } })
    .toArray();
  const rows = await Promise.all(found.map(({ _id }) => outbox.get(String(_id))));
  return rows.flatMap((row) => row ?? []);
}

async function isInHand(db: Db): Promise<boolean> {
  const found = await db.collection('outbox').findOne({ state: { $in: ['sending', 'unknown'] } });
  return found !== null;
}

async function fill(stores: Stores): Promise<void> {
  for (const team of TEAMS) await stores.teams.save(team);
  for (const goal of GOALS) await stores.goals.save({ ...goal, workspace: WORKSPACE });
}

/** Until the end, and until everything that was begun before it has come to rest. */
async function live(simulation: Simulation, end: number, isTooMuch: () => boolean): Promise<void> {
  const { clock, gate, processes, agenda } = simulation;
  for (;;) {
    for (const act of agenda.due(clock.ms())) processes.track(act());
    processes.begin();
    await settled(simulation);
    if (isTooMuch()) throw new Error('it never comes to rest');
    const ready = gate.waiting.filter(({ life }) => life.pausedUntil <= clock.ms());
    const call = ready[simulation.random(Math.max(1, ready.length))];
    if (call !== undefined) {
      await letThrough(simulation, call);
      continue;
    }
    const next = await nextMoment(simulation);
    if (next > end && processes.isIdle()) return;
    clock.moveTo(next);
  }
}

/** Everything that goes on now waits for a call, or has ended. */
async function settled({ gate, processes, clock }: Simulation): Promise<void> {
  await quiesce();
  const isStuck = () =>
    !processes.isIdle() &&
    !gate.waiting.some(({ life }) => life.pausedUntil <= clock.ms()) &&
    gate.waiting.length === 0;
  const began = performance.now();
  while (isStuck()) {
    if (performance.now() - began > MAX_STUCK_MS) throw new Error('something waits for no call, and never ends');
    await new Promise((done) => setTimeout(done, 1));
    await quiesce();
  }
}

async function letThrough({ clock, gate, weather, processes, note }: Simulation, call: Call): Promise<void> {
  note(call);
  const struck = weather.strikes(call);
  if (struck?.kind === 'pause') {
    call.life.pausedUntil = clock.ms() + 1000 * (20 + (struck.amount % 220));
    return;
  }
  gate.take(call);
  clock.pass(CALL_MS[call.kind]);
  if (struck !== undefined) {
    const around = { pass: clock.pass, kill: () => processes.kill(call.life, struck.amount) };
    const { value, error } = await struck.strike(call, struck.amount, around);
    if (error === undefined) call.resolve(value);
    else call.reject(error);
    return;
  }
  try {
    call.resolve(await call.act());
  } catch (error) {
    call.reject(error);
  }
}

/** When something goes on again, where nothing can go on now. */
async function nextMoment({ gate, agenda, processes, clock }: Simulation): Promise<number> {
  const paused = gate.waiting.map(({ life }) => life.pausedUntil);
  const beat = await processes.nextAt();
  const moments = [...paused, beat, agenda.next() ?? Number.POSITIVE_INFINITY].filter((at) => at > clock.ms());
  return Math.min(...moments, clock.ms() + DAY_MS);
}
