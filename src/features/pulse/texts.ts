import { pulse as pulseDe } from '../../text/de/pulse/pulse.ts';
import { pulse } from '../../text/en/pulse/pulse.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = { en: { pulse }, de: { pulse: pulseDe } } satisfies FeatureTexts;
