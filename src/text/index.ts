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
import { type Formats, formats } from './format.ts';

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

/** A catalogue: the parts of a language, joined. A language without one of them does not compile. */
export function catalogue(parts: typeof PARTS, locale: string, format: Formats) {
  const word = parts.words(format);
  const template = parts.templates(format, word);
  return {
    locale,
    format,
    word,
    pace: parts.pace(format),
    problem: parts.problems(format),
    checkIn: parts.checkIns(format, word),
    prompt: parts.prompts(format, word),
    round: parts.rounds(format, word),
    rhythm: parts.rhythm(format, word),
    report: parts.reports(format, word),
    blocker: parts.blockers(format),
    channel: parts.channel(format),
    calculator: parts.calculators(format),
    history: parts.history(format, word),
    form: parts.forms(format),
    command: parts.commands(format, word),
    home: parts.home(format, word),
    onboarding: parts.onboarding(format),
    template,
    coach: parts.coachTexts(format, template),
    list: parts.list(format, word),
    feedback: parts.feedback(format),
  };
}

/** Everything that Goalpost says to people, in British English. */
export function english(locale = 'en-GB') {
  return catalogue(PARTS, locale, formats(locale));
}

/** The text catalogue. Views get it as an argument; no other file holds a text for people. */
export type Texts = ReturnType<typeof english>;
