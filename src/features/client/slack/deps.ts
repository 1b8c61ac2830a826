import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { TeamListenerUseCases } from '../../team/index.ts';
import type { ClientUseCases } from '../use-cases.ts';

export interface ClientOwn {
  readonly useCases: ClientUseCases;
}
/** What listeners of this feature call. */
export type ClientListenerUseCases = TeamListenerUseCases & ClientOwn;
export type ClientDeps = ListenerDeps<ClientListenerUseCases>;
