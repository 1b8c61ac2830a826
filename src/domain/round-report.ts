import type { CheckIn, Goal } from './goal.ts';
import { counting, originalOf, versionsOf } from './history.ts';
import type { GoalId, LocalDate } from './names.ts';
import type { RoundLine, RoundNotice, Standing, SummaryNotice } from './notice.ts';
import type { NotAsked, Round } from './round.ts';
import { byDay, latestTwo } from './series.ts';
import { type NameOf, standingOf } from './standing.ts';
import type { Team } from './team.ts';

/** What the reports of a round are made from. `closesOn` and `today` are days in the team's zone. */
export interface RoundView {
  readonly round: Round;
  readonly team: Pick<Team, 'id' | 'name' | 'settings'>;
  readonly goals: ReadonlyMap<GoalId, Goal>;
  readonly closesOn: LocalDate;
  readonly today: LocalDate;
  readonly nameOf: NameOf;
}

/** The round message of the channel. */
export function roundNotice(view: RoundView): RoundNotice {
  return {
    kind: 'round',
    ...heading(view),
    state: view.round.state === 'open' ? 'open' : 'closed',
    lines: lines(view),
  };
}

/** What the round came to. */
export function summaryNotice(view: RoundView): SummaryNotice {
  return { kind: 'summary', ...heading(view), lines: lines(view) };
}

/** What every message of a round says first. */
export function heading({ round, team, closesOn }: RoundView) {
  const { id, kind, period } = round;
  return { round: id, team: team.id, teamName: team.name, roundKind: kind, period, closesOn };
}

function lines(view: RoundView): RoundLine[] {
  const { round, goals } = view;
  const spared = new Map((round.notAsked ?? []).map((one) => [one.goal, one]));
  return [...round.asks.flatMap(({ goals: asked }) => asked), ...spared.keys()].flatMap((id) => {
    const goal = goals.get(id);
    if (goal === undefined) return [];
    const answer = answerIn(goal, round);
    const day = lastDayOf(view, answer);
    const standing = standingOf(asOf(goal, answer, day), day, view.nameOf);
    return [{ ...lineOf(goal, view, answer, standing), ...nobodyAsked(spared.get(id)) }];
  });
}

function nobodyAsked(why: NotAsked | undefined): Pick<RoundLine, 'nobodyAsked'> {
  if (why === undefined || why.why === 'fresh') return {};
  return { nobodyAsked: why.why === 'away' ? { why: 'away', until: why.until } : { why: why.reason } };
}

/** What a goal was answered in a round: of several answers the one of the latest day, of a corrected one the correction. */
function answerIn(goal: Goal, round: Round): CheckIn | undefined {
  return latestTwo(counting(goal.checkIns).filter((checkIn) => isSaidIn(goal, checkIn, round)))[0];
}

/** What was said about a goal in a round: what counts as its answer where a fresh value spared the question, too. */
function isSaidIn(goal: Goal, checkIn: CheckIn, round: Round): boolean {
  if (checkIn.round === round.id) return true;
  const fresh = (round.notAsked ?? []).flatMap((one) => (one.why === 'fresh' ? [one.checkIn] : []));
  return fresh.length > 0 && versionsOf(goal.checkIns, checkIn.id).some(({ id }) => fresh.includes(id));
}

/** The day that a line is of: while the round is open today, then the last day of the round or of the late answer. */
function lastDayOf({ today, closesOn }: RoundView, answer: CheckIn | undefined): LocalDate {
  const last = today < closesOn ? today : closesOn;
  return answer !== undefined && answer.on > last ? answer.on : last;
}

/**
 * The goal as this round left it: what is said of later days belongs to later rounds. A value of an earlier day that
 * came in since, and a correction of one, change it as they change everything else that is told of these days.
 */
function asOf(goal: Goal, answer: CheckIn | undefined, day: LocalDate): Goal {
  const known = counting(goal.checkIns);
  return {
    ...goal,
    checkIns: known.filter((checkIn) => (answer === undefined ? checkIn.on <= day : byDay(checkIn, answer) <= 0)),
  };
}

function lineOf(goal: Goal, view: RoundView, answer: CheckIn | undefined, standing: Standing): RoundLine {
  const skip = view.round.skips.find((one) => one.goal === goal.id);
  if (answer === undefined) {
    const skipped = skip && { byName: view.nameOf(skip.by), reason: skip.reason };
    return { ...standing, answered: false, late: false, ...(skipped && { skipped }) };
  }
  return {
    ...standing,
    answered: true,
    late: originalOf(goal.checkIns, answer).at > view.round.closesAt,
    answeredBy: answer.by,
    ...(answer.corrects !== undefined && { correctedByName: view.nameOf(answer.by) }),
    ...(answer.note && { note: answer.note }),
    ...(answer.obstacles && { obstacles: answer.obstacles }),
  };
}
