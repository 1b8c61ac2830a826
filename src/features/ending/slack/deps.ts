import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { CheckInListenerUseCases } from '../../check-in/index.ts';
import type { EndingFollowUps, EndingUseCases } from '../use-cases.ts';

export interface EndingOwn {
  readonly useCases: EndingUseCases;
  readonly followUps: EndingFollowUps;
}
/** What listeners of this feature call. */
export type EndingListenerUseCases = CheckInListenerUseCases & EndingOwn;
export type EndingDeps = ListenerDeps<EndingListenerUseCases>;
