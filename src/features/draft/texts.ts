import { drafts as draftsDe } from '../../text/de/drafts.ts';
import { drafts } from '../../text/en/drafts.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = { en: { draft: drafts }, de: { draft: draftsDe } } satisfies FeatureTexts;
