import type { LocalDate, LocalTime, UserId, WorkspaceId, Zone } from '../names.ts';
import type { Team } from '../team/team.ts';
import { instantOf, localDateOf } from '../time/instant.ts';
import { addDays, weekdayOf } from '../time/local-date.ts';
import { periodContaining } from '../time/periods.ts';
import type { Stated } from './news.ts';

/** When a person wants the digest of their teams: on an ISO weekday (1 is Monday), or never. */
export type DigestDay = 'never' | number;
/** Who leads fewer teams reads each team's own digest. */
export const MIN_TEAMS = 2;

/** The digest of one person. */
export interface PortfolioSubscription {
  /** Of {@link subscriptionId}. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** What the person chose; absent for the day on which their week begins. */
  readonly day?: DigestDay;
  /** When the next one is due; absent where they want none. */
  readonly nextAt?: Date;
  /** What the last one stated, by which the next one knows what is new. */
  readonly stated: readonly Stated[];
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

export function subscriptionId(workspace: WorkspaceId, person: UserId): string {
  return `${workspace}|${person}`;
}

const DAYS_OF_WEEK = 7;

/** The weekday on which a team's week begins: its first working day. */
export function firstDayOf({ settings }: Pick<Team, 'settings'>, today: LocalDate): number {
  const { first } = periodContaining('week', today, settings);
  for (let after = 0; after < DAYS_OF_WEEK; after += 1) {
    const day = weekdayOf(addDays(first, after));
    if (settings.workingDays.includes(day)) return day;
  }
  return weekdayOf(first);
}

/** The next time that a clock in `zone` shows `time` on that weekday, after `now`; and which day it is. */
export function nextDigest(
  day: number,
  { time, zone }: { readonly time: LocalTime; readonly zone: Zone },
  now: Date,
): { readonly on: LocalDate; readonly at: Date } {
  const today = localDateOf(now, zone);
  const ahead = (day - weekdayOf(today) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  const on = addDays(today, ahead);
  const at = instantOf(on, time, zone);
  if (at > now) return { on, at };
  const next = addDays(on, DAYS_OF_WEEK);
  return { on: next, at: instantOf(next, time, zone) };
}
