import { actionItems as actionItemsDe } from '../../text/de/action-items.ts';
import { actionItems } from '../../text/en/action-items.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = { en: { actionItem: actionItems }, de: { actionItem: actionItemsDe } } satisfies FeatureTexts;
