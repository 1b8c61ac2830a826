import type { InputBlock, ModalView } from '@slack/types';
import z from 'zod';
import type { Client } from '../../../../domain/client/client.ts';
import { SENTIMENTS, type Sentiment } from '../../../../domain/goal/feedback.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { context, input, LIMITS, modalTitle, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip } from '../../../../text/mrkdwn.ts';
import { clientMenu, NO_CLIENT } from './client-menu.ts';
import { GOAL_ACTIONS, GOAL_VIEWS } from './ids.ts';

/** Of all teams of a person. */
const MAX_CLIENTS_SHOWN = 1000;

/** The message that the words come from, kept in `private_metadata`. */
export const feedbackSource = jsonCodec(
  z.object({ channel: z.string(), ts: z.string(), from: z.string().exactOptional() }),
);
export type FeedbackSource = ReturnType<typeof feedbackSource.decode>;

/** Adds a message's words to a goal. Nothing is stored before the person submits it. */
export function feedbackModal(
  source: FeedbackSource,
  words: string,
  t: Texts,
  clients: readonly Client[] = [],
): ModalView {
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
      ...clientBlocks(clients, t),
      context(text.visibility),
    ],
  };
}

/** Whose words they are, where that is not the goal's client; nothing where the person's teams have no clients. */
function clientBlocks(clients: readonly Client[], t: Texts): InputBlock[] {
  if (clients.length === 0) return [];
  const first = [option(t.feedback.ofGoal, NO_CLIENT)];
  const menu = clientMenu(clients.slice(0, MAX_CLIENTS_SHOWN), t, { chosen: NO_CLIENT, first });
  return [input({ block: 'client', label: t.clients.field, optional: true }, menu)];
}

/** How the client sounds; undefined where nobody said. */
export function readSentiment(chosen: string | undefined): Sentiment | undefined {
  return z.enum(SENTIMENTS).safeParse(chosen).data;
}
