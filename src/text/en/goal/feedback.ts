import type { Feedback, Sentiment } from '../../../domain/goal/goal.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md, mention } from '../../mrkdwn.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly feedback: ReturnType<typeof feedback>;
  }
}

/** How much of what a client said one line quotes, in characters. */
const MAX_QUOTE_LENGTH = 300;
const SENTIMENTS: Record<Sentiment, string> = { pleased: 'Pleased', neutral: 'Neutral', unhappy: 'Unhappy' };

type Why = 'empty' | 'too-long' | 'gone' | 'closed' | 'full';

/** What clients said, added to a goal from a message. */
export function feedback(format: Formats) {
  const quote = ({ text }: Feedback): Mrkdwn => md`“${excerpt(text.replaceAll(/\s+/g, ' '), MAX_QUOTE_LENGTH)}”`;
  return {
    title: 'Add to a goal',
    submit: 'Add',
    words: 'What the client said',
    goal: 'Goal',
    sentiment: 'How do they sound?',
    sentiments: SENTIMENTS,
    visibility: md`The text is stored when you press Add, and not before. Everybody who may see the goal can read it there, also where this conversation is private: leave out what is not for them.`,
    refused: ({ why, max }: { readonly why: Why; readonly max: number }): string => {
      const reasons: Record<Why, string> = {
        empty: 'Write down what was said.',
        'too-long': `Please keep it under ${format.number(max)} characters.`,
        gone: 'That goal is gone, or not for you to see any more. Choose another one.',
        closed: 'That goal was closed meanwhile. Choose another one.',
        full: `That goal holds ${format.number(max)} quotes and takes no more. Choose another one.`,
      };
      return reasons[why];
    },
    added: (title: string): Mrkdwn => md`Added to *${title}*. \`/goal show\` has it, and so has its next check-in.`,
    addedBefore: (title: string): Mrkdwn =>
      md`This message was added to *${title}* before; what was stored then is unchanged.`,
    heading: md`*What clients said*`,
    /** `“You always call back.” · Pleased · written by @sam · added by @noor on 2 March` */
    line: (one: Feedback): Mrkdwn => {
      const { from, by, sentiment } = one;
      return lines(
        [
          quote(one),
          sentiment && md`${SENTIMENTS[sentiment]}`,
          from === undefined || from === by ? undefined : md`written by ${mention(from)}`,
          md`added by ${mention(by)}`,
        ],
        ' · ',
      );
    },
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more before`,
    /** In the check-in form: the newest of what was added since the last check-in. */
    since: (newest: Feedback, others: number): Mrkdwn =>
      others === 0
        ? md`:speech_balloon: ${quote(newest)}`
        : md`:speech_balloon: ${quote(newest)} and ${format.number(others)} more since the last check-in`,
  };
}
