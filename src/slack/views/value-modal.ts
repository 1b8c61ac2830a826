import type { InputBlock, ModalView } from '@slack/types';
import { CALCULATORS } from '../../domain/calculators/index.ts';
import { typedOf } from '../../domain/check-in/said-before.ts';
import type { Doubt } from '../../domain/check-in/typo-guard.ts';
import type { Typed } from '../../domain/goal/form-draft.ts';
import { type CheckIn, type Goal, STATUSES } from '../../domain/goal/goal.ts';
import { LONGEST_TEXT } from '../../domain/goal/goal-draft.ts';
import type { LocalDate } from '../../domain/names.ts';
import { suggestStatus } from '../../domain/progress/pace.ts';
import { standingOf } from '../../domain/progress/standing.ts';
import type { Texts } from '../../text/index.ts';
import { lines, md } from '../../text/mrkdwn.ts';
import { fieldBlock, VIEWS } from '../ids.ts';
import { input, option, plain, section } from './blocks.ts';
import { STATUS_BY_PACE } from './check-in-goal.ts';
import type { CheckInContext } from './check-in-modal.ts';

interface ValueFormView {
  readonly goal: Goal;
  /** In whose place the value is to count; it fills the form in. */
  readonly corrected?: CheckIn;
  readonly today: LocalDate;
  /** What stands in the fields, by `fieldBlock`; what is corrected, where absent. */
  readonly typed?: Typed;
  readonly doubt?: Doubt & { readonly value: number };
}

/** The form of one value of one goal, of any day. It is read and submitted as a check-in of this goal alone. */
export function valueModal(form: ValueFormView, t: Texts): ModalView {
  const { goal, corrected, today, doubt } = form;
  const typed = form.typed ?? prefilled(goal, corrected, today);
  const stands = (field: string) => String(typed[fieldBlock(goal.id, field)] ?? '');
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
    ...(doubt && { asked: { [goal.id]: doubt.value } }),
  };
  const about = corrected
    ? text.correcting(t.format.value(corrected.value, goal.kpi.unit), corrected.on, corrected.by)
    : t.round.progress(standingOf(goal, today, (person) => person));
  return {
    type: 'modal',
    callback_id: VIEWS.checkIn,
    title: plain(corrected ? text.correctTitle : text.addTitle, 24),
    submit: plain(text.submit, 24),
    close: plain(t.word.cancel, 24),
    private_metadata: JSON.stringify(metadata),
    blocks: [
      section(lines([md`*${goal.title}*`, about])),
      ...(doubt ? [section(t.checkIn.doubt(doubt, doubt.value, goal.kpi.unit))] : []),
      valueField(goal, stands('value'), calculator !== undefined, t),
      ...(calculator ? inputFields(goal, calculator, stands, t) : []),
      dayField(goal, stands('on') || today, t),
      statusField(goal, stands('status'), t),
      noteField(goal, stands('note'), t),
    ],
  };
}

/** A status that is as the pace says, or was left to it, is left to it again. */
function prefilled(goal: Goal, corrected: CheckIn | undefined, today: LocalDate): Typed {
  const on = { [fieldBlock(goal.id, 'on')]: corrected?.on ?? today };
  if (corrected === undefined) return on;
  const { status, value } = corrected;
  const byPace = status === suggestStatus(goal, value, corrected.on) ? { byPace: true as const } : {};
  return { ...typedOf(goal, { ...corrected, ...byPace }), ...on };
}

function valueField(goal: Goal, typed: string, isComputed: boolean, t: Texts): InputBlock {
  const { value, computed, computedHint } = t.history.form;
  return input(
    {
      block: fieldBlock(goal.id, 'value'),
      label: isComputed ? computed : value,
      optional: isComputed,
      hint: isComputed ? computedHint : undefined,
    },
    { type: 'plain_text_input', max_length: 40, ...(typed && { initial_value: typed }) },
  );
}

function inputFields(
  goal: Goal,
  { id, inputs }: { readonly id: string; readonly inputs: Readonly<Record<string, unknown>> },
  stands: (field: string) => string,
  t: Texts,
): InputBlock[] {
  return Object.keys(inputs).map((name) => {
    const typed = stands(`input.${name}`);
    return input(
      { block: fieldBlock(goal.id, `input.${name}`), label: t.calculator.input(id, name), optional: true },
      { type: 'plain_text_input', max_length: 40, ...(typed && { initial_value: typed }) },
    );
  });
}

function dayField(goal: Goal, day: LocalDate, t: Texts): InputBlock {
  const { on, onHint } = t.history.form;
  return input(
    { block: fieldBlock(goal.id, 'on'), label: on, hint: onHint },
    { type: 'datepicker', initial_date: day },
  );
}

function statusField(goal: Goal, typed: string, t: Texts): InputBlock {
  const byPace = option(t.form.checkIn.statusByPace, STATUS_BY_PACE);
  const options = [byPace, ...STATUSES.map((status) => option(t.word.status(status), status))];
  return input(
    { block: fieldBlock(goal.id, 'status'), label: t.history.form.status },
    { type: 'static_select', options, initial_option: options.find(({ value }) => value === typed) ?? byPace },
  );
}

function noteField(goal: Goal, typed: string, t: Texts): InputBlock {
  return input(
    { block: fieldBlock(goal.id, 'note'), label: t.history.form.note, optional: true },
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: LONGEST_TEXT,
      ...(typed && { initial_value: typed }),
    },
  );
}
