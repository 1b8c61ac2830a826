import { closingOf } from '../goal/closing.ts';
import type { CheckIn, Goal } from '../goal/goal.ts';
import { daysOf, seriesOf } from '../history/series.ts';
import { tidy } from '../kpi/numbers.ts';
import { sameUnit } from '../kpi/unit.ts';
import type { UserId } from '../names.ts';
import { outlookOf } from '../progress/outlook.ts';
import { proposedScore } from '../progress/proposed-score.ts';
import { daysBetween } from '../time/local-date.ts';
import { knownAt } from './goal-story.ts';

/** Of fewer goals that ended nothing is said: one more could turn it around. */
export const MIN_GOALS = 5;
/** Of what fewer people said there is no sum: it would say who said what. */
export const MIN_PEOPLE = 3;
/** The goals that ended last count: nobody is held to what was long ago. */
export const MAX_GOALS = 100;
/** Of each goal the last so many days with a value count, so that a weekly goal does not drown the others. */
const MAX_DAYS = 24;
/** A forecast is about the due date: a last value of longer before says nothing of it. */
const NEAR_DUE_DAYS = 31;
/** In the middle of the scale the odds are even, which is neither right nor wrong. */
const EVEN_ODDS = 5;

/** How often something that was said before the end turned out right, or why that is not said. */
export type Measure =
  | { readonly known: true; readonly right: number; readonly of: number }
  | { readonly known: false; readonly why: 'few-goals' | 'few-people' };

/** What goals came to, and how often what was said on the way was right. It has no names, and compares nobody. */
export interface TrackRecord {
  /** How many were closed as achieved or missed. */
  readonly ended: number;
  readonly reached: number;
  /** What they came to on average, from 0 to 1; absent below {@link MIN_GOALS}. */
  readonly score?: number;
  /** How many were dropped: they count for nothing else. */
  readonly dropped: number;
  /** The status that people set themselves: on track is right where the goal was achieved, off track where it was missed. */
  readonly status: Measure;
  /** 6 to 10 is right where the goal was achieved, 0 to 4 where it was missed. */
  readonly confidence: Measure;
  /** The status that Goalpost suggested from the pace, by the rule of {@link status}. */
  readonly pace: Measure;
  /** Whether the last value was within the interval of the forecast on that day. */
  readonly forecast: Measure;
}

/** One thing that was said on the way, and whether it was right. */
interface Claim {
  readonly goal: Goal['id'];
  readonly by: UserId;
  readonly right: boolean;
}

/** A person's own record, for them alone, and that of all. */
export interface TrackRecords {
  readonly own: TrackRecord;
  readonly all: TrackRecord;
}

/**
 * Held against each other: what was said of a goal on each day with a value before the last one, and what became of it.
 * Only goals that somebody closed as achieved or missed count. At risk and even odds are neither right nor wrong. A
 * person's own record has the goals that they own, and what they said of any of these goals.
 *
 * @param goals of a team, of which the person may see each one
 */
export function trackRecordsOf(goals: readonly Goal[], person: UserId): TrackRecords {
  const days = latestEnded(goals).flatMap((goal) => daysBefore(goal).map((checkIn) => ({ goal, checkIn })));
  const claims: Claims = {
    status: days.flatMap(bySetStatus),
    confidence: days.flatMap(byConfidence),
    pace: days.flatMap(bySuggestedStatus),
    forecast: days.flatMap(byForecast),
  };
  const owned = goals.filter(({ owner }) => owner === person);
  const ids = new Set(owned.map(({ id }) => id));
  const isTheirs = ({ by }: Claim) => by === person;
  const isOfTheirs = ({ goal }: Claim) => ids.has(goal);
  const own: Claims = {
    status: claims.status.filter(isTheirs),
    confidence: claims.confidence.filter(isTheirs),
    pace: claims.pace.filter(isOfTheirs),
    forecast: claims.forecast.filter(isOfTheirs),
  };
  return { own: recordOf(owned, own, 1), all: recordOf(goals, claims, MIN_PEOPLE) };
}

type Claims = Readonly<Record<'status' | 'confidence' | 'pace' | 'forecast', readonly Claim[]>>;

function recordOf(goals: readonly Goal[], claims: Claims, minPeople: number): TrackRecord {
  const ended = latestEnded(goals);
  const scores = ended.map(scoreOf);
  const sum = scores.reduce((one, other) => one + other, 0);
  return {
    ended: ended.length,
    reached: ended.filter(isReached).length,
    ...(ended.length >= MIN_GOALS && { score: tidy(sum / ended.length) }),
    dropped: goals.filter(({ state }) => state === 'dropped').length,
    status: measured(claims.status, minPeople),
    confidence: measured(claims.confidence, minPeople),
    pace: measured(claims.pace, 1),
    forecast: measured(claims.forecast, 1),
  };
}

function latestEnded(goals: readonly Goal[]): Goal[] {
  const ended = goals.filter(({ state }) => state === 'achieved' || state === 'missed');
  const closedAt = (goal: Goal) => closingOf(goal)?.at.toISOString() ?? goal.due;
  return ended.toSorted((one, other) => (closedAt(one) < closedAt(other) ? 1 : -1)).slice(0, MAX_GOALS);
}

function isReached({ state }: Goal): boolean {
  return state === 'achieved';
}

function scoreOf(goal: Goal): number {
  return goal.outcome?.score ?? proposedScore(goal)?.score ?? (isReached(goal) ? 1 : 0);
}

/** What counts of the days before the last value, which is no foresight any more. */
function daysBefore(goal: Goal): CheckIn[] {
  return daysOf(goal.checkIns)
    .slice(0, -1)
    .filter(({ on }) => on < goal.due)
    .slice(-MAX_DAYS);
}

type Claimed = (day: { readonly goal: Goal; readonly checkIn: CheckIn }) => Claim[];

function claim(goal: Goal, { by }: CheckIn, right: boolean): Claim[] {
  return [{ goal: goal.id, by, right }];
}

const ofStatus: Claimed = ({ goal, checkIn }) =>
  checkIn.status === 'at-risk' ? [] : claim(goal, checkIn, (checkIn.status === 'on-track') === isReached(goal));

const bySetStatus: Claimed = (day) => (day.checkIn.byPace ? [] : ofStatus(day));

const bySuggestedStatus: Claimed = (day) => (day.checkIn.byPace ? ofStatus(day) : []);

const byConfidence: Claimed = ({ goal, checkIn }) => {
  const { confidence = EVEN_ODDS } = checkIn;
  return confidence === EVEN_ODDS ? [] : claim(goal, checkIn, confidence > EVEN_ODDS === isReached(goal));
};

/** What Goalpost forecast on the day itself, from what was known then, of the same number and day. */
const byForecast: Claimed = ({ goal, checkIn }) => {
  const last = daysOf(goal.checkIns).at(-1);
  if (last === undefined || daysBetween(last.on, goal.due) > NEAR_DUE_DAYS) return [];
  const known = knownAt(goal, checkIn.at);
  if (known.due !== goal.due || !sameUnit(known.kpi.unit, goal.kpi.unit)) return [];
  const series = seriesOf(known.checkIns).filter(({ on }) => on <= checkIn.on);
  const outlook = outlookOf(known, series, checkIn.on);
  if (!outlook.known) return [];
  const rounding = 10 ** -outlook.decimals / 2;
  const isWithin = last.value >= outlook.low - rounding && last.value <= outlook.high + rounding;
  return claim(goal, checkIn, isWithin);
};

function measured(claims: readonly Claim[], minPeople: number): Measure {
  if (new Set(claims.map(({ goal }) => goal)).size < MIN_GOALS) return { known: false, why: 'few-goals' };
  if (new Set(claims.map(({ by }) => by)).size < minPeople) return { known: false, why: 'few-people' };
  return { known: true, right: claims.filter(({ right }) => right).length, of: claims.length };
}
