import type { Goal } from '../../../domain/goal/goal.ts';
import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { TeamListenerUseCases } from '../../team/index.ts';
import type { GoalFollowUps, GoalUseCases } from '../use-cases.ts';

export interface GoalOwn {
  readonly useCases: GoalUseCases;
  readonly followUps: GoalFollowUps;
}
/** What follows from a change of a goal in the rooms above this one. They offer it; this one calls it and knows them not. */
export interface FromAbove {
  readonly followUps: {
    /** Brings the messages of open rounds up to how the goal is now. May be repeated. */
    refreshGoal(goal: Goal): Promise<void>;
  };
}
/** What listeners of this feature call. */
export type GoalListenerUseCases = TeamListenerUseCases & GoalOwn & FromAbove;
export type GoalDeps = ListenerDeps<GoalListenerUseCases>;
