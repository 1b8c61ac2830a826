import type { Db, Document } from 'mongodb';
import { drain } from '../../src/delivery/drain.ts';
import { createPace } from '../../src/delivery/pace.ts';
import { NEVER } from '../../src/domain/progress/ending.ts';
import { dutiesOf, type FollowUps, NOTICE_KINDS } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import type { Clock } from '../../src/ports/runtime.ts';
import { openOutbox } from '../../src/stores/outbox.ts';
import { openScheduleStore } from '../../src/stores/schedules.ts';
import { aGoal, anAbsence, aRound, aTeam } from './samples.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LOT = 5000;
/** As `MAX_SCHEDULES` of the advance. */
const SCHEDULES_AT_ONCE = 200;

/** The `i`th of many schedules that wake on another day, or never; without its id. */
export function idleSchedule(i: number, now: number): Document {
  return {
    workspace: 'T1',
    team: `team-${i >> 2}`,
    kind: 'monthly',
    cursor: '2026-02-01',
    nextDueAt: new Date(now + DAY_MS + i * 1000),
    active: i % 8 !== 0,
    fiscalYearStart: 1,
    rev: 1,
  };
}

/** What lies in each collection when nothing is due: much of it over, the rest for another day. */
const IDLE: Readonly<Record<string, (i: number, now: number) => Document>> = {
  schedules: idleSchedule,
  outbox: (i, now) => ({
    workspace: 'T1',
    to: { user: `U${i % 500}` },
    state: i % 4 === 0 ? 'pending' : 'sent',
    notBefore: new Date(i % 4 === 0 ? now + DAY_MS + i : now - DAY_MS),
    createdAt: new Date(now),
  }),
  rounds: (i, now) => {
    const isOpen = i % 2 === 0;
    const back = { person: 'U1', until: new Date(now - DAY_MS), on: '2026-03-02', back: true, times: 1 };
    const waiting = { person: 'U2', until: new Date(now + DAY_MS), on: '2026-03-09', times: 1 };
    return {
      ...aRound({ team: `team-${i}`, state: isOpen ? 'open' : 'closed', snoozes: i % 4 === 0 ? [back] : [waiting] }),
      closesAt: new Date(isOpen ? now + DAY_MS : now - DAY_MS),
    };
  },
  reminders: (i, now) => ({
    workspace: 'T1',
    at: new Date(i % 2 === 0 ? now - DAY_MS : now + DAY_MS),
    done: i % 2 === 0,
  }),
  goals: (i, now) => ({
    ...aGoal({ team: `team-${i % 100}`, createdAt: new Date(now - DAY_MS) }),
    kpiId: `kpi-${i}`,
    ...(i % 2 === 0 ? { due: '2026-01-31', askEndAt: NEVER } : { due: '2027-12-31' }),
  }),
  answers: (_, now) => ({ workspace: 'T1', person: 'U1', at: new Date(now - DAY_MS), entries: [], applied: true }),
  absences: (i, now) => ({
    ...anAbsence({ person: `U${i}` }),
    begun: i % 2 === 0,
    startsAt: new Date(i % 2 === 0 ? now - DAY_MS : now + DAY_MS),
    endsAt: new Date(now + 9 * DAY_MS),
  }),
  teams: (i, now) => ({
    ...aTeam({ channel: `C-${i}` }),
    ...(i % 2 === 0 && { removed: { by: 'U9', at: new Date(now), channel: `C${i}`, ended: true } }),
  }),
};

/** Fills every collection that a beat looks into with so many documents, of which none asks for anything. */
export async function fillIdle(db: Db, now: Date, count: number): Promise<void> {
  for (const [name, make] of Object.entries(IDLE)) {
    for (let from = 0; from < count; from += LOT) {
      const lot = Array.from({ length: Math.min(LOT, count - from) }, (_, i) => {
        const { id: _id, ...rest } = make(from + i, now.getTime());
        return { ...rest, _id: `${name}-${from + i}` as never };
      });
      await db.collection(name).insertMany(lot);
    }
  }
}

/** All that a beat looks for, part by part, as the process does at every beat. Nothing of it is to be found here. */
export async function openBeat(
  db: Db,
  followUps: FollowUps,
  clock: Clock,
): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const schedules = await openScheduleStore(db);
  const outbox = await openOutbox(db, { clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
  const refused = () => Promise.reject(new Error('Nothing was to be due'));
  const monotonic = () => performance.now();
  const delivery = {
    outbox,
    messenger: { post: refused, mustOpen: refused, edit: refused, remove: refused, find: refused },
    pace: createPace(monotonic),
    clock,
    monotonic,
    ids: createIds(),
    hooks: {
      isStillRelevant: refused,
      failed: (id: string) => {
        throw new Error(`Nothing was to be due, and ${id} was`);
      },
    },
  };
  return {
    schedules: () => schedules.due(clock.now(), SCHEDULES_AT_ONCE),
    ...Object.fromEntries(dutiesOf(followUps).map(({ name, run }) => [name, run])),
    messages: () => drain(delivery, clock.now()),
  };
}
