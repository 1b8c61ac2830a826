import type { CheckIn, Goal } from '../goal/goal.ts';
import { latestCheckIn } from '../history/series.ts';
import type { LocalDate, UserId } from '../names.ts';
import type { RoundKind } from '../schedule/occurrence.ts';
import { SCHEDULED_ROUNDS, type ScheduledRound, slotKind } from '../schedule/occurrence.ts';
import { type Absence, absenceOn, backOn } from '../team/absence.ts';
import type { Team } from '../team/team.ts';
import { addDays, daysBetween } from '../time/local-date.ts';
import { type PeriodSettings, periodContaining } from '../time/periods.ts';
import { firstWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import { isDue } from './due-items.ts';
import type { Ask, NotAsked, Round } from './round.ts';

/** A goal is asked about once more after its due date, for its last value. */
const LAST_ASK_DAYS = 31;

export interface SelectionInput {
  readonly kind: RoundKind;
  /** The day on which the round is due, which decides what it asks about. */
  readonly nominal: LocalDate;
  /** The day on which it opens, the same or later, and the last day on which it is open. */
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly team: Pick<Team, 'lead' | 'members' | 'settings'>;
  readonly goals: readonly Goal[];
  readonly calendar: WorkingCalendar;
  /** People of whom Slack says that they cannot answer: deactivated, bots, guests, strangers. */
  readonly ineligible: ReadonlySet<UserId>;
  readonly absences: readonly Absence[];
  /** Other rounds of the team that are open. */
  readonly openRounds?: readonly Round[];
}

/**
 * Who is asked about which goals when a round opens, and about which goals nobody is asked. Goals with a fresh value are
 * spared; those of somebody who is away go to the delegate, or wait for the return where that is before the round closes.
 */
export function selectRespondents(selection: SelectionInput): { readonly asks: Ask[]; readonly notAsked: NotAsked[] } {
  const asks = new Map<string, Ask>();
  const notAsked: NotAsked[] = [];
  for (const goal of goalsOfRound(selection)) {
    const spared = spare(goal, selection);
    if (spared !== undefined) {
      notAsked.push(spared);
      continue;
    }
    const delegate = delegateOf(goal.owner, selection);
    const person = delegate ?? goal.owner;
    const key = `${person}|${delegate === undefined ? '' : goal.owner}`;
    const before = asks.get(key)?.goals ?? [];
    asks.set(key, { person, goals: [...before, goal.id], ...(delegate !== undefined && { insteadOf: goal.owner }) });
  }
  return { asks: [...asks.values()], notAsked };
}

type AskedAbout = Pick<SelectionInput, 'kind' | 'nominal' | 'goals' | 'team' | 'calendar' | 'openRounds'>;

/** The goals that a round is about; what another open round waits for is asked there, and not again. */
export function goalsOfRound({ kind, nominal, goals, team, calendar, openRounds = [] }: AskedAbout): Goal[] {
  const { settings } = team;
  const kinds = kind === 'asked' ? [] : [kind, ...coveredBy(kind, nominal, settings, calendar)];
  return goals.filter((goal) => {
    const { state, due, cadence, endAsked } = goal;
    if (state !== 'active' || addDays(due, LAST_ASK_DAYS) < nominal) return false;
    // Its owner was asked for the last value with how it ended.
    if (endAsked?.due === due) return false;
    if (openRounds.some((round) => isDue(goal, round))) return false;
    return kind === 'asked' || kinds.some((one) => isAskedIn(one, cadence, settings));
  });
}

/** A review asks about every goal; the smaller rounds about those that have their cadence, or none of their own. */
function isAskedIn(kind: ScheduledRound, cadence: Goal['cadence'], settings: Team['settings']): boolean {
  if (cadence === kind) return true;
  if (kind === 'annual' || kind === 'quarterly') return settings[kind];
  return kind === 'monthly' && settings.monthly && cadence === undefined;
}

/** The smaller rounds in whose place this one stands: those that fall due on the same day (`isCovered`). */
function coveredBy(
  kind: ScheduledRound,
  nominal: LocalDate,
  settings: PeriodSettings,
  calendar: WorkingCalendar,
): ScheduledRound[] {
  return SCHEDULED_ROUNDS.slice(0, SCHEDULED_ROUNDS.indexOf(kind)).filter((smaller) => {
    const slot = periodContaining(slotKind(smaller), nominal, settings);
    return firstWorkingDay(slot, calendar) === nominal;
  });
}

function spare(goal: Goal, selection: SelectionInput): NotAsked | undefined {
  const { opensOn, closesOn, team, ineligible, absences, calendar } = selection;
  const { owner } = goal;
  const fresh = freshValue(goal, opensOn, team.settings.freshDays);
  if (fresh !== undefined) return { why: 'fresh', goal: goal.id, checkIn: fresh.id };
  if (ineligible.has(owner)) return { why: 'nobody', goal: goal.id, person: owner, reason: 'gone' };
  if (owner !== team.lead && !team.members.includes(owner)) {
    return { why: 'nobody', goal: goal.id, person: owner, reason: 'left' };
  }
  const absence = absenceOn(absences, owner, opensOn);
  if (absence === undefined || delegateOf(owner, selection) !== undefined) return undefined;
  if (backOn(absences, owner, opensOn, calendar) <= closesOn) return undefined;
  return { why: 'away', goal: goal.id, person: owner, until: absence.until };
}

/** Who answers instead of somebody who is away, where they can. A delegate's own delegate is not asked. */
function delegateOf(person: UserId, { opensOn, ineligible, absences }: SelectionInput): UserId | undefined {
  const delegate = absenceOn(absences, person, opensOn)?.delegate;
  if (delegate === undefined || ineligible.has(delegate)) return undefined;
  return absenceOn(absences, delegate, opensOn) === undefined ? delegate : undefined;
}

/**
 * The value for which a goal is not asked about: the latest by the day that it is of, where that is at most `freshDays`
 * days before. What was corrected counts no more; 0 days asks always.
 */
export function freshValue(goal: Goal, day: LocalDate, freshDays: number): CheckIn | undefined {
  if (freshDays < 1) return undefined;
  const latest = latestCheckIn(goal);
  return latest !== undefined && daysBetween(latest.on, day) <= freshDays ? latest : undefined;
}
