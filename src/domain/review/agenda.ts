import { openBlockers } from '../check-in/blockers.ts';
import { isOverdue, openActions } from '../goal/action-items.ts';
import { closingOf } from '../goal/closing.ts';
import type { Goal } from '../goal/goal.ts';
import { type DayValue, seriesOf } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, TeamId } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import { arrivesBeyond, outlookOf } from '../progress/outlook.ts';
import { meetsTarget } from '../progress/progress.ts';
import { type ProposedScore, proposedScore } from '../progress/proposed-score.ts';
import { type NameOf, type Standing, standingOf } from '../progress/standing.ts';
import { stalestFirst, worstFirst } from '../progress/worst-first.ts';
import { isStale } from '../report/stale.ts';
import { isDue } from '../round/due-items.ts';
import type { Round } from '../round/round.ts';
import { localDateOf } from '../time/instant.ts';

/**
 * Why a goal needs a decision, in the order in which a review takes them. `off-pace`: off track or at risk, and whether the
 * forecast misses the target. `ends`: it is due by the end of the period. `unanswered`: an open round waits, there never was a value, or none for too long.
 */
export type Reason =
  | { readonly code: 'off-pace'; readonly misses: boolean }
  | { readonly code: 'no-outcome' }
  | { readonly code: 'ends'; readonly on: LocalDate }
  | { readonly code: 'blocked'; readonly since: LocalDate; readonly count: number }
  | { readonly code: 'flat' }
  | { readonly code: 'no-action' }
  | { readonly code: 'unanswered'; readonly because: 'round' | 'no-value' | 'stale' }
  | { readonly code: 'overdue-actions'; readonly since: LocalDate; readonly count: number }
  | { readonly code: 'draft' };

export const REASONS = [
  'off-pace',
  'no-outcome',
  'ends',
  'blocked',
  'flat',
  'no-action',
  'unanswered',
  'overdue-actions',
  'draft',
] as const satisfies readonly Reason['code'][];

/** A goal in a review, with all that speaks for a decision; none where it goes well. */
export interface AgendaItem {
  readonly goal: GoalId;
  readonly team: TeamId;
  readonly standing: Standing;
  /** The first one decides where the goal stands. */
  readonly reasons: readonly Reason[];
  /** What its values propose as its score, where it ends or is over. */
  readonly proposed?: ProposedScore;
}

/** What a lead goes through. A goal stands in it once. */
export interface Agenda {
  /** By the first reason of each. */
  readonly needsDecision: readonly AgendaItem[];
  /** Who is furthest ahead first. */
  readonly wentWell: readonly AgendaItem[];
  /** What was closed since the period began, the last one first. */
  readonly closed: readonly AgendaItem[];
}

/** By what an agenda is made. */
export interface AgendaView {
  /** In the zone of the team. */
  readonly today: LocalDate;
  /** The first day of the period. */
  readonly since: LocalDate;
  /** The last day of a period at whose turn goals are closed; absent where a due date in it is no reason to decide. */
  readonly until?: LocalDate;
  readonly nameOf: NameOf;
  /** Days without a value after which a goal of a team is called stale. */
  readonly staleAfter: (team: TeamId) => number;
}

/** What needs a decision first, then what went well, then what has ended. */
export function agendaOf(goals: readonly Goal[], openRounds: readonly Round[], view: AgendaView): Agenda {
  const live = goals.filter(({ state }) => state === 'active' || state === 'draft');
  const items = live.flatMap((goal) => {
    const item = itemOf(goal, openRounds, view);
    return isOfNext(goal, view) && item.reasons.length === 0 ? [] : [item];
  });
  const closed = goals.filter((goal) => closedOn(goal) >= view.since).toSorted(byClosing);
  return {
    needsDecision: items.filter(({ reasons }) => reasons.length > 0).toSorted(firstReasonFirst),
    wentWell: items
      .filter(({ reasons }) => reasons.length === 0)
      .toSorted((one, other) => worstFirst(other.standing, one.standing)),
    closed: closed.map((goal) => itemOf(goal, openRounds, view)),
  };
}

function itemOf(goal: Goal, openRounds: readonly Round[], view: AgendaView): AgendaItem {
  const standing = standingOf(goal, view.today, view.nameOf);
  const reasons = reasonsOf(goal, standing, openRounds, view);
  const isEnding = reasons.some(({ code }) => code === 'no-outcome' || code === 'ends');
  const proposed = isEnding ? proposedScore(goal) : undefined;
  return { goal: goal.id, team: goal.team, standing, reasons, ...(proposed && { proposed }) };
}

/** Everything that speaks for a decision about a goal, in the order of {@link REASONS}; nothing about one that is closed. */
export function reasonsOf(
  goal: Goal,
  { status }: Pick<Standing, 'status'>,
  openRounds: readonly Round[],
  view: AgendaView,
): Reason[] {
  const { today, until = '', staleAfter } = view;
  if (goal.state === 'draft') return [{ code: 'draft' }];
  if (goal.state !== 'active') return [];
  const overdue = overdueOf(goal, today);
  // What is over is neither held up any more, nor behind.
  if (isOver(goal, today)) return [{ code: 'no-outcome' }, ...overdue];
  const isBehind = status === 'off-track' || status === 'at-risk';
  const series = seriesOf(goal.checkIns);
  const reasons: readonly (Reason | false | undefined)[] = [
    isBehind && { code: 'off-pace', misses: missesTarget(goal, series, today) },
    goal.due <= until && { code: 'ends', on: goal.due },
    blockedOf(goal),
    status === 'on-track' && isFlat(goal, series) && { code: 'flat' },
    status === 'off-track' && openActions(goal).length === 0 && { code: 'no-action' },
    !isOfNext(goal, view) && unansweredOf(goal, openRounds, today, staleAfter(goal.team)),
    ...overdue,
  ];
  return reasons.flatMap((reason) => reason || []);
}

/** Whether a goal was set for the next period and has no value: it is no part of this one unless something is in its way. */
function isOfNext({ checkIns, due, start, follows }: Goal, { until }: Pick<AgendaView, 'until'>): boolean {
  if (until === undefined || checkIns.length > 0 || due <= until) return false;
  return start > until || follows !== undefined;
}

function missesTarget(goal: Goal, series: readonly DayValue[], today: LocalDate): boolean {
  const outlook = outlookOf(goal, series, today);
  return outlook.known && isJourney(goal.kpi) && arrivesBeyond(outlook, goal.kpi) < 0;
}

function blockedOf(goal: Goal): Reason | undefined {
  const [oldest, ...others] = openBlockers(goal);
  return oldest && { code: 'blocked', since: oldest.since, count: others.length + 1 };
}

function unansweredOf(
  goal: Goal,
  openRounds: readonly Round[],
  today: LocalDate,
  staleAfter: number,
): Reason | undefined {
  const because = isStale(goal, today, staleAfter)
    ? 'stale'
    : openRounds.some((round) => isDue(goal, round))
      ? 'round'
      : goal.checkIns.length === 0
        ? 'no-value'
        : undefined;
  return because && { code: 'unanswered', because };
}

function overdueOf(goal: Goal, today: LocalDate): Reason[] {
  const overdue = openActions(goal).filter((action) => isOverdue(action, today));
  const since = overdue[0]?.due;
  return since === undefined ? [] : [{ code: 'overdue-actions', since, count: overdue.length }];
}

/** On the way to a target, and yet the last three values are the same. */
function isFlat({ kpi }: Goal, series: readonly DayValue[]): boolean {
  const [first, ...others] = series.slice(-3).map(({ value }) => value);
  if (first === undefined || !isJourney(kpi) || meetsTarget(kpi, first)) return false;
  return others.length === 2 && others.every((value) => value === first);
}

/** By the first reason; of the same one by what it says, then who needs help first. */
function firstReasonFirst(one: AgendaItem, other: AgendaItem): number {
  const [mine, theirs] = [one.reasons[0], other.reasons[0]];
  if (mine === undefined || theirs === undefined) return 0;
  return (
    REASONS.indexOf(mine.code) - REASONS.indexOf(theirs.code) ||
    compare(within(mine, one), within(theirs, other)) ||
    (mine.code === 'unanswered' ? stalestFirst : worstFirst)(one.standing, other.standing)
  );
}

/** Forecast to miss first; the oldest blocker, due day and overdue action first. */
function within(reason: Reason, { standing }: AgendaItem): string {
  if (reason.code === 'off-pace') return reason.misses ? '0' : '1';
  if (reason.code === 'no-outcome' || reason.code === 'ends') return standing.due;
  return 'since' in reason ? reason.since : '';
}

function closedOn(goal: Goal): LocalDate {
  const closing = closingOf(goal);
  return closing === undefined ? '' : localDateOf(closing.at, 'UTC');
}

function byClosing(one: Goal, other: Goal): number {
  return (closingOf(other)?.at.getTime() ?? 0) - (closingOf(one)?.at.getTime() ?? 0) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
