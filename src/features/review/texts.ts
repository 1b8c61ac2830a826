import { reviews as reviewsDe } from '../../text/de/review.ts';
import { turns as turnsDe } from '../../text/de/turn.ts';
import { reviews } from '../../text/en/review.ts';
import { turns } from '../../text/en/turn.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: { review: reviews, turn: turns },
  de: { review: reviewsDe, turn: turnsDe },
} satisfies FeatureTexts;
