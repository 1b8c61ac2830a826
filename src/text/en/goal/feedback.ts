import type { Feedback, Sentiment } from '../../../domain/goal/feedback.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT } from '../../shared/excerpts.ts';
import { mention } from '../mention.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly feedback: ReturnType<typeof feedback>;
  }
}

const SENTIMENTS: Record<Sentiment, string> = { positive: 'Positive', mixed: 'Mixed', negative: 'Negative' };

type Why = 'other-client' | 'empty' | 'too-long' | 'gone' | 'closed' | 'full';

/** What clients said, added to a goal from a message. */
export function feedback(format: Formats) {
  const quote = ({ text }: Feedback): Mrkdwn => md`“${excerpt(text.replaceAll(/\s+/g, ' '), EXCERPT)}”`;
  return {
    title: 'Add to a goal',
    submit: 'Add',
    words: 'What the client said',
    goal: 'Goal',
    sentiment: 'How do they sound?',
    sentiments: SENTIMENTS,
    ofGoal: 'The client of the goal',
    unstated: 'Not stated',
    visibility: md`Goalpost stores the text only when you select *Add*. Everybody in the goal's team who can see the goal can then read it, even if this conversation is private. Remove anything that isn't for them.`,
    refused: ({ why, max }: { readonly why: Why; readonly max: number }): string => {
      const reasons: Record<Why, string> = {
        'other-client': "That client isn't in the goal's team, or it ended. Choose another one.",
        empty: 'Enter what the client said.',
        'too-long': `Keep this under ${format.number(max)} characters.`,
        gone: 'That goal no longer exists, or you can no longer see it. Choose another one.',
        closed: 'That goal has been closed. Choose another one.',
        full: `That goal already has ${format.number(max)} quotes, the most it can hold. Choose another one.`,
      };
      return reasons[why];
    },
    added: (title: string): Mrkdwn =>
      md`Added to *${title}*. You can see it in \`/goal show\` and in the goal's next check-in.`,
    addedBefore: (title: string): Mrkdwn =>
      md`This message was already added to *${title}*. The stored text is unchanged.`,
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
    more: (count: number): Mrkdwn => md`and ${format.number(count)} earlier`,
    /** In the check-in form: the newest of what was added since the last check-in. */
    since: (newest: Feedback, others: number): Mrkdwn =>
      others === 0
        ? md`:speech_balloon: ${quote(newest)}`
        : md`:speech_balloon: ${quote(newest)} and ${format.number(others)} more since the last check-in`,
  };
}
