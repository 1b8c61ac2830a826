import type { ListenerDeps } from '../../../slack/listening.ts';
import type { RoundKnown } from '../../round/index.ts';
import type { CheckInFollowUps, CheckInUseCases } from '../use-cases.ts';

export interface CheckInOwn {
  readonly useCases: CheckInUseCases;
  readonly followUps: CheckInFollowUps;
}
/** What listeners of this feature call. */
export type CheckInKnown = RoundKnown & CheckInOwn;
export type CheckInDeps = ListenerDeps<CheckInKnown>;
