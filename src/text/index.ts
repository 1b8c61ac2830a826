import { blockers } from './en/blockers.ts';
import { calculators } from './en/calculators.ts';
import { channel } from './en/channel.ts';
import { checkIns } from './en/check-in.ts';
import { coachTexts } from './en/coach.ts';
import { commands } from './en/commands.ts';
import { feedback } from './en/feedback.ts';
import { forms } from './en/forms.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';
import { list } from './en/list.ts';
import { onboarding } from './en/onboarding.ts';
import { pace } from './en/pace.ts';
import { problems } from './en/problems.ts';
import { prompts } from './en/prompt.ts';
import { reports } from './en/reports.ts';
import { rhythm } from './en/rhythm.ts';
import { rounds } from './en/rounds.ts';
import { templates } from './en/templates.ts';
import { words } from './en/words.ts';
import { formats } from './format.ts';

/** Everything that Goalpost says to people, in British English. */
export function english(locale = 'en-GB') {
  const format = formats(locale);
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

/** The text catalogue. Views get it as an argument; no other file holds a text for people. */
export type Texts = ReturnType<typeof english>;
