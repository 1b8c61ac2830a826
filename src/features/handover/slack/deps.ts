import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { CheckInListenerUseCases } from '../../check-in/index.ts';
import type { HandoverFollowUps, HandoverUseCases } from '../use-cases.ts';

export interface HandoverOwn {
  readonly useCases: HandoverUseCases;
  readonly followUps: HandoverFollowUps;
}
/** What listeners of this feature call. */
export type HandoverListenerUseCases = CheckInListenerUseCases & HandoverOwn;
export type HandoverDeps = ListenerDeps<HandoverListenerUseCases>;
