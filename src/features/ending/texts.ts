import { endings as endingsDe } from '../../text/de/ending.ts';
import { endings } from '../../text/en/ending.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = { en: { ending: endings }, de: { ending: endingsDe } } satisfies FeatureTexts;
