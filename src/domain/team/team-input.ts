import type { ChannelId, UserId, Zone } from '../names.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { isLocalTime } from '../time/instant.ts';
import type { FiscalYearName } from '../time/periods.ts';
import { type DaysTyped, type KnownDays, parseDaysOff, parseWorked } from './days-off.ts';
import type { DayRule } from './holiday.ts';
import { type HolidayRegion, MAX_ANSWER_DAYS, type TeamSettings } from './team.ts';

/** A team's settings as they were typed into the form. Numbers that are none are NaN. */
export interface SettingsInput extends Omit<TeamSettings, keyof RhythmChoice | Retyped> {
  readonly rhythm: RhythmChoice;
  readonly holidays: HolidayRegion | undefined;
  readonly fiscalYearName: FiscalYearName;
  /** As `parseWorked` reads it. */
  readonly worked: string;
  /** As `parseDaysOff` reads it. */
  readonly daysOff: string;
  /** The keys of days that are no public holidays, and taken off with one click; some may be of another place. */
  readonly usual: readonly string[];
  /** Who typed the days, where it is known. */
  readonly typedBy?: DaysTyped;
}

type Retyped = 'holidays' | 'fiscalYearName' | 'worked' | 'daysOff' | 'offEveryYear';

type RhythmChoice = Pick<TeamSettings, 'monthly' | 'quarterly' | 'annual' | 'digest'>;

export type SettingsField =
  | 'promptAt'
  | 'answerWithin'
  | 'fiscalYearStart'
  | 'reminders'
  | 'freshDays'
  | 'snoozes'
  | 'staleAfter'
  | 'worked'
  | 'daysOff'
  | 'workingDays';

/** From where to where a number of the settings goes. */
export const SETTING_RANGES = {
  answerWithin: { min: 1, max: MAX_ANSWER_DAYS },
  freshDays: { min: 0, max: 14 },
  snoozes: { min: 0, max: 5 },
  staleAfter: { min: 7, max: 365 },
} as const;
const RANGED = ['answerWithin', 'freshDays', 'snoozes', 'staleAfter'] as const;
/** Working days after the prompt on which somebody may be reminded. */
export const LAST_REMINDER = MAX_ANSWER_DAYS - 1;
const MONTHS = 12;
const WEEKDAYS = 7;

/** Every problem of typed settings. `known` are the named days of the place that they choose. */
export function checkSettings(input: SettingsInput, known: KnownDays = []): FieldProblem<SettingsField>[] {
  const problems: FieldProblem<SettingsField>[] = [];
  const report = (field: SettingsField, problem: Problem) => problems.push({ field, problem });
  if (!isLocalTime(input.promptAt)) report('promptAt', { code: 'required' });
  for (const field of RANGED) {
    const { min, max } = SETTING_RANGES[field];
    if (!isWithin(input[field], min, max)) report(field, { code: 'number-out-of-range', min, max });
  }
  if (!isWithin(input.fiscalYearStart, 1, MONTHS)) report('fiscalYearStart', { code: 'choose-one' });
  if (!input.reminders.every((day) => isWithin(day, 1, LAST_REMINDER))) report('reminders', { code: 'choose-one' });
  if (weekdays(input.workingDays).length === 0) report('workingDays', { code: 'no-working-day' });
  const { worked, daysOff } = daysOf(input, known);
  if (!worked.ok) report('worked', worked.problem);
  if (!daysOff.ok) report('daysOff', daysOff.problem);
  return problems;
}

/** The settings that a draft means; where something in it is not right, that stays as it was. */
export function settingsOf(input: SettingsInput, before: TeamSettings, known: KnownDays = []): TeamSettings {
  const wrong = new Set(checkSettings(input, known).map(({ field }) => field));
  const right = (field: (typeof RANGED)[number] | 'fiscalYearStart') => (wrong.has(field) ? before : input)[field];
  const { worked, daysOff } = daysOf(input, known);
  const { rhythm, remindOnLastDay, escalate, language, holidays, fiscalYearName } = input;
  const { celebrations, quietDigest, nameMissing } = input;
  const { monthly, quarterly, annual, digest } = rhythm;
  return {
    ...{ monthly, quarterly, annual, digest, remindOnLastDay, escalate, language },
    ...{ celebrations, quietDigest, nameMissing },
    promptAt: wrong.has('promptAt') ? before.promptAt : input.promptAt,
    answerWithin: right('answerWithin'),
    freshDays: right('freshDays'),
    snoozes: right('snoozes'),
    staleAfter: right('staleAfter'),
    fiscalYearStart: right('fiscalYearStart'),
    reminders: ordered(wrong.has('reminders') ? before.reminders : input.reminders),
    workingDays: wrong.has('workingDays') ? before.workingDays : weekdays(input.workingDays),
    worked: worked.ok ? worked.value : before.worked,
    daysOff: daysOff.ok ? daysOff.value.once : before.daysOff,
    offEveryYear: daysOff.ok ? withUsual(daysOff.value.everyYear, input.usual, known) : before.offEveryYear,
    ...(fiscalYearName !== 'both' && { fiscalYearName }),
    ...(holidays && { holidays }),
  };
}

function daysOf({ worked, daysOff, typedBy }: SettingsInput, known: KnownDays) {
  const about = { ...typedBy, known };
  return { worked: parseWorked(worked, about), daysOff: parseDaysOff(daysOff, about) };
}

function withUsual(typed: readonly DayRule[], usual: readonly string[], known: KnownDays): DayRule[] {
  const here = usual.filter((holiday) => known.some(({ key }) => key === holiday));
  const others = typed.filter((rule) => !('holiday' in rule && here.includes(rule.holiday)));
  return [...others, ...here.map((holiday) => ({ holiday }))];
}

function ordered(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

function weekdays(days: readonly number[]): number[] {
  return ordered(days.filter((day) => isWithin(day, 1, WEEKDAYS)));
}

function isWithin(count: number, least: number, max: number): boolean {
  return Number.isInteger(count) && count >= least && count <= max;
}

/** A team as it was typed into the form. */
export interface TeamInput extends SettingsInput {
  readonly name: string;
  readonly channel: ChannelId | undefined;
  readonly lead: UserId | undefined;
  readonly members: readonly UserId[];
  readonly zone: Zone;
}

export type TeamField = 'name' | 'channel' | 'lead' | 'members' | 'zone' | SettingsField;
