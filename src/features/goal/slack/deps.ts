import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { TeamListenerUseCases } from '../../team/index.ts';
import type { GoalFollowUps, GoalUseCases } from '../use-cases.ts';

export interface GoalOwn {
  readonly useCases: GoalUseCases;
  readonly followUps: GoalFollowUps;
}
/** What listeners of this feature call. */
export type GoalListenerUseCases = TeamListenerUseCases & GoalOwn;
export type GoalDeps = ListenerDeps<GoalListenerUseCases>;
