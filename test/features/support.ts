import { deepStrictEqual } from 'node:assert';
import type { Db } from 'mongodb';
import type { Occurrence } from '../../src/domain/schedule/occurrence.ts';
import { createExchange } from '../../src/exchange/index.ts';
import { composeFeatures, type Known, type Ports } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import type { Dispatch, Dispatcher } from '../../src/ports/outbox.ts';
import type { Person } from '../../src/ports/people.ts';
import { createHolidays } from '../../src/public-holidays.ts';
import { openAbsenceStore } from '../../src/stores/absences.ts';
import { openAnswerableStore } from '../../src/stores/answerable.ts';
import { openAnswerStore } from '../../src/stores/answers.ts';
import { openClientStore } from '../../src/stores/clients.ts';
import { openDraftStore } from '../../src/stores/drafts.ts';
import { openGoalVersions } from '../../src/stores/goal-versions.ts';
import { openGoalStore } from '../../src/stores/goals.ts';
import { openHomeStore } from '../../src/stores/home.ts';
import { openIndicatorStore } from '../../src/stores/indicators.ts';
import { openPulseStore } from '../../src/stores/pulses.ts';
import { openReminderStore } from '../../src/stores/reminders.ts';
import { openReviewStore } from '../../src/stores/reviews.ts';
import { openRoundStore } from '../../src/stores/rounds.ts';
import { openSheetStore } from '../../src/stores/sheets.ts';
import { openSubscriptionStore } from '../../src/stores/subscriptions.ts';
import { openTeamStore } from '../../src/stores/teams.ts';
import { openTemplateStore } from '../../src/stores/templates.ts';
import { keepEverything, openTestDatabase } from '../support/database.ts';

/** Queued messages by id, as the outbox would hold them, and how often one was put or amended. */
interface Queue extends Dispatcher {
  readonly messages: Map<string, Dispatch>;
  puts: number;
  /** `id occasion` of each bump. */
  readonly bumps: string[];
}

function createQueue(): Queue {
  const messages = new Map<string, Dispatch>();
  const queue: Queue = {
    messages,
    puts: 0,
    bumps: [],
    enqueue: async (dispatch) => {
      queue.puts += 1;
      const before = messages.get(dispatch.id);
      messages.set(dispatch.id, before ? { ...before, notice: dispatch.notice } : dispatch);
    },
    addKudos: async () => 'given',
    move: async (id, to) => {
      const before = messages.get(id);
      if (before !== undefined) messages.set(id, { ...before, to });
    },
    redirect: async () => {},
    renameChannel: async () => {},
    retry: async () => 0,
    mayHaveArrived: async (id) => messages.has(id),
    queued: async (ids) => {
      const all = new Set([...messages.values()].flatMap(({ id, aliases = [] }) => [id, ...aliases]));
      return new Set(ids.filter((id) => all.has(id)));
    },
    find: async (id) => [...messages.values()].find((one) => one.id === id || one.aliases?.includes(id)),
    update: async (id, change) => {
      const before = await queue.find(id);
      const notice = before && change(before.notice);
      const message = before && messages.get(before.id);
      if (message !== undefined && notice !== undefined) messages.set(message.id, { ...message, notice });
    },
    amend: async (id, notice) => {
      const before = messages.get(id);
      if (before !== undefined) messages.set(id, { ...before, notice });
    },
    bump: async (id, notice, occasion) => {
      const before = messages.get(id);
      if (before === undefined || queue.bumps.includes(`${id} ${occasion}`)) return;
      queue.bumps.push(`${id} ${occasion}`);
      messages.set(id, { ...before, notice });
    },
  };
  return queue;
}

const PEOPLE: readonly Person[] = [
  { id: 'U1', name: 'Noor', zone: 'Europe/Berlin', admin: false },
  { id: 'U2', name: 'Sam', zone: 'America/New_York', admin: false },
  { id: 'U9', name: 'Mara', zone: 'Europe/Berlin', admin: false },
  { id: 'UADMIN', name: 'Ada', zone: 'UTC', admin: true },
  { id: 'UGUEST', name: 'Gus', zone: 'UTC', admin: false, away: 'guest' },
];

export interface World extends Known {
  readonly ports: Ports;
  readonly queue: Queue;
  readonly db: Db;
  /** Features whose ports differ from this world's: one that fails, or one that waits. */
  having(changes: Partial<Ports>): Known;
  moveTo(moment: string): void;
  close(): Promise<void>;
}

const personOf = (id: string): Person =>
  PEOPLE.find((one) => one.id === id) ?? { id, name: id, zone: 'UTC', admin: false };

/** The features on real stores in a database of their own, with a queue that is looked into and a clock that stands. */
export async function openWorld(options: Parameters<typeof openTestDatabase>[0] = {}): Promise<World> {
  const database = await openTestDatabase(options);
  const { db } = database;
  const queue = createQueue();
  let now = new Date('2026-03-02T08:00:00Z');
  const goalVersions = openGoalVersions(db);
  const ports: Ports = {
    teams: await openTeamStore(db),
    goals: await openGoalStore(db, goalVersions),
    indicators: await openIndicatorStore(db),
    templates: await openTemplateStore(db),
    clients: await openClientStore(db),
    pulses: await openPulseStore(db),
    rounds: await openRoundStore(db),
    reviews: await openReviewStore(db),
    sheets: await openSheetStore(db),
    subscriptions: await openSubscriptionStore(db),
    answerable: openAnswerableStore(db, goalVersions),
    answers: await openAnswerStore(db),
    drafts: await openDraftStore(db),
    absences: await openAbsenceStore(db),
    reminders: await openReminderStore(db),
    holidays: createHolidays(),
    dispatcher: queue,
    exchange: createExchange(),
    home: openHomeStore(db, { now: () => now }, goalVersions),
    directory: { person: async (_, id) => personOf(id), personToday: async (_, id) => personOf(id) },
    channels: { accessTo: async () => 'open', isHiddenFrom: async () => false },
    scheduling: { follow: async () => {}, stop: async () => {}, preview: async () => ({ rounds: [] }) },
    clock: { now: () => now },
    ids: createIds(),
  };
  await keepEverything(db);
  return {
    ...composeFeatures(ports),
    ports,
    queue,
    db,
    having: (changes) => composeFeatures({ ...ports, ...changes }),
    moveTo: (moment) => {
      now = new Date(moment);
    },
    close: async () => {
      // What features wrote is kept as it was in their hands, which has to be how it is read.
      const [kept, stored] = await Promise.all([goalVersions, openGoalVersions(db)].map((goals) => goals.list({})));
      await database.close();
      deepStrictEqual(kept, stored);
    },
  };
}

const KILLED = 'the process was killed here';

/** Monday 2 March 2026; the round is open until Monday the 9th. */
export const MARCH: Occurrence = {
  id: 'success|monthly|2026-03',
  kind: 'monthly',
  period: { id: '2026-03', first: '2026-03-01', last: '2026-03-31' },
  nominal: '2026-03-02',
  dueAt: new Date('2026-03-02T08:00:00Z'),
};

/** A port's call that fails once, and works from then on. */
export function failingOnce<Args extends unknown[], T>(work: (...args: Args) => Promise<T>) {
  let hasFailed = false;
  return async (...args: Args): Promise<T> => {
    if (hasFailed) return work(...args);
    hasFailed = true;
    throw new Error(KILLED);
  };
}

/** A port's call that works so often, and fails from then on. */
export function dying<Args extends unknown[], T>(after: number, work: (...args: Args) => Promise<T>) {
  let left = after;
  return async (...args: Args): Promise<T> => {
    left -= 1;
    if (left < 0) throw new Error(KILLED);
    return work(...args);
  };
}
