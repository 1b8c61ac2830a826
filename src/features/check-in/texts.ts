import { blockers as blockersDe } from '../../text/de/check-in/blockers.ts';
import { checkIns as checkInsDe } from '../../text/de/check-in/check-in.ts';
import { checkInForm as checkInFormDe } from '../../text/de/check-in/form.ts';
import { kudos as kudosDe } from '../../text/de/check-in/kudos.ts';
import { blockers } from '../../text/en/check-in/blockers.ts';
import { checkIns } from '../../text/en/check-in/check-in.ts';
import { checkInForm } from '../../text/en/check-in/form.ts';
import { kudos } from '../../text/en/check-in/kudos.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: {
    checkIn: checkIns,
    blocker: blockers,
    checkInForm,
    kudos,
  },
  de: {
    checkIn: checkInsDe,
    blocker: blockersDe,
    checkInForm: checkInFormDe,
    kudos: kudosDe,
  },
} satisfies FeatureTexts;
