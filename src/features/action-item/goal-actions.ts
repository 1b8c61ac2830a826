import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import { asReadBy, policy } from '../../domain/policy.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitToPlan, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';

/** What is to be done for a goal and what it needs, as a person sees it. */
export interface GoalPlan {
  readonly goal: Goal;
  /** By the person's clock. */
  readonly today: LocalDate;
  readonly mayPlan: boolean;
  /** The ids of the actions that the person may tick off and change. */
  readonly changeable: ReadonlySet<string>;
  readonly mayGrant: boolean;
}

/** What is to be done for a goal that the person sees; undefined where they do not. Of a closed goal nothing changes. */
export function goalActions(ports: PlanPorts) {
  return async (request: PlanRequest): Promise<GoalPlan | undefined> => {
    const admitted = await admitToPlan(ports, request);
    if (!admitted.ok) return undefined;
    const { goal, team, actor, person } = admitted;
    const isLive = !isClosed(goal);
    const changeable = (goal.actions ?? []).filter(
      (action) => isLive && policy.changeAction(actor, goal, action, team).allowed,
    );
    return {
      goal: asReadBy(actor, goal, team),
      today: localDateOf(ports.clock.now(), person.zone),
      mayPlan: isLive && policy.planAction(actor, goal, team).allowed,
      changeable: new Set(changeable.map(({ id }) => id)),
      mayGrant: isLive && policy.changeGoal(actor, goal, team).allowed,
    };
  };
}
