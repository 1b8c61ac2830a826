import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { GoalListenerUseCases } from '../../goal/index.ts';
import type { DraftFollowUps, DraftUseCases } from '../use-cases.ts';

export interface DraftOwn {
  readonly useCases: DraftUseCases;
  readonly followUps: DraftFollowUps;
}
/** What listeners of this feature call. */
export type DraftListenerUseCases = GoalListenerUseCases & DraftOwn;
export type DraftDeps = ListenerDeps<DraftListenerUseCases>;
