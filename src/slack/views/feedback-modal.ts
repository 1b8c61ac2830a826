import type { ModalView } from '@slack/types';
import { SENTIMENTS } from '../../domain/goal/goal.ts';
import { LONGEST_TEXT } from '../../domain/goal/goal-draft.ts';
import type { Texts } from '../../text/index.ts';
import { clip } from '../../text/mrkdwn.ts';
import { ACTIONS, VIEWS } from '../ids.ts';
import { context, input, LIMITS, modalTitle, option, plain } from './blocks.ts';

/** The message that the words come from, kept in `private_metadata`. */
export interface FeedbackSource {
  readonly channel: string;
  readonly ts: string;
  readonly from?: string;
}

/** Adds a message's words to a goal. Nothing is stored before the person submits it. */
export function feedbackModal(source: FeedbackSource, words: string, t: Texts): ModalView {
  const text = t.feedback;
  const initial = clip(words, LONGEST_TEXT);
  return {
    type: 'modal',
    callback_id: VIEWS.feedback,
    private_metadata: JSON.stringify(source),
    title: modalTitle(text.title),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      input(
        { block: 'goal', label: text.goal },
        {
          type: 'external_select',
          action_id: ACTIONS.feedbackGoal,
          min_query_length: 0,
          placeholder: plain(t.list.choose, LIMITS.placeholder),
        },
      ),
      input(
        { block: 'text', label: text.words },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: LONGEST_TEXT,
          ...(initial !== '' && { initial_value: initial }),
        },
      ),
      input(
        { block: 'sentiment', label: text.sentiment, optional: true },
        { type: 'radio_buttons', options: SENTIMENTS.map((one) => option(text.sentiments[one], one)) },
      ),
      context(text.whoSees),
    ],
  };
}
