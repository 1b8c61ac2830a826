import { handover as handoverDe } from '../../text/de/handover.ts';
import { handover } from '../../text/en/handover.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: { handover },
  de: { handover: handoverDe },
} satisfies FeatureTexts;
