import { CHECK_IN_TEXTS, type CheckInText } from '../check-in/check-in-input.ts';
import { closingOf, endOfState } from '../goal/closing.ts';
import type { CheckIn, Goal, GoalEnd } from '../goal/goal.ts';
import { reporterOf } from '../goal/people.ts';
import { byDay, latestTwo } from '../history/series.ts';
import { counting, originalOf, versionsOf } from '../history/versions.ts';
import type { CheckInId, GoalId, LocalDate, UserId } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import type { Standing } from '../progress/standing.ts';
import { standingOf } from '../progress/standing.ts';
import { pulseMeasure } from '../pulse/measure.ts';
import type { Correction, Person, RoundLine } from './notices.ts';
import { publicGoal } from './public-goals.ts';
import { type Ask, goalsIn, type NotAsked, type Round, skipOf } from './round.ts';
import type { RoundView } from './round-view.ts';

/** A line for each goal of a round that the channel may know of. */
export function roundLines(view: RoundView): RoundLine[] {
  const { round } = view;
  const spared = new Map((round.notAsked ?? []).map((one) => [one.goal, one]));
  const asked = new Map(round.asks.flatMap((ask) => ask.goals.map((goal) => [goal, ask] as const)));
  return goalsIn(round).flatMap((id) => {
    const goal = publicGoal(view, id);
    if (goal === undefined) return [];
    const answer = answerIn(goal, round);
    const day = lastDayOf(view, answer);
    const standing = standingOf(asOf(goal, answer, day), day, view.nameOf);
    const line = lineOf(goal, view, answer, isOver(goal, view.today) ? withoutForecast(standing) : standing);
    if (line.answered) return [line];
    const closed = closedIn(goal, round);
    if (closed !== undefined) return [{ ...line, closed }];
    return [
      { ...line, ...waitsFor(asked.get(id), view), ...skippedBy(id, view), ...nobodyAsked(spared.get(id), view) },
    ];
  });
}

/** Longer reasons are cut in the round message, and stand whole in its thread. */
const MAX_SHORT_REASON = 70;

/** Whether there is more to tell of a line than its number. */
export function hasDetails(line: RoundLine): boolean {
  // A character that Slack has escaped takes the room of five.
  const reason = line.skipped?.reason.replaceAll(/[&<>]/g, '&amp;') ?? '';
  if (reason.length > MAX_SHORT_REASON) return true;
  return line.corrections !== undefined || CHECK_IN_TEXTS.some((field) => line[field] !== undefined);
}

/** How a goal ended that was closed before the round was over. */
export function closedIn(goal: Goal, { state, closesAt }: Round): GoalEnd | undefined {
  const closing = closingOf(goal);
  const isInTime = closing === undefined ? state === 'open' : closing.at <= closesAt;
  return isInTime ? endOfState(goal.state) : undefined;
}

/** A line that is drawn once more after the goal's last day forecasts nothing of that day. */
function withoutForecast({ basis, ...standing }: Standing): Standing {
  return basis?.code === 'said' ? { ...standing, basis } : standing;
}

function waitsFor(ask: Ask | undefined, { nameOf }: RoundView): Pick<RoundLine, 'waitsFor'> {
  if (ask === undefined) return {};
  const { person, insteadOf } = ask;
  const named = (id: UserId): Person => ({ person: id, name: nameOf(id) });
  return { waitsFor: { ...named(person), ...(insteadOf !== undefined && { insteadOf: named(insteadOf) }) } };
}

function skippedBy(goal: GoalId, { round, nameOf }: RoundView): Pick<RoundLine, 'skipped'> {
  const skip = skipOf(round, goal);
  return skip === undefined ? {} : { skipped: { by: skip.by, byName: nameOf(skip.by), reason: skip.reason } };
}

function nobodyAsked(why: NotAsked | undefined, view: RoundView): Pick<RoundLine, 'nobodyAsked'> {
  if (why === undefined || why.why === 'fresh') return {};
  if (why.why === 'shared') {
    // The goal of another team, or a private one, is not named here: not all who read this may see it.
    const title = publicGoal(view, why.with)?.title;
    return { nobodyAsked: { why: 'shared', ...(title !== undefined && { with: title }) } };
  }
  const name = view.nameOf(why.person);
  return { nobodyAsked: why.why === 'away' ? { name, why: 'away', until: why.until } : { name, why: why.reason } };
}

/** What a goal was answered in a round: of several answers the one of the latest day, of a corrected one the correction. */
export function answerIn(goal: Goal, round: Round): CheckIn | undefined {
  const inRound = countedIn(goal, round);
  return latestTwo(
    counting(goal.checkIns).filter((checkIn) => checkIn.round === round.id || inRound.has(checkIn.id)),
  )[0];
}

/** What counts as an answer in a round without being given there: the fresh value that spared the question, corrected or not. */
function countedIn({ id: goal, checkIns }: Goal, { notAsked = [] }: Round): ReadonlySet<CheckInId> {
  const spared = notAsked.flatMap((one) => (one.why === 'fresh' && one.goal === goal ? [one.checkIn] : []));
  return new Set(spared.flatMap((fresh) => versionsOf(checkIns, fresh).map(({ id }) => id)));
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
  if (answer === undefined) return { ...standing, answered: false, late: false };
  const { by, corrects } = answer;
  const { nameOf, round } = view;
  const original = originalOf(goal.checkIns, answer);
  return {
    ...standing,
    // What was said in the round is what the round tells, also when it counts no more.
    ...(!answer.byPace && { status: answer.status }),
    answered: true,
    late: original.at > round.closesAt,
    answeredBy: by,
    ...(original.by !== reporterOf(goal) && { answeredByName: nameOf(original.by) }),
    ...(corrects !== undefined && {
      correctedByName: nameOf(by),
      ...(pulseMeasure(goal.calculator) !== undefined && { scored: true }),
      corrections: correctionsOf(goal, answer, view),
    }),
    ...wordsOf(answer),
  };
}

/** What people wrote, where they wrote something. What clients said stays in the team: a channel may be anybody's. */
function wordsOf(answer: CheckIn): Partial<Record<CheckInText, string>> {
  const texts = CHECK_IN_TEXTS.filter((field) => field !== 'feedback');
  return Object.fromEntries(texts.flatMap((field) => (answer[field] ? [[field, answer[field]]] : [])));
}

/** Each correction of an answer with what it changed, in the order in which they were said. */
function correctionsOf(goal: Goal, answer: CheckIn, { nameOf, dayOf }: RoundView): Correction[] {
  const versions = versionsOf(goal.checkIns, answer.id);
  return versions.slice(1).map((version, index) => ({
    byName: nameOf(version.by),
    from: versions[index]?.value ?? version.value,
    to: version.value,
    on: dayOf(version.at),
  }));
}
