import { exchange as exchangeDe } from '../../text/de/exchange.ts';
import { exchange } from '../../text/en/exchange.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: { exchange },
  de: { exchange: exchangeDe },
} satisfies FeatureTexts;
