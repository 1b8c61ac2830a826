import * as ENGLISH from './en/parts.ts';
import { type Formats, formats } from './format.ts';

/** A catalogue: the parts of a language, joined. A language without one of them does not compile. */
export function catalogue(parts: typeof ENGLISH, locale: string, format: Formats) {
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
  return catalogue(ENGLISH, locale, formats(locale));
}

/** The text catalogue. Views get it as an argument; no other file holds a text for people. */
export type Texts = ReturnType<typeof english>;
