import type { LocalDate, TeamId, Zone } from '../names.ts';
import type { Period } from '../round.ts';
import type { TeamSettings } from '../team.ts';
import { instantOf, isZone } from '../time/instant.ts';
import { type PeriodKind, periodContaining, previousPeriod } from '../time/periods.ts';
import { firstWorkingDay } from '../time/working-days.ts';
import { calendarOf } from './hours.ts';

export const SCHEDULE_KINDS = ['monthly', 'quarterly', 'digest'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** The settings that decide when something falls due. */
export type RhythmSettings = Pick<
  TeamSettings,
  'monthly' | 'quarterly' | 'digest' | 'promptAt' | 'workingDays' | 'fiscalYearStart'
>;

/** One time that a schedule falls due. */
export interface Occurrence {
  /** `team|kind|period`: never a point in time and never a revision, so that an edited zone cannot ask twice. */
  readonly id: string;
  readonly kind: ScheduleKind;
  /** What the round or digest is about. A digest is about the week before the one in which it is posted. */
  readonly period: Period;
  /** The day it is due by the team's calendar. */
  readonly nominal: LocalDate;
  /** The first instant at which it is `promptAt` on the nominal day for someone concerned. */
  readonly dueAt: Date;
}

/** All that decides when a team's schedule of one kind falls due. */
export interface Rhythm {
  readonly team: TeamId;
  readonly kind: ScheduleKind;
  readonly settings: RhythmSettings;
  readonly teamZone: Zone;
  /** The members' zones; rounds are due when the first of them is. One that is no zone is passed over. */
  readonly zones: readonly Zone[];
  readonly holidays?: ReadonlySet<LocalDate>;
}

/** A slot is the month, quarter or week on whose first working day something falls due. */
export function slotKind(kind: ScheduleKind): PeriodKind {
  const kinds = { monthly: 'month', quarterly: 'quarter', digest: 'week' } as const;
  return kinds[kind];
}

/** Whether a kind is switched on. */
export function isOn(kind: ScheduleKind, settings: RhythmSettings): boolean {
  return settings[kind];
}

/** A month that begins a fiscal quarter is asked about in the quarterly review: one prompt, not two. */
export function isCovered(kind: ScheduleKind, slot: Period, settings: RhythmSettings): boolean {
  if (kind !== 'monthly' || !settings.quarterly) return false;
  return periodContaining('quarter', slot.first, settings.fiscalYearStart).first === slot.first;
}

/** What falls due in a slot. Throws a RangeError where the team's zone or a setting is impossible. */
export function occurrenceIn(slot: Period, rhythm: Rhythm): Occurrence {
  const { kind, settings, team } = rhythm;
  const period = kind === 'digest' ? previousPeriod('week', slot, settings.fiscalYearStart) : slot;
  const nominal = firstWorkingDay(slot, calendarOf(settings, rhythm.holidays));
  return { id: `${team}|${kind}|${period.id}`, kind, period, nominal, dueAt: firstDue(nominal, rhythm) };
}

function firstDue(nominal: LocalDate, { kind, settings, teamZone, zones }: Rhythm): Date {
  const members = kind === 'digest' ? [] : zones.filter(isZone);
  const instants = [...new Set([teamZone, ...members])].map((zone) => instantOf(nominal, settings.promptAt, zone));
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
