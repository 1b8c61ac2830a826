import type { BlockerLine } from '../check-in/blockers.ts';
import { type BlockerView, blockersOf } from '../check-in/blockers.ts';
import type { Goal } from '../goal/goal.ts';
import { seriesOf } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import { isOver } from '../progress/ending.ts';
import { meetsTarget } from '../progress/progress.ts';
import type { Standing } from '../progress/standing.ts';
import { standingOf } from '../progress/standing.ts';
import { stalestFirst, worstFirst } from '../progress/worst-first.ts';
import { isDue } from '../round/due-items.ts';
import type { Round } from '../round/round.ts';
import { type OverdueAction, overdueActions } from './action-lines.ts';
import { isStale } from './stale.ts';

/**
 * What a lead goes through, in this order, in each section what is worst first. A goal stands in the first section that
 * fits it; blockers and overdue actions are listed apart.
 */
export interface Agenda {
  /** Off track, and what is over without anybody having said what came of it. */
  readonly needsDecision: readonly Standing[];
  readonly blockers: readonly BlockerLine[];
  readonly atRisk: readonly Standing[];
  readonly flat: readonly Standing[];
  readonly stale: readonly Standing[];
  readonly missing: readonly Standing[];
  readonly rest: readonly Standing[];
  /** What should have been done by now, the oldest first. */
  readonly overdue: readonly OverdueAction[];
}

/** By what an agenda is made. */
export interface AgendaView extends BlockerView {
  /** Days without a value after which a goal is called stale. */
  readonly staleAfter: number;
}

type Section = Exclude<keyof Agenda, 'blockers' | 'overdue'>;

/** The agenda of a review: what is off pace first, then what stands in the way, what does not move, what is not known. */
export function agendaOf(goals: readonly Goal[], openRounds: readonly Round[], view: AgendaView): Agenda {
  const { today, nameOf } = view;
  const active = goals.filter(({ state }) => state === 'active');
  const sections: Record<Section, Standing[]> = {
    needsDecision: [],
    atRisk: [],
    flat: [],
    stale: [],
    missing: [],
    rest: [],
  };
  for (const goal of active) {
    const standing = standingOf(goal, today, nameOf);
    sections[sectionOf(goal, standing, openRounds, view)].push(standing);
  }
  for (const section of Object.values(sections)) section.sort(worstFirst);
  sections.stale.sort(stalestFirst);
  // What is over is not held up any more.
  const running = active.filter((goal) => !isOver(goal, today));
  return { ...sections, blockers: blockersOf(running, view), overdue: overdueActions(active, view) };
}

function sectionOf(
  goal: Goal,
  { status, ended }: Standing,
  openRounds: readonly Round[],
  { today, staleAfter }: AgendaView,
): Section {
  if (ended !== undefined || status === 'off-track') return 'needsDecision';
  if (status === 'at-risk') return 'atRisk';
  if (isStale(goal, today, staleAfter)) return 'stale';
  if (status === undefined || openRounds.some((round) => isDue(goal, round))) return 'missing';
  return isFlat(goal) ? 'flat' : 'rest';
}

/** On the way to a target, and yet the last three values are the same. */
function isFlat(goal: Goal): boolean {
  const [first, ...others] = seriesOf(goal.checkIns)
    .slice(-3)
    .map(({ value }) => value);
  if (first === undefined || !isJourney(goal.kpi) || meetsTarget(goal.kpi, first)) return false;
  return others.length === 2 && others.every((value) => value === first);
}
