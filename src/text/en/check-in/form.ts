import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly checkInForm: ReturnType<typeof checkInForm>;
  }
}

/** Labels and hints of the check-in form. */
export function checkInForm(format: Formats) {
  return {
    title: 'Check in',
    submit: 'Submit',
    /** Names the goal: a screen reader goes from field to field. */
    value: (title: string) => `${title}: value now`,
    /** `empty`: what an empty field means; nothing that needs a word where it has been answered. */
    valueHint: (expected: string | undefined, empty: 'later' | 'nothing-new' | undefined): string | undefined => {
      const sentences = [
        ...(expected === undefined ? [] : [`Expected by now: ${expected}.`]),
        ...(empty === 'later' ? ['Leave this empty to answer later.'] : []),
        ...(empty === 'nothing-new' ? ["Leave this empty if there's nothing new."] : []),
      ];
      return sentences.length === 0 ? undefined : sentences.join(' ');
    },
    status: 'How is it going?',
    automaticStatus: 'Automatic (from pace)',
    confidence: 'Confidence',
    confidenceOption: (level: number) =>
      level === 0 ? '0, none' : level === 5 ? '5, even odds' : level === 10 ? '10, certain' : String(level),
    note: 'What went well? What should change?',
    obstacles: 'What is blocking this goal?',
    learned: 'Is this still the right goal? What did we learn?',
    nothingDue: md`Nothing is due. You can still record a new value for any of your goals.`,
    more: (count: number): Mrkdwn =>
      md`${format.number(count)} more ${count === 1 ? 'goal is' : 'goals are'} waiting. Submit these, then check in again.`,
    saved: (count: number): Mrkdwn =>
      count === 1 ? md`Your answer is in. Thank you.` : md`Your ${format.number(count)} answers are in. Thank you.`,
  };
}
