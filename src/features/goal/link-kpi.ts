import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { indicatorOf } from '../../domain/goal/indicator.ts';
import type { GoalStore, IndicatorStore } from '../../ports/goals.ts';
import type { Ids } from '../../ports/runtime.ts';

export interface LinkKpiPorts {
  readonly goals: GoalStore;
  readonly indicators: IndicatorStore;
  readonly ids: Ids;
}

/** Goals of an earlier version that are linked at one beat. */
const AT_ONCE = 100;

/**
 * The goal with a KPI of its own, which is stored before the goal that names it is. May be repeated: the KPI's id follows
 * from the goal's, so that a link that was cut short finds the KPI that it made.
 */
export async function withOwnKpi({ indicators, ids }: Omit<LinkKpiPorts, 'goals'>, goal: Goal): Promise<Goal> {
  if (goal.kpiId !== undefined) return goal;
  const kpiId = ids.derive('kpi', goal.id);
  await indicators.save(indicatorOf(goal, kpiId));
  return { ...goal, kpiId };
}

/** The goal as it is stored, linked to a KPI where it was not. */
export function linkKpi(ports: LinkKpiPorts) {
  return (goal: Goal): Promise<Goal> => {
    let known: Goal | undefined = goal;
    const attempt = async (): Promise<Goal | 'again'> => {
      const read = known ?? (await ports.goals.get(goal.workspace, goal.id)) ?? goal;
      known = undefined;
      const linked = await withOwnKpi(ports, read);
      if (linked === read) return read;
      const next = { ...linked, version: linked.version + 1 };
      return (await ports.goals.save(next)) ? next : 'again';
    };
    return retryOnConflict(attempt, `Too many writes to the goal ${goal.id} at the same time`);
  };
}

/** Links the goals that an earlier version made, so many at a beat until there are none; then it looks no more. */
export function linkEarlierGoals(ports: LinkKpiPorts) {
  const link = linkKpi(ports);
  let isDone = false;
  return async (): Promise<number> => {
    if (isDone) return 0;
    const found = await ports.goals.withoutKpi(AT_ONCE);
    for (const goal of found) await link(goal);
    isDone = found.length < AT_ONCE;
    return found.length;
  };
}
