import { reviews as reviewsDe } from '../../text/de/review.ts';
import { reviews } from '../../text/en/review.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = { en: { review: reviews }, de: { review: reviewsDe } } satisfies FeatureTexts;
