import type { InputBlock, ModalView } from '@slack/types';
import { CALCULATORS } from '../../domain/calculators/index.ts';
import { type CheckIn, type Goal, STATUSES } from '../../domain/goal.ts';
import { LONGEST_TEXT } from '../../domain/goal-draft.ts';
import type { LocalDate } from '../../domain/names.ts';
import { suggestStatus } from '../../domain/pace.ts';
import { typedValue } from '../../domain/parse-value.ts';
import { standingOf } from '../../domain/standing.ts';
import type { Texts } from '../../text/index.ts';
import { lines, md } from '../../text/mrkdwn.ts';
import { fieldBlock, VIEWS } from '../ids.ts';
import { input, option, plain, section } from './blocks.ts';
import type { CheckInContext } from './check-in-modal.ts';

/** The status follows from the value, unless the person says otherwise. */
const STATUS_BY_PACE = 'by-pace';

interface ValueFormView {
  readonly goal: Goal;
  /** In whose place the value is to count; it fills the form in. */
  readonly corrected?: CheckIn;
  readonly today: LocalDate;
}

/** The form of one value of one goal, of any day. It is read and submitted as a check-in of this goal alone. */
export function valueModal({ goal, corrected, today }: ValueFormView, t: Texts): ModalView {
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
      valueField(goal, corrected, calculator !== undefined, t),
      ...(calculator ? inputFields(goal, calculator, corrected, t) : []),
      dayField(goal, corrected?.on ?? today, t),
      statusField(goal, corrected, t),
      noteField(goal, corrected, t),
    ],
  };
}

function valueField(goal: Goal, corrected: CheckIn | undefined, isComputed: boolean, t: Texts): InputBlock {
  const { value, computed, computedHint } = t.history.form;
  // A value that was computed is computed anew from its inputs.
  const typed = corrected === undefined || corrected.inputs !== undefined ? '' : typedValue(corrected.value);
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
  corrected: CheckIn | undefined,
  t: Texts,
): InputBlock[] {
  return Object.keys(inputs).map((name) => {
    const before = corrected?.inputs?.values[name];
    return input(
      { block: fieldBlock(goal.id, `input.${name}`), label: t.calculator.input(id, name), optional: true },
      {
        type: 'plain_text_input',
        max_length: 40,
        ...(before !== undefined && { initial_value: typedValue(before) }),
      },
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

/** As the pace says, where the corrected one left it to the pace or said the same. */
function statusField(goal: Goal, corrected: CheckIn | undefined, t: Texts): InputBlock {
  const byPace = option(t.form.checkIn.statusByPace, STATUS_BY_PACE);
  const said = STATUSES.map((status) => option(t.word.status(status), status));
  const own = corrected && corrected.status !== suggestStatus(goal, corrected.value, corrected.on);
  const initial = own ? said[STATUSES.indexOf(corrected.status)] : undefined;
  return input(
    { block: fieldBlock(goal.id, 'status'), label: t.history.form.status },
    { type: 'static_select', options: [byPace, ...said], initial_option: initial ?? byPace },
  );
}

function noteField(goal: Goal, corrected: CheckIn | undefined, t: Texts): InputBlock {
  return input(
    { block: fieldBlock(goal.id, 'note'), label: t.history.form.note, optional: true },
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: LONGEST_TEXT,
      ...(corrected?.note && { initial_value: corrected.note }),
    },
  );
}
