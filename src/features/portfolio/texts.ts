import { portfolios as portfoliosDe } from '../../text/de/portfolio.ts';
import { portfolios } from '../../text/en/portfolio.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: { portfolio: portfolios },
  de: { portfolio: portfoliosDe },
} satisfies FeatureTexts;
