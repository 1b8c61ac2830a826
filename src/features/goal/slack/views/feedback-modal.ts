import type { ModalView } from '@slack/types';
import z from 'zod';
import { SENTIMENTS, type Sentiment } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { context, input, LIMITS, modalTitle, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS, GOAL_VIEWS } from './ids.ts';

/** The message that the words come from, kept in `private_metadata`. */
export const feedbackSource = jsonCodec(
  z.object({ channel: z.string(), ts: z.string(), from: z.string().exactOptional() }),
);
export type FeedbackSource = ReturnType<typeof feedbackSource.decode>;

/** Adds a message's words to a goal. Nothing is stored before the person submits it. */
export function feedbackModal(source: FeedbackSource, words: string, t: Texts): ModalView {
  const text = t.feedback;
  const initial = clip(words, MAX_TEXT_LENGTH);
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.feedback,
    private_metadata: feedbackSource.encode(source),
    title: modalTitle(text.title),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      input(
        { block: 'goal', label: text.goal },
        {
          type: 'external_select',
          action_id: GOAL_ACTIONS.feedbackGoal,
          min_query_length: 0,
          placeholder: plain(t.list.choose, LIMITS.placeholder),
        },
      ),
      input(
        { block: 'text', label: text.words },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_TEXT_LENGTH,
          ...(initial !== '' && { initial_value: initial }),
        },
      ),
      input(
        { block: 'sentiment', label: text.sentiment, optional: true },
        { type: 'radio_buttons', options: SENTIMENTS.map((one) => option(text.sentiments[one], one)) },
      ),
      context(text.visibility),
    ],
  };
}

/** How the client sounds; undefined where nobody said. */
export function readSentiment(chosen: string | undefined): Sentiment | undefined {
  return z.enum(SENTIMENTS).safeParse(chosen).data;
}
