import type { CheckIn, Goal } from './goal.ts';
import type { GoalId, LocalDate, UserId } from './names.ts';
import type { PromptNotice, RoundLine, RoundNotice, Standing, SummaryNotice } from './notice.ts';
import { unanswered } from './owed.ts';
import { askedOf, type NotAsked, type Round } from './round.ts';
import { type NameOf, standingOf } from './standing.ts';
import type { Team } from './team.ts';

/** What the reports of a round are made from. `closesOn` and `today` are days in the team's zone. */
export interface RoundView {
  readonly round: Round;
  readonly team: Pick<Team, 'id' | 'name'>;
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

/** The prompt of one person, as it is to stand now. */
export function promptNotice(view: RoundView, person: UserId): PromptNotice {
  const { round, goals } = view;
  const open = unanswered(round, person, goals);
  const asked = askedOf(round, person);
  return {
    kind: 'prompt',
    ...heading(view),
    person,
    goals: asked.flatMap((id) => {
      const goal = goals.get(id);
      return goal === undefined ? [] : [standingOf(goal, view.today, view.nameOf)];
    }),
    state: open.length === 0 ? 'answered' : round.state === 'open' ? 'waiting' : 'closed',
  };
}

function heading({ round, team, closesOn }: RoundView) {
  const { id, kind, period } = round;
  return { round: id, team: team.id, teamName: team.name, roundKind: kind, period, closesOn };
}

function lines({ round, goals, today, nameOf }: RoundView): RoundLine[] {
  const spared = new Map((round.notAsked ?? []).map((one) => [one.goal, one]));
  return [...round.asks.flatMap(({ goals: asked }) => asked), ...spared.keys()].flatMap((id) => {
    const goal = goals.get(id);
    if (goal === undefined) return [];
    const why = spared.get(id);
    return [{ ...lineOf(goal, round, standingOf(asOf(goal, round), today, nameOf)), ...nobodyAsked(why) }];
  });
}

function nobodyAsked(why: NotAsked | undefined): Pick<RoundLine, 'nobodyAsked'> {
  if (why === undefined || why.why === 'fresh') return {};
  return { nobodyAsked: why.why === 'away' ? { why: 'away', until: why.until } : { why: why.reason } };
}

/** What was said about a goal in a round: what counts as its answer where a fresh value spared the question, too. */
function isSaidIn({ id, corrects, round: of }: CheckIn, round: Round): boolean {
  if (of === round.id) return true;
  return (round.notAsked ?? []).some(
    (one) => one.why === 'fresh' && (one.checkIn === id || (corrects !== undefined && one.checkIn === corrects)),
  );
}

/** The goal as this round left it: what later rounds say is not told in an earlier one's message. */
function asOf(goal: Goal, round: Round): Goal {
  const last = goal.checkIns.findLastIndex((checkIn) => isSaidIn(checkIn, round));
  return last === -1 ? goal : { ...goal, checkIns: goal.checkIns.slice(0, last + 1) };
}

function lineOf(goal: Goal, round: Round, standing: Standing): RoundLine {
  const answer = goal.checkIns.findLast((checkIn) => isSaidIn(checkIn, round));
  return {
    ...standing,
    answered: answer !== undefined,
    late: answer !== undefined && answer.at > round.closesAt,
    ...(answer && { answeredBy: answer.by }),
    ...(answer?.note && { note: answer.note }),
    ...(answer?.obstacles && { obstacles: answer.obstacles }),
  };
}
