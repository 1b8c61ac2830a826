import type { LocalDate, WorkspaceId } from '../domain/names.ts';
import { isOn, type Rhythm, SCHEDULE_KINDS } from '../domain/schedule/occurrence.ts';
import { firstCursor, plan } from '../domain/schedule/plan.ts';
import { type Schedule, type ScheduleStore, scheduleId } from '../stores/schedules.ts';

/** Another write may come in between this often before it is an error. */
const MAX_TRIES = 5;

type DesiredSchedule = Pick<Schedule, 'cursor' | 'nextDueAt' | 'active' | 'fiscalYearStart'>;

/** A team's rhythm with the workspace it is in. */
export type TeamRhythm = Omit<Rhythm, 'kind'> & { readonly workspace: WorkspaceId };

/**
 * Brings a team's six schedules in line with its settings, whenever it was saved. How far a schedule has got is kept,
 * so that an edited zone or hour asks nobody twice; one that begins, begins again, or gets another fiscal year has
 * nothing to make up for. Safe to repeat. Throws where other writes keep coming in between.
 */
export async function syncSchedules(schedules: ScheduleStore, team: TeamRhythm, now: Date): Promise<void> {
  const known = new Map((await schedules.forTeam(team.team)).map((one) => [one.kind, one]));
  for (const kind of SCHEDULE_KINDS) await syncOne(schedules, { ...team, kind }, known.get(kind), now);
}

async function syncOne(
  schedules: ScheduleStore,
  { workspace, ...rhythm }: TeamRhythm & Rhythm,
  read: Schedule | undefined,
  now: Date,
): Promise<void> {
  const { team, kind } = rhythm;
  let known = read;
  const active = isOn(kind, rhythm.settings);
  const { fiscalYearStart } = rhythm.settings;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if (attempt > 0) known = await schedules.get(team, kind);
    const cursor = cursorOf(known, rhythm, now);
    const nextDueAt = wakeTime(rhythm, cursor, now);
    const desired = { cursor, nextDueAt, active, fiscalYearStart };
    // Every start looks at every team: what is in step already is not written again.
    if (known && isSame(known, desired)) return;
    const done = known
      ? await schedules.update(known, desired)
      : await schedules.insert({
          id: scheduleId(team, kind),
          workspace,
          team,
          kind,
          rev: 1,
          ...desired,
        });
    if (done) return;
  }
  throw new Error(`the schedule ${scheduleId(team, kind)} was changed by others ${MAX_TRIES} times in a row`);
}

function isSame(known: Schedule, { cursor, nextDueAt, active, fiscalYearStart }: DesiredSchedule): boolean {
  if (known.cursor !== cursor || known.active !== active || known.fiscalYearStart !== fiscalYearStart) return false;
  return known.nextDueAt.getTime() === nextDueAt.getTime();
}

/**
 * From where a schedule goes on, once it follows a rhythm: from where it is, or, where it begins, begins again or gets
 * another fiscal year, from now.
 */
export function cursorOf(known: Schedule | undefined, rhythm: Rhythm, now: Date): LocalDate {
  if (known?.active && known.fiscalYearStart === rhythm.settings.fiscalYearStart) return known.cursor;
  const fresh = firstCursor(rhythm, now);
  return known && known.cursor > fresh ? known.cursor : fresh;
}

/** Something overdue is left to the next tick; the plan itself is not carried out here. */
function wakeTime(rhythm: Rhythm, cursor: string, now: Date): Date {
  const planned = plan({ ...rhythm, cursor, now });
  return planned.fire || planned.cursor > cursor ? now : planned.wakeAt;
}
