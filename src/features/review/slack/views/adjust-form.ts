import type { KnownBlock, ModalView } from '@slack/types';
import z from 'zod';
import { type EditInput, MAX_REASON_LENGTH } from '../../../../domain/goal/edit-input.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import type { GoalInput } from '../../../../domain/goal/goal-input.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, md } from '../../../../text/mrkdwn.ts';
import { editInputOf } from '../../../goal/index.ts';

/** How many changes of the goal the form has in it. */
export const adjustContext = jsonCodec(z.object({ changes: z.number().int().min(0) }));

const NUMBERS = ['target', 'stretch', 'low', 'high'] as const;
const COURSE = ['milestones', 'plan'] as const;
type Adjusted = (typeof NUMBERS)[number] | (typeof COURSE)[number];

export interface AdjustForm {
  readonly goal: Goal;
  /** What was typed, where the form comes back because somebody changed the goal meanwhile. */
  readonly typed?: Fields;
}

/** What is to be reached, and until when, with a reason. What was typed stays where the form comes back. */
export function adjustModal({ goal, typed }: AdjustForm, t: Texts): ModalView {
  const now = editInputOf(goal, t);
  const held = (field: Adjusted) => typed?.text(field) ?? now[field] ?? '';
  const due = typed?.date('due') || goal.due;
  const reason = typed?.text('reason') ?? '';
  return {
    type: 'modal',
    private_metadata: adjustContext.encode({ changes: goal.changes?.length ?? 0 }),
    title: modalTitle(t.review.adjustTitle),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(
        lines([
          md`*${goal.title}*`,
          ...(typed ? [t.review.adjustMeanwhile, t.review.adjustNow(goal.kpi, goal.due)] : []),
        ]),
      ),
      ...fieldsOf(goal, now).map((field) => numberField(field, goal, held(field), t)),
      input({ block: 'due', label: t.goalForm.due }, { type: 'datepicker', initial_date: due }),
      input(
        { block: 'reason', label: t.review.whyLabel, hint: t.review.reasonHint },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_REASON_LENGTH,
          ...(reason !== '' && { initial_value: reason }),
        },
      ),
    ],
  };
}

/** The numbers of the direction; milestones and a plan where somebody typed them, as another target may not fit them. */
function fieldsOf({ kpi }: Goal, now: GoalInput): readonly Adjusted[] {
  const course = COURSE.filter((field) => (now[field] ?? '') !== '');
  if (kpi.direction === 'within-range') return ['low', 'high', ...course];
  return kpi.direction === 'increase' || kpi.direction === 'decrease'
    ? ['target', 'stretch', ...course]
    : ['target', ...course];
}

function numberField(field: Adjusted, { kpi }: Goal, held: string, t: Texts): KnownBlock {
  const isBound = kpi.direction === 'at-least' || kpi.direction === 'at-most';
  const label = field === 'target' && isBound ? t.goalForm.bound : t.change.field[field];
  const optional = field === 'stretch' || field === 'milestones' || field === 'plan';
  return input(
    { block: field, label, optional },
    { type: 'plain_text_input', multiline: field === 'milestones', ...(held !== '' && { initial_value: held }) },
  );
}

/** The goal with what the form holds; what it has no field for stays as it is. */
export function readAdjusted(goal: Goal, fields: Fields, t: Texts): EditInput {
  const now = editInputOf(goal, t);
  const typed = Object.fromEntries(
    [...NUMBERS, ...COURSE].filter((field) => fields.has(field)).map((field) => [field, fields.text(field)]),
  );
  return { goal: { ...now, ...typed, due: fields.date('due') }, reason: fields.text('reason') };
}
