import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { ActionItemUseCases } from '../use-cases.ts';

export interface ActionItemOwn {
  readonly useCases: ActionItemUseCases;
}
/** What listeners of this feature call. */
export type ActionItemListenerUseCases = ActionItemOwn;
export type ActionItemDeps = ListenerDeps<ActionItemListenerUseCases>;
