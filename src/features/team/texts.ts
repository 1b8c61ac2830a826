import { teamForm as teamFormDe } from '../../text/de/team/form.ts';
import { onboarding as onboardingDe } from '../../text/de/team/onboarding.ts';
import { regions as regionsDe } from '../../text/de/team/regions.ts';
import { rhythm as rhythmDe } from '../../text/de/team/rhythm.ts';
import { teamForm } from '../../text/en/team/form.ts';
import { onboarding } from '../../text/en/team/onboarding.ts';
import { regions } from '../../text/en/team/regions.ts';
import { rhythm } from '../../text/en/team/rhythm.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: {
    rhythm,
    region: regions,
    onboarding,
    teamForm,
  },
  de: {
    rhythm: rhythmDe,
    region: regionsDe,
    onboarding: onboardingDe,
    teamForm: teamFormDe,
  },
} satisfies FeatureTexts;
