import { clients as clientsDe } from '../../text/de/clients.ts';
import { clients } from '../../text/en/clients.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = { en: { clients }, de: { clients: clientsDe } } satisfies FeatureTexts;
