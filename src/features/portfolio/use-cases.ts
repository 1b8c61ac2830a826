import { chooseDigestDay } from './choose-digest-day.ts';
import { type PostPortfolioDigestsPorts, portfolioDigests } from './post-portfolio-digests.ts';
import { keepSheets } from './read-sheets.ts';
import { seePortfolio, seePortfolioGroup } from './see-portfolio.ts';

export type PortfolioPorts = PostPortfolioDigestsPorts;

export type PortfolioUseCases = ReturnType<typeof portfolioUseCases>;
export type PortfolioFollowUps = ReturnType<typeof portfolioFollowUps>;

export function portfolioUseCases(ports: PortfolioPorts) {
  return {
    seePortfolio: seePortfolio(ports),
    seePortfolioGroup: seePortfolioGroup(ports),
    chooseDigestDay: chooseDigestDay(ports),
  };
}

export function portfolioFollowUps(ports: PortfolioPorts) {
  return { ...keepSheets(ports), ...portfolioDigests(ports) };
}
