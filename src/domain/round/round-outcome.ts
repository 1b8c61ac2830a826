import type { ClearedLine } from '../check-in/blockers.ts';
import { blockerLine, byAge, isOpen } from '../check-in/blockers.ts';
import type { Goal } from '../goal/goal.ts';
import { seriesOf } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import { difference } from '../kpi/numbers.ts';
import type { LocalDate, UserId } from '../names.ts';
import { arrivesBeyond, outlookOf } from '../progress/outlook.ts';
import { journeyProgress, reaches } from '../progress/progress.ts';
import type { ForecastLine, RoundLine, RoundOutcome } from './notices.ts';
import { publicGoal } from './public-goals.ts';
import type { RoundView } from './round-view.ts';

/** What a summary tells of each kind; the rest of it is on the goals' own cards. */
const MAX_MOVES = 3;
const MAX_FORECASTS = 3;
/** Less than a hundredth of the way is no move that a summary would tell. */
const MIN_MOVE = 0.01;

/** What a round came to, beyond its lines: what moved most, what is in the way, where it leads, and who is missing. */
export function outcomeOf(view: RoundView, lines: readonly RoundLine[]): RoundOutcome {
  const goals = lines.flatMap((line) => publicGoal(view, line.goal) ?? []);
  return {
    moves: movesOf(lines),
    opened: goals.flatMap((goal) => openedIn(goal, view)).toSorted(byAge),
    cleared: goals.flatMap((goal) => clearedIn(goal, view)),
    forecasts: goals
      .flatMap((goal) => forecastLine(goal, view.today))
      // What falls short by most comes first.
      .toSorted((one, other) => one.beyond - other.beyond)
      .slice(0, MAX_FORECASTS)
      .map(({ line }) => line),
    missing: missingOf(lines),
  };
}

/** The lines that moved the furthest along their way, forward or back, the furthest first. */
function movesOf(lines: readonly RoundLine[]): RoundLine[] {
  const moved = lines.map((line) => ({ line, size: Math.abs(moveOf(line)) })).filter(({ size }) => size >= MIN_MOVE);
  const furthest = moved.toSorted((one, other) => other.size - one.size);
  return furthest.slice(0, MAX_MOVES).map(({ line }) => line);
}

/** How much of its whole way a goal moved with this round: below zero where it fell back. */
export function moveOf({ kpi, answered, value, previous }: RoundLine): number {
  if (!answered || value === undefined || previous === undefined || !isJourney(kpi)) return 0;
  return difference(journeyProgress(kpi, previous), journeyProgress(kpi, value));
}

/** What the check-ins of this round named as standing in the way, and what is still there. */
function openedIn(goal: Goal, view: RoundView) {
  const ids = new Set(goal.checkIns.flatMap(({ id, round }) => (round === view.round.id ? [id] : [])));
  const opened = goal.blockers.filter((blocker) => ids.has(blocker.id) && isOpen(blocker));
  return opened.map((blocker) => blockerLine(goal, blocker, view));
}

/** What was cleared while the round was open. */
function clearedIn({ title, blockers }: Goal, { round, nameOf }: RoundView): ClearedLine[] {
  return blockers.flatMap(({ text, cleared }) => {
    const within = cleared && cleared.at >= round.openedAt && cleared.at <= round.closesAt;
    return cleared && within ? [{ title, text, byName: nameOf(cleared.by) }] : [];
  });
}

interface Led {
  readonly line: ForecastLine;
  readonly beyond: number;
}

function forecastLine(goal: Goal, today: LocalDate): Led[] {
  const { title, kpi, due, checkIns } = goal;
  const outlook = outlookOf(goal, seriesOf(checkIns), today);
  if (!isJourney(kpi) || !outlook.known) return [];
  const { value, low, high, decimals } = outlook;
  const line = { title, kpi, due, value, low, high, decimals, asOf: today, reaches: reaches(kpi, value, kpi.target) };
  return [{ line, beyond: arrivesBeyond(outlook, kpi) }];
}

/** Who did not answer, each once, with how many goals: who has the most first. */
function missingOf(lines: readonly RoundLine[]): RoundOutcome['missing'] {
  const missing = new Map<UserId, RoundOutcome['missing'][number]>();
  for (const { answered, closed, skipped, nobodyAsked, waitsFor } of lines) {
    if (
      answered ||
      closed !== undefined ||
      skipped !== undefined ||
      nobodyAsked !== undefined ||
      waitsFor === undefined
    )
      continue;
    const { person, name } = waitsFor;
    missing.set(person, { person, name, goals: (missing.get(person)?.goals ?? 0) + 1 });
  }
  return [...missing.values()].toSorted((one, other) => other.goals - one.goals);
}
