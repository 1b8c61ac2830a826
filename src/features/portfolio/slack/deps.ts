import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { ReviewListenerUseCases } from '../../review/index.ts';
import type { PortfolioFollowUps, PortfolioUseCases } from '../use-cases.ts';

export interface PortfolioOwn {
  readonly useCases: PortfolioUseCases;
  readonly followUps: PortfolioFollowUps;
}
/** What listeners of this feature call. */
export type PortfolioListenerUseCases = ReviewListenerUseCases & PortfolioOwn;
export type PortfolioDeps = ListenerDeps<PortfolioListenerUseCases>;
