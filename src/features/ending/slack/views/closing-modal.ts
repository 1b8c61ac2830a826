import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import z from 'zod';
import { CALCULATORS } from '../../../../domain/calculators/index.ts';
import type { Question } from '../../../../domain/check-in/typo-guard.ts';
import {
  AS_PROPOSED,
  CLOSING_CHOICES,
  type ClosingInput,
  MAX_CLOSING_LENGTH,
} from '../../../../domain/ending/closing-input.ts';
import { isDraft } from '../../../../domain/goal/drafts.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { isPrivate } from '../../../../domain/goal/people.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { proposedScore, SCORE_STEPS } from '../../../../domain/progress/proposed-score.ts';
import { standingOf } from '../../../../domain/progress/standing.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { input, modalTitle, option, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, md } from '../../../../text/mrkdwn.ts';
import { ENDING_VIEWS } from './ids.ts';

/** What Slack keeps for the form: the goal, how its value is computed, and what was asked about once. */
export const closingContext = jsonCodec(
  z.object({
    goal: z.string(),
    calculator: z.string().exactOptional(),
    value: z.number().exactOptional(),
    learned: z.literal(true).exactOptional(),
  }),
);
export type ClosingContext = ReturnType<typeof closingContext.decode>;

interface ClosingForm {
  readonly goal: Goal;
  readonly today: LocalDate;
  /** What was asked about once. */
  readonly asked?: Pick<ClosingContext, 'value' | 'learned'>;
  /** What is asked about now. */
  readonly doubt?: Question;
  readonly asksLearned?: boolean;
}

/** Closes a goal, or carries it on. What is typed stays where the form comes back with a question. */
export function closingModal({ goal, today, asked = {}, doubt, asksLearned }: ClosingForm, t: Texts): ModalView {
  const text = t.ending;
  const metadata = { goal: goal.id, ...(goal.calculator && { calculator: goal.calculator }), ...asked };
  const standing = standingOf(goal, today, (person) => person);
  return {
    type: 'modal',
    callback_id: ENDING_VIEWS.closing,
    private_metadata: closingContext.encode(metadata),
    title: modalTitle(text.closeTitle),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      ...(doubt && asked.value !== undefined ? [section(t.checkIn.doubt(doubt, asked.value, goal.kpi.unit))] : []),
      ...(asksLearned ? [section(text.askLearned)] : []),
      section(lines([md`*${goal.title}*`, isDraft(goal) ? undefined : t.round.progress(standing)])),
      ...(isDraft(goal) ? [dropField(t)] : [...valueFields(goal, t), choiceField(goal, t), scoreField(goal, t)]),
      textField('reason', text.reason, text.reasonHint, MAX_TEXT_LENGTH),
      textField('learned', text.learned, text.learnedHint, MAX_TEXT_LENGTH),
      ...(isPrivate(goal) ? [] : [textField('closing', text.closing, text.closingHint, MAX_CLOSING_LENGTH)]),
      ...(isDraft(goal)
        ? []
        : [input({ block: 'due', label: text.due, hint: text.dueHint, optional: true }, { type: 'datepicker' })]),
    ],
  };
}

/** What was never pursued is neither achieved nor missed. */
function dropField(t: Texts): InputBlock {
  const only = option(t.ending.choices.dropped, 'dropped');
  return input(
    { block: 'choice', label: t.ending.choice },
    { type: 'static_select', options: [only], initial_option: only },
  );
}

function valueFields({ calculator: id }: Goal, t: Texts): KnownBlock[] {
  const { lastValue, lastValueComputed, lastValueHint: hint } = t.ending;
  const calculator = CALCULATORS.get(id ?? '');
  const field = (block: string, label: string, about?: string): InputBlock =>
    input({ block, label, hint: about, optional: true }, { type: 'plain_text_input', max_length: 40 });
  if (calculator === undefined) return [field('value', lastValue, hint)];
  const inputs = Object.keys(calculator.inputs).map((name) =>
    field(`input.${name}`, t.calculator.input(calculator.id, name)),
  );
  return [field('value', lastValueComputed, hint), ...inputs];
}

function choiceField(goal: Goal, t: Texts): InputBlock {
  const choices = CLOSING_CHOICES.map((choice) => option(t.ending.choices[choice], choice));
  const proposed = proposedScore(goal);
  const initial = proposed && option(t.ending.endProposed(proposed), AS_PROPOSED);
  const options = initial === undefined ? choices : [initial, ...choices];
  return input(
    { block: 'choice', label: t.ending.choice },
    { type: 'static_select', options, ...(initial && { initial_option: initial }) },
  );
}

/** What a goal came to: as its values propose, or another score. */
export function scoreField(goal: Goal, t: Texts, about?: string): InputBlock {
  const proposed = proposedScore(goal);
  const text = t.ending;
  const first = option(proposed === undefined ? text.asValuesSay : text.asProposed(proposed), AS_PROPOSED);
  const steps = Array.from({ length: SCORE_STEPS + 1 }, (_, step): PlainTextOption => {
    const score = (SCORE_STEPS - step) / SCORE_STEPS;
    return option(text.score(score), String(score));
  });
  return input(
    {
      block: 'score',
      label: text.scoreLabel,
      hint: about ?? (proposed === undefined ? text.scoreHintNoValue : text.scoreHint(proposed)),
      optional: true,
    },
    { type: 'static_select', options: [first, ...steps], ...(proposed && { initial_option: first }) },
  );
}

function textField(block: string, label: string, hint: string, max: number): InputBlock {
  return input({ block, label, hint, optional: true }, { type: 'plain_text_input', multiline: true, max_length: max });
}

/** What the form holds. */
export function readClosing(fields: Fields): ClosingInput {
  const choice = z.enum([AS_PROPOSED, ...CLOSING_CHOICES]).safeParse(fields.choice('choice'));
  return {
    choice: choice.data,
    score: fields.choice('score') ?? '',
    reason: fields.text('reason'),
    learned: fields.text('learned'),
    closing: fields.text('closing'),
    due: fields.date('due'),
  };
}

/** The last value, or what it is computed from. */
export function readLastValueFields({ calculator }: ClosingContext, fields: Fields) {
  const inputs = Object.keys(CALCULATORS.get(calculator ?? '')?.inputs ?? {});
  const typed = Object.fromEntries(inputs.map((name) => [name, fields.text(`input.${name}`)]));
  return { value: fields.text('value'), ...(inputs.length > 0 && { inputs: typed }) };
}
