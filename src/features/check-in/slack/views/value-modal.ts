import type { ContextBlock, InputBlock, ModalView } from '@slack/types';
import type { Calculator } from '../../../../domain/calculators/calculator.ts';
import { CALCULATORS } from '../../../../domain/calculators/index.ts';
import { initialValueFields } from '../../../../domain/check-in/changed-fields.ts';
import type { FieldValues, SavedTime } from '../../../../domain/check-in/form-draft.ts';
import type { Question } from '../../../../domain/check-in/typo-guard.ts';
import type { CheckIn, Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { standingOf } from '../../../../domain/progress/standing.ts';
import { context, input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, md } from '../../../../text/mrkdwn.ts';
import { fieldBlock } from './check-in-form-codec.ts';
import { computedValue, dispatching, dispatchingEach, statusInput } from './check-in-goal.ts';
import type { CheckInContext } from './check-in-modal.ts';
import { draftNote } from './draft-note.ts';
import { CHECK_IN_VIEWS } from './ids.ts';

interface ValueFormView {
  readonly goal: Goal;
  /** In whose place the value is to count; it fills the form in. */
  readonly corrected?: CheckIn;
  readonly today: LocalDate;
  /** What stands in the fields, of a draft or typed so far, in place of what stands there at first. */
  readonly typed?: FieldValues;
  /** When the draft was kept that the fields are filled with. */
  readonly draftSavedAt?: SavedTime;
  readonly asked?: CheckInContext['asked'];
  /** How often it was begun afresh. */
  readonly fresh?: number;
  readonly since?: string;
  /** That in which the person writes numbers; absent where it is not known. */
  readonly writesIn?: string | undefined;
  readonly doubt?: Question & { readonly value: number };
}

/** The form of one value of one goal, of any day. It is read and submitted as a check-in of this goal alone. */
export function valueModal(form: ValueFormView, t: Texts): ModalView {
  const { goal, corrected, today, doubt, draftSavedAt, asked, since, fresh = 0 } = form;
  const typed = { ...initialValueFields(goal, corrected, today), ...form.typed };
  const part: ValuePart = { goal, typed, fresh };
  const text = t.history.form;
  const calculator = CALCULATORS.get(corrected?.inputs?.calculator ?? goal.calculator ?? '');
  const metadata: CheckInContext = {
    entries: [
      {
        goal: goal.id,
        ...(calculator && { calculator: calculator.id }),
        ...(corrected && { corrects: corrected.id }),
      },
    ],
    quarterly: false,
    ...(asked && Object.keys(asked).length > 0 && { asked }),
    ...(fresh > 0 && { fresh }),
    ...(since !== undefined && { since }),
  };
  const about = corrected
    ? text.correcting(t.format.of(corrected.value, goal.kpi), corrected.on, corrected.by)
    : t.round.progress(standingOf(goal, today, (person) => person));
  return {
    type: 'modal',
    callback_id: CHECK_IN_VIEWS.checkIn,
    notify_on_close: true,
    title: modalTitle(corrected ? text.correctTitle : text.addTitle),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    private_metadata: JSON.stringify(metadata),
    blocks: [
      section(lines([md`*${goal.title}*`, about])),
      ...(draftSavedAt ? draftNote(draftSavedAt, t) : []),
      ...(doubt ? [section(t.checkIn.doubt(doubt, doubt.value, goal.kpi.unit))] : []),
      valueField(part, calculator !== undefined, t),
      ...(calculator ? [...inputFields(part, calculator, t), ...computedLine(part, calculator, form.writesIn, t)] : []),
      dayField(part, today, t),
      statusField(part, t),
      noteField(part, t),
    ],
  };
}

/** The goal of the form, what stands in its fields, and how often it was begun afresh. */
interface ValuePart {
  readonly goal: Goal;
  readonly typed: FieldValues;
  readonly fresh: number;
}

function stands({ goal, typed }: ValuePart, field: string): string {
  return String(typed[fieldBlock(goal.id, field)] ?? '');
}

function blockOf({ goal, fresh }: ValuePart, field: string): string {
  return fieldBlock(goal.id, field, fresh);
}

function valueField(part: ValuePart, isComputed: boolean, t: Texts): InputBlock {
  const { value, computed, computedHint } = t.history.form;
  const typed = stands(part, 'value');
  return dispatching(
    input(
      {
        block: blockOf(part, 'value'),
        label: isComputed ? computed : value,
        optional: isComputed,
        hint: isComputed ? computedHint : undefined,
      },
      { type: 'plain_text_input', max_length: 40, ...(typed && { initial_value: typed }) },
    ),
  );
}

function inputFields(
  part: ValuePart,
  { id, inputs }: { readonly id: string; readonly inputs: Readonly<Record<string, unknown>> },
  t: Texts,
): InputBlock[] {
  return Object.keys(inputs).map((name) => {
    const typed = stands(part, `input.${name}`);
    return dispatchingEach(
      input(
        { block: blockOf(part, `input.${name}`), label: t.calculator.input(id, name), optional: true },
        { type: 'plain_text_input', max_length: 40, ...(typed && { initial_value: typed }) },
      ),
    );
  });
}

/** What the numbers above come to, as soon as they come to something. */
function computedLine(
  { goal, typed }: ValuePart,
  calculator: Calculator,
  writesIn: string | undefined,
  t: Texts,
): ContextBlock[] {
  const computed = computedValue(goal, calculator, typed, writesIn);
  return computed === undefined ? [] : [context(t.checkIn.computed(t.format.of(computed.value, goal.kpi)))];
}

function dayField(part: ValuePart, today: LocalDate, t: Texts): InputBlock {
  const { on, onHint } = t.history.form;
  return dispatching(
    input(
      { block: blockOf(part, 'on'), label: on, hint: onHint },
      { type: 'datepicker', initial_date: stands(part, 'on') || today },
    ),
  );
}

function statusField(part: ValuePart, t: Texts): InputBlock {
  return statusInput(blockOf(part, 'status'), stands(part, 'status'), t.history.form.status, t);
}

function noteField(part: ValuePart, t: Texts): InputBlock {
  const typed = stands(part, 'note');
  return input(
    { block: blockOf(part, 'note'), label: t.history.form.note, optional: true },
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: MAX_TEXT_LENGTH,
      ...(typed && { initial_value: typed }),
    },
  );
}
