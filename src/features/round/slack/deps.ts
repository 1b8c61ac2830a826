import type { ListenerDeps } from '../../../slack/listening.ts';
import type { GoalKnown } from '../../goal/index.ts';
import type { RoundFollowUps, RoundUseCases } from '../use-cases.ts';

export interface RoundOwn {
  readonly useCases: RoundUseCases;
  readonly followUps: RoundFollowUps;
}
/** What listeners of this feature call. */
export type RoundKnown = GoalKnown & RoundOwn;
export type RoundDeps = ListenerDeps<RoundKnown>;
