import type { Db } from 'mongodb';
import { z } from 'zod';
import type { LocalDate, TeamId, WorkspaceId } from '../domain/names.ts';
import { SCHEDULE_KINDS, type ScheduleKind } from '../domain/schedule/occurrence.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import { documents, makeIndexes } from './document.ts';

/** Where one schedule of one team stands. What it does is in the team's settings; this is how far it has got. */
export interface Schedule {
  /** `team|kind`. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly kind: ScheduleKind;
  /** The last month, quarter or week that was dealt with: its first day, of a week or fortnight its Monday. */
  readonly cursor: LocalDate;
  /** When to plan again, by the clock that schedules go by. */
  readonly nextDueAt: Date;
  readonly active: boolean;
  /** The fiscal year that the cursor was counted in. */
  readonly fiscalYearStart: number;
  /** Counts the writes; a write names the one that it replaces. */
  readonly rev: number;
}

const UNREADABLE_MS = 60 * 60 * 1000;

type ScheduleProgress = Partial<Pick<Schedule, 'cursor' | 'nextDueAt' | 'active' | 'fiscalYearStart'>>;

export interface ScheduleStore {
  get(team: TeamId, kind: ScheduleKind): Promise<Schedule | undefined>;
  forTeam(team: TeamId): Promise<Schedule[]>;
  /** Active schedules whose time has come, the longest waiting first. One that cannot be read stands back an hour. */
  due(now: Date, limit: number): Promise<Schedule[]>;
  /** False where it exists. */
  insert(schedule: Schedule): Promise<boolean>;
  /** Compare-and-set on revision and cursor: false where another write came first. */
  update(schedule: Schedule, change: ScheduleProgress): Promise<boolean>;
  /** When the next active schedule wakes. */
  nextDueAt(): Promise<Date | undefined>;
}

const scheduleSchema: z.ZodType<Schedule> = z.object({
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  kind: z.enum(SCHEDULE_KINDS),
  cursor: z.string(),
  nextDueAt: z.date(),
  active: z.boolean(),
  fiscalYearStart: z.number(),
  rev: z.number(),
});

/** The id of a team's schedule of a kind. */
export function scheduleId(team: TeamId, kind: ScheduleKind): string {
  return `${team}|${kind}`;
}

/** Opens the collection `schedules` and makes its indexes. */
export async function openScheduleStore(db: Db): Promise<ScheduleStore> {
  const schedules = documents(db, 'schedules', scheduleSchema);
  // With `_id`, as the due ones are sorted: only those that are read are looked at, however many are due at once.
  const indexes = [
    { key: { nextDueAt: 1, _id: 1 }, partialFilterExpression: { active: true } },
    { key: { team: 1 } },
  ] as const;
  await makeIndexes(schedules.collection, indexes, ['nextDueAt_1']);
  return {
    get: (team, kind) => schedules.one({ _id: scheduleId(team, kind) }),
    forTeam: (team) => schedules.list({ team }),
    due: async (now, limit) => {
      const rows = await schedules.collection
        .find({ active: true, nextDueAt: { $lte: now } })
        .sort({ nextDueAt: 1, _id: 1 })
        .limit(limit)
        .toArray();
      const due: Schedule[] = [];
      for (const row of rows) {
        try {
          due.push(schedules.read(row));
        } catch {
          // One that this version cannot read would stand first in the queue for ever.
          await schedules.collection.updateOne(
            { _id: row._id },
            { $set: { nextDueAt: addMilliseconds(now, UNREADABLE_MS) } },
          );
        }
      }
      return due;
    },
    insert: (schedule) => schedules.insert(schedule),
    update: async ({ id, rev, cursor }, change) => {
      const result = await schedules.collection.updateOne({ _id: id, rev, cursor }, { $set: change, $inc: { rev: 1 } });
      return result.matchedCount === 1;
    },
    nextDueAt: async () => (await schedules.first({ active: true }, { nextDueAt: 1 }))?.nextDueAt,
  };
}
