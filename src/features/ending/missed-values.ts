import { MAX_CHECK_INS, withCheckIn } from '../../domain/check-in/check-in.ts';
import { copiedTo } from '../../domain/check-in/copied-check-in.ts';
import { closingOf } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { valuesOf } from '../../domain/goal/indicator.ts';
import { bySubmission } from '../../domain/history/versions.ts';
import { suggestStatus } from '../../domain/progress/pace.ts';
import type { GoalStore, IndicatorStore } from '../../ports/goals.ts';

export interface MissedValuesPorts {
  readonly goals: GoalStore;
  readonly indicators: IndicatorStore;
}

/**
 * A closed goal with what was said of its KPI since it was closed, of other goals or of the KPI alone, as it would have
 * had it while it ran. The version stays, so that it is stored with what opens the goal again.
 */
export async function withMissedValues({ goals, indicators }: MissedValuesPorts, goal: Goal): Promise<Goal> {
  const { workspace, kpiId, version } = goal;
  const since = closingOf(goal)?.at;
  if (kpiId === undefined || since === undefined) return goal;
  const [onIt, kpi] = await Promise.all([goals.onKpis(workspace, [kpiId]), indicators.get(workspace, kpiId)]);
  const others = onIt.filter(({ id }) => id !== goal.id);
  const entries = others
    .flatMap(({ id, checkIns }) => checkIns.map((checkIn) => ({ goal: checkIn.enteredFor ?? id, checkIn })))
    .filter(({ checkIn: { at } }) => at > since)
    .toSorted((one, other) => bySubmission(one.checkIn, other.checkIn));
  const alone = valuesOf(kpi?.values ?? [], []).filter(({ at }) => at > since);
  const add = (known: Goal, checkIn: Goal['checkIns'][number]) =>
    known.checkIns.length < MAX_CHECK_INS ? (withCheckIn(known, checkIn) ?? known) : known;
  const copied = entries.reduce((known, entry) => add(known, copiedTo(known, entry)), goal);
  const all = alone.reduce((known, one) => {
    const status = suggestStatus(known, one.value, one.on);
    return add(known, { ...one, status, byPace: true });
  }, copied);
  return { ...all, version };
}
