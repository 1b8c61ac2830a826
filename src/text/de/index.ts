import { formats } from '../format.ts';
import type { Texts } from '../index.ts';
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

/** Everything that Goalpost says to people, in German. */
export function german(locale = 'de-DE'): Texts {
  const format = formats(locale, measures);
  const word = words(format);
  const template = templates(format, word);
  return {
    locale,
    format,
    word,
    pace: pace(format),
    problem: problems(format),
    checkIn: checkIns(format, word),
    prompt: prompts(format, word),
    round: rounds(format, word),
    rhythm: rhythm(format, word),
    report: reports(format, word),
    blocker: blockers(format),
    channel: channel(format),
    calculator: calculators(format),
    history: history(format, word),
    form: forms(format),
    command: commands(format, word),
    home: home(format, word),
    onboarding: onboarding(format),
    template,
    coach: coachTexts(format, template),
    list: list(format, word),
    feedback: feedback(format),
  };
}
