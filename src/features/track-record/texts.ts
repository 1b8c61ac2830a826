import { trackRecord as trackRecordDe } from '../../text/de/track-record.ts';
import { trackRecord } from '../../text/en/track-record.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: { trackRecord },
  de: { trackRecord: trackRecordDe },
} satisfies FeatureTexts;
