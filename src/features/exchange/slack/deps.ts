import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { ExchangeUseCases } from '../use-cases.ts';

export interface ExchangeOwn {
  readonly useCases: ExchangeUseCases;
}
/** What listeners of this feature call. */
export type ExchangeListenerUseCases = ExchangeOwn;
export type ExchangeDeps = ListenerDeps<ExchangeListenerUseCases>;
