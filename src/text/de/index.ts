import { formats } from '../format.ts';
import { catalogue, type Texts } from '../index.ts';
import { blockers } from './blockers.ts';
import { calculators } from './calculators.ts';
import { channel } from './channel.ts';
import { checkIns } from './check-in.ts';
import { coachTexts } from './coach.ts';
import { commands } from './commands.ts';
import { feedback } from './feedback.ts';
import { forms } from './forms.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { list } from './list.ts';
import { measures } from './measures.ts';
import { onboarding } from './onboarding.ts';
import { pace } from './pace.ts';
import { problems } from './problems.ts';
import { prompts } from './prompt.ts';
import { reports } from './reports.ts';
import { rhythm } from './rhythm.ts';
import { rounds } from './rounds.ts';
import { templates } from './templates.ts';
import { words } from './words.ts';

const PARTS = {
  blockers,
  calculators,
  channel,
  checkIns,
  coachTexts,
  commands,
  feedback,
  forms,
  history,
  home,
  list,
  onboarding,
  pace,
  problems,
  prompts,
  reports,
  rhythm,
  rounds,
  templates,
  words,
};

/** Everything that Goalpost says to people, in German. */
export function german(locale = 'de-DE'): Texts {
  return catalogue(PARTS, locale, formats(locale, measures));
}
