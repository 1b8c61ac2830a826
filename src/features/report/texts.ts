import { home as homeDe } from '../../text/de/report/home.ts';
import { posting as postingDe } from '../../text/de/report/posting.ts';
import { reports as reportsDe } from '../../text/de/report/reports.ts';
import { home } from '../../text/en/report/home.ts';
import { posting } from '../../text/en/report/posting.ts';
import { reports } from '../../text/en/report/reports.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: {
    report: reports,
    home,
    posting,
  },
  de: {
    report: reportsDe,
    home: homeDe,
    posting: postingDe,
  },
} satisfies FeatureTexts;
