import type { Feature } from '../feature.ts';
import { portfolioCommands } from './slack/commands.ts';
import type { PortfolioListenerUseCases, PortfolioOwn } from './slack/deps.ts';
import { onPortfolio } from './slack/on-portfolio.ts';
import { portfolioDigestMessage } from './slack/views/digest.ts';
import { texts } from './texts.ts';
import { type PortfolioPorts, portfolioFollowUps, portfolioUseCases } from './use-cases.ts';

/** All teams that a person leads, or an administrator looks after: at a glance, goal by goal, and once a week as a message. */
export const portfolio = {
  name: 'portfolio',
  useCases: portfolioUseCases,
  followUps: portfolioFollowUps,
  duties: (followUps) => [
    { name: 'sheets', phase: 'settle', run: followUps.keepSheets },
    { name: 'portfolio digests', phase: 'close', run: followUps.postPortfolioDigests },
  ],
  texts,
  notices: { 'portfolio-digest': { message: portfolioDigestMessage } },
  commands: portfolioCommands,
  listen: (routes) => onPortfolio(routes),
} satisfies Feature<PortfolioPorts, PortfolioOwn, PortfolioListenerUseCases>;
