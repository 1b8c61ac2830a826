import { reachedBy } from '../celebrations/celebrations.ts';
import type { Reached } from '../celebrations/notices.ts';
import { blockersOf } from '../check-in/blockers.ts';
import type { Goal } from '../goal/goal.ts';
import { latestCheckIn } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import { meetsTarget } from '../progress/progress.ts';
import { type NameOf, type Standing, standingOf } from '../progress/standing.ts';
import { soonestFirst, stalestFirst, worstFirst } from '../progress/worst-first.ts';
import type { Team } from '../team/team.ts';
import { daysBetween } from '../time/local-date.ts';
import type { Period } from '../time/periods.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { overdueActions } from './action-lines.ts';
import { backOnPace, clearedSince, type EarlierDigest, sortNews } from './digest-news.ts';
import type { DigestLists, DigestNotice, UnansweredRound, WaitingDrafts } from './notices.ts';
import { isStale } from './stale.ts';

const DUE_SOON_DAYS = 7;

/** What a digest is made from. `today` is a day in the team's zone. */
export interface DigestView {
  readonly team: Pick<Team, 'id' | 'name'>;
  readonly goals: readonly Goal[];
  readonly period: Period;
  readonly today: LocalDate;
  /** On which days the team works, for the age of blockers. */
  readonly calendar: WorkingCalendar;
  /** Days without a value after which a goal is called stale. */
  readonly staleAfter: number;
  readonly nameOf: NameOf;
  /** The last digest that the channel has; what it stated already is no news. */
  readonly earlier?: EarlierDigest;
  /** The rounds that closed in the period without everybody's answer. */
  readonly unanswered?: readonly UnansweredRound[];
  /** Those that wait for a decision. */
  readonly drafts?: WaitingDrafts | undefined;
}

/**
 * The week of a team: what was reached in the period and what ended in it, and what is new of what is off pace, in the
 * way, due and stale `today`. What the digest before stated already is apart. What is over is told once, as ended.
 * Every list begins with what is worst.
 */
export function digestNotice(view: DigestView): DigestNotice {
  const { team, goals, period, today, nameOf, earlier, unanswered = [], drafts } = view;
  const active = goals.filter(({ state }) => state === 'active');
  const running = active.filter((goal) => !isOver(goal, today));
  const standing = (goal: Goal) => standingOf(goal, today, nameOf);
  const standings = running.map(standing);
  const ended = active.filter((goal) => isOver(goal, today) && goal.due >= period.first && goal.due <= period.last);
  const reached = active.flatMap((goal) => reachedWithin(goal, period)).toSorted(greatestFirst);
  const celebrated = new Set(reached.map(({ goal }) => goal));
  const back = backOnPace(standings, earlier).filter(({ goal }) => !celebrated.has(goal));
  const cleared = clearedSince(active, earlier, nameOf);
  return {
    kind: 'digest',
    team: team.id,
    teamName: team.name,
    period,
    reached,
    ended: ended.map(standing).toSorted(worstFirst),
    ...sortNews(listsOf(running, standings, view), earlier),
    ...(back.length > 0 && { backOnPace: back }),
    ...(cleared.length > 0 && { cleared }),
    ...(unanswered.length > 0 && { unanswered }),
    ...(drafts && { drafts }),
    activeGoals: running.length + ended.length,
  };
}

function listsOf(running: readonly Goal[], standings: readonly Standing[], view: DigestView): DigestLists {
  const { today, calendar, staleAfter, nameOf } = view;
  const overdue = overdueActions(running, { today, nameOf });
  const stale = new Set(running.filter((goal) => isStale(goal, today, staleAfter)).map(({ id }) => id));
  return {
    offPace: standings.filter(({ status }) => status === 'off-track' || status === 'at-risk').toSorted(worstFirst),
    // What reached its target is not held up any more; its blockers stay in the lists, where they are cleared.
    blockers: blockersOf(
      running.filter((goal) => !isReached(goal)),
      { today, calendar, nameOf },
    ),
    dueSoon: standings.filter(({ due }) => daysBetween(today, due) <= DUE_SOON_DAYS).toSorted(soonestFirst),
    stale: standings.filter(({ goal }) => stale.has(goal)).toSorted(stalestFirst),
    ...(overdue.length > 0 && { overdue }),
  };
}

/** Whether there is no news of a week. What is unchanged is none, nor is who did not answer: the lead hears of that. */
export function isQuiet(notice: DigestNotice): boolean {
  const { reached, ended = [], offPace, backOnPace: back = [], blockers, cleared = [] } = notice;
  const { dueSoon, stale, overdue = [] } = notice;
  return [reached, ended, offPace, back, blockers, cleared, dueSoon, stale, overdue].every(
    ({ length }) => length === 0,
  );
}

const GREATEST: readonly Reached['what'][] = ['stretch', 'target', 'recovery', 'best', 'streak', 'milestone'];

function greatestFirst(one: Reached, other: Reached): number {
  return GREATEST.indexOf(one.what) - GREATEST.indexOf(other.what);
}

function isReached(goal: Goal): boolean {
  const latest = latestCheckIn(goal);
  return latest !== undefined && isJourney(goal.kpi) && meetsTarget(goal.kpi, latest.value);
}

/** What the check-ins of a period reached for the first time. */
function reachedWithin(goal: Goal, period: Period): Reached[] {
  const reached = reachedBy(goal);
  return goal.checkIns
    .filter(({ on }) => on >= period.first && on <= period.last)
    .flatMap(({ id }) => reached.get(id) ?? []);
}
