import type { BlockerLine } from '../check-in/blockers.ts';
import { type BlockerView, blockersOf } from '../check-in/blockers.ts';
import type { Goal } from '../goal/goal.ts';
import { latestCheckIn, seriesOf } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import { statusOn } from '../progress/pace.ts';
import { meetsTarget } from '../progress/progress.ts';
import type { Standing } from '../progress/standing.ts';
import { standingOf } from '../progress/standing.ts';
import { isDue } from '../round/due-items.ts';
import type { Round } from '../round/round.ts';
import { isStale } from './stale.ts';

/** What a lead goes through, in this order. A goal stands in the first section that fits it; blockers are listed apart. */
export interface Agenda {
  readonly needsDecision: readonly Standing[];
  readonly blockers: readonly BlockerLine[];
  readonly atRisk: readonly Standing[];
  readonly flat: readonly Standing[];
  readonly stale: readonly Standing[];
  readonly missing: readonly Standing[];
  readonly rest: readonly Standing[];
}

/** By what an agenda is made. */
export interface AgendaView extends BlockerView {
  /** Days without a value after which a goal is called stale. */
  readonly staleAfter: number;
}

type Section = Exclude<keyof Agenda, 'blockers'>;

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
  for (const goal of active) sections[sectionOf(goal, openRounds, view)].push(standingOf(goal, today, nameOf));
  return { ...sections, blockers: blockersOf(active, view) };
}

function sectionOf(goal: Goal, openRounds: readonly Round[], { today, staleAfter }: AgendaView): Section {
  const latest = latestCheckIn(goal);
  const status = latest && statusOn(goal, latest, today);
  if (status === 'off-track') return 'needsDecision';
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
