import { teamForm as teamFormDe } from '../../text/de/team/form.ts';
import { onboarding as onboardingDe } from '../../text/de/team/onboarding.ts';
import { rhythm as rhythmDe } from '../../text/de/team/rhythm.ts';
import { teamForm } from '../../text/en/team/form.ts';
import { onboarding } from '../../text/en/team/onboarding.ts';
import { rhythm } from '../../text/en/team/rhythm.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: {
    rhythm,
    onboarding,
    teamForm,
  },
  de: {
    rhythm: rhythmDe,
    onboarding: onboardingDe,
    teamForm: teamFormDe,
  },
} satisfies FeatureTexts;
