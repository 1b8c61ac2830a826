import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { RoundListenerUseCases } from '../../round/index.ts';
import type { CheckInFollowUps, CheckInUseCases } from '../use-cases.ts';

export interface CheckInOwn {
  readonly useCases: CheckInUseCases;
  readonly followUps: CheckInFollowUps;
}
/** What listeners of this feature call. */
export type CheckInListenerUseCases = RoundListenerUseCases & CheckInOwn;
export type CheckInDeps = ListenerDeps<CheckInListenerUseCases>;
