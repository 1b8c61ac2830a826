import type { ModalView } from '@slack/types';
import z from 'zod';
import { MAX_OBJECTIVE_LENGTH } from '../../../../domain/goal/goal-input.ts';
import {
  MAX_OBJECTIVE_REASON_LENGTH,
  type ObjectivesInput,
  type ObjectivesShown,
} from '../../../../domain/review/objectives.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { context, input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { aboutSchema } from './context.ts';
import { REVIEW_VIEWS } from './ids.ts';

/** What Slack keeps for the form: the review, Slack's id of its view, and the objectives in their order. */
export const objectivesContext = jsonCodec(
  z.object({ about: aboutSchema, below: z.string(), words: z.array(z.string()) }),
);
type Over = Pick<ReturnType<typeof objectivesContext.decode>, 'about' | 'below'>;

/** The objectives of a year: one field each, with its words, and one for new ones. */
export function objectivesModal(form: ObjectivesShown, over: Over, t: Texts): ModalView {
  const { name, shown, more } = form;
  const text = t.turn;
  return {
    type: 'modal',
    callback_id: REVIEW_VIEWS.objectives,
    private_metadata: objectivesContext.encode({ ...over, words: shown.map(({ words }) => words) }),
    title: modalTitle(text.objectivesTitle),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(shown.length === 0 ? text.noObjectives : text.objectivesAbout(name)),
      ...shown.map((objective, index) =>
        input(
          {
            block: `objective.${index}`,
            label: text.objectiveLabel(index + 1),
            hint: text.objectiveHint(objective),
            optional: true,
          },
          { type: 'plain_text_input', initial_value: objective.words, max_length: MAX_OBJECTIVE_LENGTH },
        ),
      ),
      ...(more > 0 ? [context(text.objectivesMore(more))] : []),
      input(
        { block: 'added', label: text.addedLabel, hint: text.addedHint, optional: true },
        { type: 'plain_text_input', multiline: true },
      ),
      input(
        { block: 'reason', label: t.review.whyLabel, optional: true },
        { type: 'plain_text_input', multiline: true, max_length: MAX_OBJECTIVE_REASON_LENGTH },
      ),
    ],
  };
}

/** What the form holds. */
export function readObjectives(fields: Fields, words: readonly string[]): ObjectivesInput {
  return {
    objectives: words.map((was, index) => ({ was, now: fields.text(`objective.${index}`) })),
    added: fields.text('added'),
    reason: fields.text('reason'),
  };
}
