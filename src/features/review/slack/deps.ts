import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { ActionItemListenerUseCases } from '../../action-item/index.ts';
import type { ClientListenerUseCases } from '../../client/index.ts';
import type { EndingListenerUseCases } from '../../ending/index.ts';
import type { HandoverListenerUseCases } from '../../handover/index.ts';
import type { PulseListenerUseCases } from '../../pulse/index.ts';
import type { ReviewFollowUps, ReviewUseCases } from '../use-cases.ts';

export interface ReviewOwn {
  readonly useCases: ReviewUseCases;
  readonly followUps: ReviewFollowUps;
}
/** What listeners of this feature call. */
export type ReviewListenerUseCases = HandoverListenerUseCases &
  EndingListenerUseCases &
  ActionItemListenerUseCases &
  ClientListenerUseCases &
  PulseListenerUseCases &
  ReviewOwn;
export type ReviewDeps = ListenerDeps<ReviewListenerUseCases>;
