import { prompts as promptsDe } from '../../text/de/round/prompt.ts';
import { rounds as roundsDe } from '../../text/de/round/rounds.ts';
import { prompts } from '../../text/en/round/prompt.ts';
import { rounds } from '../../text/en/round/rounds.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: {
    prompt: prompts,
    round: rounds,
  },
  de: {
    prompt: promptsDe,
    round: roundsDe,
  },
} satisfies FeatureTexts;
