import type { CheckIn, Goal } from './goal.ts';
import { counting, originalOf, versionsOf } from './history.ts';
import type { GoalId, LocalDate } from './names.ts';
import type { Correction, RoundLine, Standing } from './notice.ts';
import type { Ask, NotAsked, Round } from './round.ts';
import type { RoundView } from './round-view.ts';
import { byDay, latestTwo } from './series.ts';
import { standingOf } from './standing.ts';

const WORDS = ['note', 'obstacles', 'adjust', 'feedback', 'learned'] as const;

/** A line for each goal of a round: those that were asked about in the order of the asks, then the others. */
export function roundLines(view: RoundView): RoundLine[] {
  const { round, goals } = view;
  const spared = new Map((round.notAsked ?? []).map((one) => [one.goal, one]));
  const asked = new Map(round.asks.flatMap((ask) => ask.goals.map((goal) => [goal, ask] as const)));
  return [...new Set([...asked.keys(), ...spared.keys()])].flatMap((id) => {
    const goal = goals.get(id);
    if (goal === undefined) return [];
    const answer = answerIn(goal, round);
    const day = lastDayOf(view, answer);
    const standing = standingOf(asOf(goal, answer, day), day, view.nameOf);
    const line = lineOf(goal, view, answer, standing);
    if (line.answered) return [line];
    return [{ ...line, ...waitsFor(asked.get(id), view), ...skipOf(id, view), ...nobodyAsked(spared.get(id)) }];
  });
}

/** Whether there is more to tell of a line than its number. */
export function hasDetails({ note, obstacles, adjust, feedback, learned, corrections }: RoundLine): boolean {
  return corrections !== undefined || [note, obstacles, adjust, feedback, learned].some((text) => text !== undefined);
}

function waitsFor(ask: Ask | undefined, { nameOf }: RoundView): Pick<RoundLine, 'waitsFor'> {
  if (ask === undefined) return {};
  const { person, insteadOf } = ask;
  return { waitsFor: { name: nameOf(person), ...(insteadOf !== undefined && { insteadOf: nameOf(insteadOf) }) } };
}

function skipOf(goal: GoalId, { round, nameOf }: RoundView): Pick<RoundLine, 'skipped'> {
  const skip = round.skips.find((one) => one.goal === goal);
  return skip === undefined ? {} : { skipped: { byName: nameOf(skip.by), reason: skip.reason } };
}

function nobodyAsked(why: NotAsked | undefined): Pick<RoundLine, 'nobodyAsked'> {
  if (why === undefined || why.why === 'fresh') return {};
  return { nobodyAsked: why.why === 'away' ? { why: 'away', until: why.until } : { why: why.reason } };
}

/** What a goal was answered in a round: of several answers the one of the latest day, of a corrected one the correction. */
export function answerIn(goal: Goal, round: Round): CheckIn | undefined {
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
  if (answer === undefined) return { ...standing, answered: false, late: false };
  const { by, corrects } = answer;
  const { nameOf, round } = view;
  const reporter = originalOf(goal.checkIns, answer).by;
  return {
    ...standing,
    answered: true,
    late: originalOf(goal.checkIns, answer).at > round.closesAt,
    answeredBy: by,
    ...(reporter !== goal.owner && { answeredByName: nameOf(reporter) }),
    ...(corrects !== undefined && {
      correctedByName: nameOf(by),
      corrections: correctionsOf(goal, answer, view),
    }),
    ...wordsOf(answer),
  };
}

/** What people wrote, where they wrote something. */
function wordsOf(answer: CheckIn): Partial<Record<(typeof WORDS)[number], string>> {
  return Object.fromEntries(WORDS.flatMap((field) => (answer[field] ? [[field, answer[field]]] : [])));
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
