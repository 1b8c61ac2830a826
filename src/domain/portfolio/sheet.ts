import { openBlockers } from '../check-in/blockers.ts';
import { openActions } from '../goal/action-items.ts';
import type { Goal, Status } from '../goal/goal.ts';
import { latestTwo } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, TeamId, WorkspaceId } from '../names.ts';
import { type Ending, isOver } from '../progress/ending.ts';
import { type Course, expectedProgress, timeGone } from '../progress/expected-progress.ts';
import { type Footing, statusBy } from '../progress/footing.ts';
import { agesOn, footingOf } from '../progress/pace.ts';
import { progressAt } from '../progress/progress.ts';
import type { Ranked } from '../progress/worst-first.ts';
import { addMilliseconds } from '../time/instant.ts';

/** Counts the ways in which lines were made: a sheet of another one is made again. */
export const SHEET_FORM = 1;

/**
 * What of one goal decides how it stands, on any day. It names no value and no word that people wrote beside the title
 * and the objective.
 */
export interface SheetLine
  extends Pick<
    Goal,
    | 'title'
    | 'category'
    | 'serves'
    | 'parent'
    | 'client'
    | 'owner'
    | 'reporter'
    | 'contributors'
    | 'visibility'
    | 'start'
    | 'due'
    | 'version'
  > {
  readonly goal: GoalId;
  readonly state: 'active' | 'draft';
  /** Absent before the first value. */
  readonly footing?: Footing;
  /** The way made, or the share of periods that kept the bound, where the footing does not say it. */
  readonly progress?: number;
  /** What is expected on a day: evenly over the time, or by a plan. Absent for a bound. */
  readonly course?: 'even' | Pick<Course, 'kpi' | 'plan'>;
  /** The day of the last value. */
  readonly on?: LocalDate;
  /** The status that a person set, which counts until the day before `until`. */
  readonly override?: { readonly status: Status; readonly until: LocalDate };
  /** Since when the oldest of its blockers is open. */
  readonly blockedSince?: LocalDate;
  /** When the first of its open actions is due. */
  readonly actionDue?: LocalDate;
}

/**
 * The goals of a team that run or are drafts, as they were when somebody last looked. What was saved after `upTo` is read
 * with it: a sheet saves reading, and says nothing that the goals do not.
 */
export interface Sheet {
  /** The id of the team. */
  readonly id: TeamId;
  readonly workspace: WorkspaceId;
  readonly form: number;
  readonly lines: readonly SheetLine[];
  /** Everything that was saved until then is in it. */
  readonly upTo: Date;
  /** When all goals were read for it. */
  readonly madeAt: Date;
}

/** A goal as it is stored. */
export interface SavedGoal {
  readonly goal: Goal;
  /** Absent where an earlier version saved it. */
  readonly savedAt?: Date;
}

/** A write may show so long after its time: clocks differ, and a server confirms it later. */
export const SETTLES_WITHIN_MS = 60_000;
/** So many goals of a team are counted; what is beyond is left out. */
export const MAX_SHEET_LINES = 2000;

/** The sheet of a team, from all its goals as they were read at a moment. */
export function sheetOf(of: Pick<Sheet, 'id' | 'workspace'>, saved: readonly SavedGoal[], readAt: Date): Sheet {
  const lines = saved.flatMap(({ goal }) => lineOf(goal) ?? []).slice(0, MAX_SHEET_LINES);
  return { ...of, form: SHEET_FORM, lines, upTo: addMilliseconds(readAt, -SETTLES_WITHIN_MS), madeAt: readAt };
}

/**
 * The sheet with goals that were saved since, read at a moment. `isWorthKeeping` where the next one who looks has less to
 * read with it: something changed, or what was read is old enough to be read no more.
 */
export function sheetWith(
  sheet: Sheet,
  saved: readonly SavedGoal[],
  readAt: Date,
): { readonly sheet: Sheet; readonly isWorthKeeping: boolean } {
  if (saved.length === 0) return { sheet, isWorthKeeping: false };
  const upTo = addMilliseconds(readAt, -SETTLES_WITHIN_MS);
  const lines = new Map(sheet.lines.map((line) => [line.goal, line]));
  let isWorthKeeping = saved.some(({ savedAt }) => savedAt !== undefined && savedAt <= upTo);
  for (const { goal } of saved) {
    const before = lines.get(goal.id);
    if (before !== undefined && before.version >= goal.version) continue;
    const line = lineOf(goal);
    if (line === undefined && before === undefined) continue;
    isWorthKeeping = true;
    if (line === undefined) lines.delete(goal.id);
    else if (before !== undefined || lines.size < MAX_SHEET_LINES) lines.set(goal.id, line);
  }
  return { sheet: { ...sheet, lines: [...lines.values()], upTo }, isWorthKeeping };
}

/** The sheet without a goal that was removed. */
export function sheetWithout(sheet: Sheet, goal: GoalId): Sheet {
  return { ...sheet, lines: sheet.lines.filter((line) => line.goal !== goal) };
}

/** The line of a goal; undefined where it is closed. */
export function lineOf(goal: Goal): SheetLine | undefined {
  const { id, title, category, owner, start, due, version, state } = goal;
  if (state !== 'active' && state !== 'draft') return undefined;
  const [blocker] = openBlockers(goal);
  const actionDue = openActions(goal)[0]?.due;
  return {
    ...{ goal: id, title, category, owner, start, due, version, state },
    ...present(goal, ['serves', 'parent', 'client', 'reporter', 'contributors', 'visibility']),
    ...wayOf(goal),
    ...(blocker && { blockedSince: blocker.since }),
    ...(actionDue !== undefined && { actionDue }),
  };
}

/** Those of some fields that a goal has. */
function present<Field extends keyof Goal>(goal: Goal, fields: readonly Field[]): Partial<Pick<Goal, Field>> {
  const entries = fields.flatMap((field) => (goal[field] === undefined ? [] : [[field, goal[field]]]));
  return Object.fromEntries(entries) as Partial<Pick<Goal, Field>>;
}

/** What its values come to, and what is expected of them. */
function wayOf(goal: Goal): Pick<SheetLine, 'footing' | 'progress' | 'course' | 'on' | 'override'> {
  const { checkIns, kpi, plan = [] } = goal;
  const [latest] = latestTwo(checkIns);
  const footing = footingOf(goal);
  const progress = progressAt(goal, latest);
  return {
    ...(footing && { footing }),
    ...(progress !== undefined && !(footing !== undefined && 'progress' in footing) && { progress }),
    ...(isJourney(kpi) && { course: plan.length === 0 ? ('even' as const) : { kpi, plan } }),
    ...(latest && { on: latest.on }),
    ...(latest && !latest.byPace && { override: { status: latest.status, until: agesOn(goal, latest) } }),
  };
}

/** How a goal stands on a day, by its line: the same as its standing says, which reads all its values. */
export function standsOn(line: SheetLine, today: LocalDate): Ranked {
  const { goal, title, due, footing } = line;
  const progress = line.progress ?? (footing !== undefined && 'progress' in footing ? footing.progress : undefined);
  const expected = expectedOn(line, today);
  const status = statusOfLine(line, today);
  return {
    ...{ goal, title, due },
    ...(progress !== undefined && { progress }),
    ...(expected !== undefined && { expected }),
    ...(status && { status }),
    ...(isOver(line, today) && { ended: endOf(footing) }),
  };
}

function endOf(footing: Footing | undefined): Ending {
  if (footing === undefined) return 'no-value';
  return isMet(footing) ? 'reached' : 'missed';
}

/** Whether the target of a journey is reached by the last value. */
export function isReached({ footing, course }: SheetLine): boolean {
  return course !== undefined && footing !== undefined && isMet(footing);
}

function isMet(footing: Footing): boolean {
  return 'running' in footing && footing.running === 'on-track';
}

/** The status of a goal on a day; undefined before its first value. */
export function statusOfLine(line: SheetLine, today: LocalDate): Status | undefined {
  const { footing, override, on = today } = line;
  if (footing === undefined) return undefined;
  if (override !== undefined && today < override.until && !isOver(line, today)) return override.status;
  // A value may be of a day that has not come where somebody looks.
  const day = today > on ? today : on;
  return statusBy(footing, expectedOn(line, day) ?? 0, isOver(line, day));
}

function expectedOn({ course, start, due }: SheetLine, day: LocalDate): number | undefined {
  if (course === undefined) return undefined;
  return course === 'even' ? timeGone({ start, due }, day) : expectedProgress({ ...course, start, due }, day);
}
