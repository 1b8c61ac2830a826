import { z } from 'zod';
import { CALCULATORS } from '../../../../domain/calculators/index.ts';
import type { CheckInInput } from '../../../../domain/check-in/check-in-input.ts';
import { CHECK_IN_TEXTS } from '../../../../domain/check-in/check-in-input.ts';
import type { FieldValues } from '../../../../domain/check-in/form-draft.ts';
import { SENTIMENTS } from '../../../../domain/goal/feedback.ts';
import { STATUSES } from '../../../../domain/goal/goal.ts';
import type { TypedActions } from '../../../../domain/goal/typed-actions.ts';
import type { GoalId } from '../../../../domain/names.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { readEveryField } from '../../../../slack/fields.ts';
import { filledBlock } from '../../../../slack/ids.ts';
import { readCheckInContext } from './check-in-context.ts';

/** The status follows from the value that is typed in, unless the person says otherwise. */
export const AUTOMATIC_STATUS = 'by-pace';

/** The choice of who does not say how a client sounds. */
export const UNSTATED = 'unstated';

/** `block_id` of one field of one goal. Goal ids hold no colon. `fresh` counts how often the form was begun afresh. */
export function fieldBlock(goal: GoalId, field: string, fresh = 0): string {
  return filledBlock(`${goal}:${field}`, fresh);
}

/** What stands in every field of a form about goals, by goal and field, also in the empty ones. */
export function readTyped(values: unknown): FieldValues {
  const fields = Object.entries(readEveryField(values));
  // What the pace says is what stands there without a choice.
  return Object.fromEntries(fields.map(([field, value]) => [field, value === AUTOMATIC_STATUS ? '' : value]));
}

const sentimentSchema = z.enum([...SENTIMENTS, UNSTATED]);
const confidenceSchema = z.coerce.number().int().min(0).max(10);

/** The check-in form: one draft for each goal that the modal was opened for. A field that it does not have is empty. */
export function readCheckIn(metadata: string, fields: Fields): CheckInInput[] {
  const { entries } = readCheckInContext(metadata);
  return entries.map(({ goal, round, calculator, corrects }) => {
    const block = (field: string) => fieldBlock(goal, field);
    const text = (field: string) => fields.text(block(field));
    const status = z.enum(STATUSES).safeParse(fields.choice(block('status')));
    const confidence = confidenceSchema.safeParse(fields.choice(block('confidence')));
    const obstacleOwner = fields.user(block('obstacleOwner'));
    const sentiment = sentimentSchema.safeParse(fields.choice(block('sentiment')));
    const on = fields.date(block('on'));
    const inputs = Object.keys(CALCULATORS.get(calculator ?? '')?.inputs ?? {});
    return {
      goal,
      ...(round !== undefined && { round }),
      ...(corrects !== undefined && { corrects }),
      value: text('value'),
      ...(inputs.length > 0 && { inputs: Object.fromEntries(inputs.map((name) => [name, text(`input.${name}`)])) }),
      status: status.data,
      confidence: confidence.data,
      note: text('note'),
      obstacles: text('obstacles'),
      ...(obstacleOwner !== undefined && { obstacleOwner }),
      cleared: fields.choices(block('cleared')),
      adjust: text('adjust'),
      feedback: text('feedback'),
      ...(sentiment.data && { sentiment: sentiment.data }),
      learned: text('learned'),
      ...(corrects !== undefined && {
        emptied: CHECK_IN_TEXTS.filter((field) => fields.has(block(field)) && text(field).trim() === ''),
      }),
      ...(on !== '' && { on }),
      ...(text('action').trim() !== '' && { actions: readActions(fields, block) }),
    };
  });
}

function readActions(fields: Fields, block: (field: string) => string): TypedActions {
  const owner = fields.user(block('actionOwner'));
  const due = fields.date(block('actionDue'));
  return { text: fields.text(block('action')), due, ...(owner !== undefined && { owner }) };
}
