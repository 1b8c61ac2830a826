import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { ActionItemListenerUseCases } from '../../action-item/index.ts';
import type { TeamListenerUseCases } from '../../team/index.ts';
import type { PulseFollowUps, PulseUseCases } from '../use-cases.ts';

export interface PulseOwn {
  readonly useCases: PulseUseCases;
  readonly followUps: PulseFollowUps;
}
/** What listeners of this feature call. */
export type PulseListenerUseCases = TeamListenerUseCases & ActionItemListenerUseCases & PulseOwn;
export type PulseDeps = ListenerDeps<PulseListenerUseCases>;
