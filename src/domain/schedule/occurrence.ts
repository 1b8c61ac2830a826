import type { Cadence } from '../goal/goal.ts';
import type { LocalDate, TeamId, Zone } from '../names.ts';
import type { TeamSettings } from '../team/team.ts';
import { instantOf, isZone } from '../time/instant.ts';
import type { Period } from '../time/periods.ts';
import { type PeriodKind, periodContaining, previousPeriod } from '../time/periods.ts';
import { type Days, firstWorkingDay } from '../time/working-days.ts';
import { calendarOf } from './hours.ts';

/** The rounds that fall due by themselves, the smaller before the bigger: each asks all that the ones before it ask. */
export const SCHEDULED_ROUNDS = ['weekly', 'fortnightly', 'monthly', 'quarterly', 'annual'] as const;
export type ScheduledRound = (typeof SCHEDULED_ROUNDS)[number];

export const SCHEDULE_KINDS = [...SCHEDULED_ROUNDS, 'digest'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

export const ROUND_KINDS = [...SCHEDULED_ROUNDS, 'asked'] as const;
/** `asked` is a round that a person started with `/goal ask`. */
export type RoundKind = (typeof ROUND_KINDS)[number];

/** Rounds that come so often that each of them calls people less: one reminder at the most, and no lead twice a month. */
export function isFrequent(kind: ScheduleKind | RoundKind): boolean {
  return kind === 'weekly' || kind === 'fortnightly';
}

/** The settings that decide when something falls due. */
export type RhythmSettings = Pick<
  TeamSettings,
  | 'monthly'
  | 'quarterly'
  | 'annual'
  | 'digest'
  | 'promptAt'
  | 'workingDays'
  | 'daysOff'
  | 'offEveryYear'
  | 'fiscalYearStart'
  | 'fiscalYearName'
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
  /** Public holidays; the team's own days off are among its settings. */
  readonly holidays?: Days;
  /** The cadences that the team's active goals have of their own. */
  readonly cadences?: ReadonlySet<Cadence>;
}

/** A slot is the month, quarter or week on whose first working day something falls due. */
export function slotKind(kind: ScheduleKind): PeriodKind {
  return SLOTS[kind];
}

const SLOTS: Readonly<Record<ScheduleKind, PeriodKind>> = {
  weekly: 'week',
  fortnightly: 'fortnight',
  monthly: 'month',
  quarterly: 'quarter',
  annual: 'year',
  digest: 'week',
};

/**
 * Whether a schedule of a kind runs at all. Those that a goal can have as its own cadence always do, and walk silently
 * over what nobody is asked, so that a goal that takes up a cadence is not asked about the time before.
 */
export function isOn(kind: ScheduleKind, settings: RhythmSettings): boolean {
  return kind === 'digest' || kind === 'annual' ? settings[kind] : true;
}

/** Whether a kind has anything to ask: the team has it on, or a goal has that cadence of its own. */
export function isLive(kind: ScheduleKind, { settings, cadences }: Pick<Rhythm, 'settings' | 'cadences'>): boolean {
  if (kind === 'digest' || kind === 'annual') return settings[kind];
  if (cadences?.has(kind)) return true;
  return (kind === 'monthly' || kind === 'quarterly') && settings[kind];
}

/**
 * The smaller rounds that a bigger one takes the place of, where they fall due on the same day: one prompt, not two. A
 * month that begins a quarter is asked about in the quarterly review, a quarter that begins the fiscal year in the annual
 * one, and a week or fortnight that begins on such a day in that round.
 */
export function isCovered(kind: ScheduleKind, slot: Period, rhythm: Omit<Rhythm, 'kind'>): boolean {
  const size = (SCHEDULED_ROUNDS as readonly ScheduleKind[]).indexOf(kind);
  if (size === -1) return false;
  const { settings } = rhythm;
  const calendar = calendarOf(settings, rhythm.holidays);
  const nominal = firstWorkingDay(slot, calendar);
  return SCHEDULED_ROUNDS.slice(size + 1).some((bigger) => {
    if (!isLive(bigger, rhythm)) return false;
    const its = periodContaining(slotKind(bigger), nominal, settings);
    return firstWorkingDay(its, calendar) === nominal;
  });
}

/** What falls due in a slot. Throws a RangeError where the team's zone or a setting is impossible. */
export function occurrenceIn(slot: Period, rhythm: Rhythm): Occurrence {
  const { kind, settings, team } = rhythm;
  const period = kind === 'digest' ? previousPeriod('week', slot, settings) : slot;
  const nominal = firstWorkingDay(slot, calendarOf(settings, rhythm.holidays));
  return { id: `${team}|${kind}|${period.id}`, kind, period, nominal, dueAt: firstDue(nominal, rhythm) };
}

function firstDue(nominal: LocalDate, { kind, settings, teamZone, zones }: Rhythm): Date {
  const members = kind === 'digest' ? [] : zones.filter(isZone);
  const instants = [...new Set([teamZone, ...members])].map((zone) => instantOf(nominal, settings.promptAt, zone));
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
