import type { CheckIn, Goal } from '../goal/goal.ts';
import { isKeptFrom, reporterOf } from '../goal/people.ts';
import { latestCheckIn } from '../history/series.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import { pulseMeasure } from '../pulse/measure.ts';
import type { RoundKind } from '../schedule/occurrence.ts';
import { SCHEDULED_ROUNDS, type ScheduledRound, slotKind } from '../schedule/occurrence.ts';
import { type Absence, absenceOn, backOn } from '../team/absence.ts';
import type { Team } from '../team/team.ts';
import { addDays, daysBetween } from '../time/local-date.ts';
import { type PeriodSettings, periodContaining } from '../time/periods.ts';
import { firstWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import { isDue, kpiKey } from './due-items.ts';
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
  /** Goals of other teams that their open rounds wait for, on KPIs of these goals: the same question. */
  readonly askedElsewhere?: readonly Goal[];
}

/**
 * Who is asked about which goals when a round opens, and about which goals nobody is asked. Goals with a fresh value are
 * spared; those of somebody who is away go to the delegate, or wait for the return where that is before the round closes.
 */
export function selectRespondents(selection: SelectionInput): { readonly asks: Ask[]; readonly notAsked: NotAsked[] } {
  const asks = new Map<string, Ask>();
  const notAsked: NotAsked[] = [];
  const askedFor = new Map((selection.askedElsewhere ?? []).map((goal) => [kpiKey(goal), goal.id]));
  for (const goal of soonestFirst(goalsOfRound(selection))) {
    const spared = spare(goal, selection, askedFor.get(kpiKey(goal)));
    if (spared !== undefined) {
      notAsked.push(spared);
      continue;
    }
    askedFor.set(kpiKey(goal), goal.id);
    const asked = answererFor(goal, selection);
    const key = `${asked.person}|${asked.insteadOf ?? ''}`;
    asks.set(key, { ...asked, goals: [...(asks.get(key)?.goals ?? []), goal.id] });
  }
  return { asks: [...asks.values()], notAsked };
}

type AskedAbout = Pick<SelectionInput, 'kind' | 'nominal' | 'goals' | 'team' | 'calendar' | 'openRounds'>;

/** The goals that a round is about; what another open round waits for is asked there, and not again. */
export function goalsOfRound({ kind, nominal, goals, team, calendar, openRounds = [] }: AskedAbout): Goal[] {
  const { settings } = team;
  const kinds = kind === 'asked' ? [] : [kind, ...coveredBy(kind, nominal, settings, calendar)];
  return goals.filter((goal) => {
    const { state, due, endAsked } = goal;
    if (state !== 'active' || addDays(due, LAST_ASK_DAYS) < nominal) return false;
    // Its owner was asked for the last value with how it ended.
    if (endAsked?.due === due) return false;
    if (openRounds.some((round) => isDue(goal, round))) return false;
    return kind === 'asked' || kinds.some((one) => isAskedIn(one, goal, settings));
  });
}

/** A review asks about every goal; the smaller rounds about those that have their cadence, or none of their own. */
function isAskedIn(kind: ScheduledRound, goal: Goal, settings: Team['settings']): boolean {
  if (goal.cadence === kind) return true;
  if (kind === 'annual' || kind === 'quarterly') return settings[kind];
  const hasOwnRhythm = goal.cadence !== undefined || (settings.quarterly && isGivenByPulse(goal));
  return kind === 'monthly' && settings.monthly && !hasOwnRhythm;
}

/** Its value comes with the pulse of its client, which is due with the quarterly review: between, there is no other. */
function isGivenByPulse({ calculator, client }: Goal): boolean {
  return client !== undefined && pulseMeasure(calculator) !== undefined;
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

/** Of goals on one KPI the one that is due first is asked about; otherwise the order stays. */
function soonestFirst(goals: readonly Goal[]): Goal[] {
  const soonest = new Map<string, Goal>();
  for (const goal of goals) {
    const before = soonest.get(kpiKey(goal));
    if (before === undefined || goal.due < before.due) soonest.set(kpiKey(goal), goal);
  }
  const isFirst = (goal: Goal) => soonest.get(kpiKey(goal)) === goal;
  return [...goals.filter(isFirst), ...goals.filter((goal) => !isFirst(goal))];
}

function spare(goal: Goal, selection: SelectionInput, sameKpi: GoalId | undefined): NotAsked | undefined {
  const { opensOn, closesOn, team, ineligible, absences, calendar } = selection;
  const reporter = reporterOf(goal);
  const fresh = freshValue(goal, opensOn, team.settings.freshDays);
  if (fresh !== undefined) return { why: 'fresh', goal: goal.id, checkIn: fresh.id };
  if (sameKpi !== undefined) return { why: 'shared', goal: goal.id, with: sameKpi };
  if (ineligible.has(reporter)) return { why: 'nobody', goal: goal.id, person: reporter, reason: 'gone' };
  if (reporter !== team.lead && !team.members.includes(reporter)) {
    return { why: 'nobody', goal: goal.id, person: reporter, reason: 'left' };
  }
  const absence = absenceOn(absences, reporter, opensOn);
  if (absence === undefined || delegateOf(goal, selection) !== undefined) return undefined;
  if (backOn(absences, reporter, opensOn, calendar) <= closesOn) return undefined;
  return { why: 'away', goal: goal.id, person: reporter, until: absence.until };
}

type Whereabouts = Pick<SelectionInput, 'opensOn' | 'ineligible' | 'absences'> & {
  readonly team: Pick<Team, 'lead'>;
};

/** Who is asked for a goal: who reports it, or who answers instead of them while they are away. */
export function answererFor(goal: Goal, whereabouts: Whereabouts): Pick<Ask, 'person' | 'insteadOf'> {
  const person = reporterOf(goal);
  const delegate = delegateOf(goal, whereabouts);
  return delegate === undefined ? { person } : { person: delegate, insteadOf: person };
}

/**
 * Who answers instead of somebody who is away, where they can, and see the goal. A delegate's own delegate is not asked.
 */
function delegateOf(goal: Goal, { opensOn, ineligible, absences, team }: Whereabouts): UserId | undefined {
  const delegate = absenceOn(absences, reporterOf(goal), opensOn)?.delegate;
  if (delegate === undefined || ineligible.has(delegate) || isKeptFrom(delegate, goal, team)) return undefined;
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
