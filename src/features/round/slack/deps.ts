import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { GoalListenerUseCases } from '../../goal/index.ts';
import type { RoundFollowUps, RoundUseCases } from '../use-cases.ts';

export interface RoundOwn {
  readonly useCases: RoundUseCases;
  readonly followUps: RoundFollowUps;
}
/** What listeners of this feature call. */
export type RoundListenerUseCases = GoalListenerUseCases & RoundOwn;
export type RoundDeps = ListenerDeps<RoundListenerUseCases>;
