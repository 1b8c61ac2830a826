import type { InputBlock, KnownBlock, PlainTextInput } from '@slack/types';
import type { Calculator } from '../../../../domain/calculators/calculator.ts';
import { CALCULATORS, calculate, type ValueFromInputs } from '../../../../domain/calculators/index.ts';
import { openBlockers } from '../../../../domain/check-in/blockers.ts';
import type { FieldValues } from '../../../../domain/check-in/form-draft.ts';
import type { Question } from '../../../../domain/check-in/typo-guard.ts';
import { type Feedback, SENTIMENTS } from '../../../../domain/goal/feedback.ts';
import { type Goal, STATUSES } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { latestCheckIn } from '../../../../domain/history/series.ts';
import { isJourney } from '../../../../domain/kpi/kpi.ts';
import { decimalsFor } from '../../../../domain/kpi/precision.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { expectedValue } from '../../../../domain/progress/expected-progress.ts';
import { assess, assessOn } from '../../../../domain/progress/pace.ts';
import { standingOf } from '../../../../domain/progress/standing.ts';
import { readValue } from '../../../../domain/reading/value.ts';
import { button, input, LIMITS, option, plain, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { EXCERPT } from '../../../../text/shared/excerpts.ts';
import { readAll, statusSign } from '../../../goal/index.ts';
import { actionFields } from './check-in-actions.ts';
import { AUTOMATIC_STATUS, fieldBlock, UNSTATED } from './check-in-form-codec.ts';
import { CHECK_IN_ACTIONS } from './ids.ts';

const CONFIDENCE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const MAX_VALUE_LENGTH = 40;
/** Slack's checkboxes hold ten; the oldest blockers come first. */
const MAX_BLOCKERS = 10;

export interface GoalPart {
  readonly goal: Goal;
  readonly quarterly: boolean;
  readonly annual: boolean;
  readonly today: LocalDate;
  /** That in which the person writes numbers; absent where it is not known. */
  readonly writesIn?: string | undefined;
  /** Nobody asked. */
  readonly volunteered?: boolean;
  /** It has been answered, and the fields hold what was said. */
  readonly answered?: boolean;
  /** It asks what will be done, where it asks everything: of one goal alone, or where that was asked for. */
  readonly plans?: boolean;
  /** `all`: every question. `short`: with a button that asks the others. `full-up`: without one, there is no room. */
  readonly extent: 'all' | 'short' | 'full-up';
  /** By the names of `fieldBlock` without the count of `fresh`. */
  readonly typed: FieldValues;
  readonly doubt?: Question & { readonly value: number };
  readonly fresh: number;
}

/** The questions about one goal. */
export function goalForm(part: GoalPart, t: Texts): KnownBlock[] {
  const { goal, extent } = part;
  const more = extent === 'short' ? button(t.checkIn.more, CHECK_IN_ACTIONS.more, goal.id) : undefined;
  // A section has room for one button: of a short form this one comes when it is opened.
  const reading = hasMoreToRead(part) ? readAll({ goal: goal.id }, t) : undefined;
  const { doubt } = part;
  return [
    section(heading(part, t), more ?? reading),
    ...(doubt ? [section(t.checkIn.doubt(doubt, doubt.value, goal.kpi.unit))] : []),
    ...valueFields(part, t),
    statusField(part, t),
    ...(extent === 'all' ? [confidenceField(part, t)] : []),
    textField(part, 'note', t.checkIn.note),
    ...(extent === 'all' ? moreFields(part, t) : []),
    ...learnedField(part, t),
  ];
}

/** How it stands, and what the pace says of the value that was typed, or of the last one. */
function heading({ goal, today, typed, writesIn }: GoalPart, t: Texts): Mrkdwn {
  const standing = standingOf(goal, today, () => '');
  const computed = computedValue(goal, CALCULATORS.get(goal.calculator ?? ''), typed, writesIn);
  const read = computed ?? readValue(String(typed[fieldBlock(goal.id, 'value')] ?? ''), goal.kpi.unit, writesIn);
  const { status, reason } = (read.ok ? assess(goal, read.value, today) : assessOn(goal, today)) ?? {};
  // What the line above says of the last value needs no second one, unless a person said otherwise than the pace does.
  const isNews = read.ok || status !== standing.status;
  const { status: _, basis: __, ...silent } = standing;
  return lines([
    // The sign is that of every other list, until there is a value to tell another of.
    md`${statusSign(read.ok ? status : standing.status, t)} *${goal.title}*`,
    t.round.progress(isNews ? silent : standing),
    computed && t.checkIn.computed(t.format.of(computed.value, goal.kpi)),
    isNews && status && reason
      ? md`${t.checkIn.suggested(status, t.pace.reason(reason, goal.kpi, { on: goal.due, today }), read.ok)}`
      : undefined,
    isNews && !read.ok && standing.status !== undefined ? t.history.statusSetByPerson(standing.status) : undefined,
    newFeedback(goal, t),
  ]);
}

/** What the numbers come to that were typed for a calculator; undefined until all are there and fit together. */
export function computedValue(
  { id, kpi }: Pick<Goal, 'id' | 'kpi'>,
  calculator: Calculator | undefined,
  typed: FieldValues,
  writesIn: string | undefined,
): Extract<ValueFromInputs, { ok: true }> | undefined {
  if (calculator === undefined) return undefined;
  const names = Object.keys(calculator.inputs);
  const inputs = Object.fromEntries(names.map((name) => [name, String(typed[fieldBlock(id, `input.${name}`)] ?? '')]));
  const computed = calculate(calculator, inputs, kpi.unit, writesIn);
  return computed.ok ? computed : undefined;
}

/** What clients said since the last check-in, which may be worth a word in this one. */
function newFeedback(goal: Goal, t: Texts): Mrkdwn | undefined {
  const added = addedFeedback(goal);
  const newest = added.at(-1);
  return newest && t.feedback.since(newest, added.length - 1);
}

function addedFeedback(goal: Goal): readonly Feedback[] {
  const at = latestCheckIn(goal)?.at;
  return (goal.feedback ?? []).filter((one) => at === undefined || one.at > at);
}

/** Whether the form cuts a blocker that can be ticked off, or shows a part of what clients said. */
function hasMoreToRead({ goal, extent }: GoalPart): boolean {
  const added = addedFeedback(goal);
  if (added.length > 1 || added.some(({ text }) => !fits(text, EXCERPT))) return true;
  const blockers = extent === 'all' ? openBlockers(goal) : [];
  return blockers.length > MAX_BLOCKERS || blockers.some(({ text }) => text.length > LIMITS.optionText);
}

function valueFields(part: GoalPart, t: Texts): InputBlock[] {
  const { goal, today } = part;
  const calculator = CALCULATORS.get(goal.calculator ?? '');
  const latest = latestCheckIn(goal);
  const last = latest && t.format.of(latest.value, goal.kpi);
  const expected = expectedValue(goal, today);
  const decimals = decimalsFor(
    goal.kpi,
    goal.checkIns.map(({ value }) => value),
  );
  const onPace =
    expected !== undefined && isJourney(goal.kpi) ? t.format.about(expected, goal.kpi, decimals) : undefined;
  const empty = part.volunteered ? 'nothing-new' : 'later';
  const hint = t.checkInForm.valueHint(onPace, part.answered ? undefined : empty);
  if (calculator === undefined) {
    const field = { label: t.checkInForm.value(goal.title), hint };
    const placeholder = last ?? t.checkIn.example(goal.kpi.unit);
    return [dispatching(valueInput(part, 'value', field, placeholder))];
  }
  const names = Object.keys(calculator.inputs);
  return names.map((name, index) => {
    const label = t.checkIn.input(goal.title, t.calculator.input(calculator.id, name), index === 0);
    const unit = calculator.inputs[name]?.unit === 'duration' ? t.word.unit(goal.kpi.unit) : undefined;
    const below = index === names.length - 1 ? hint : unit;
    const before = latest?.inputs?.calculator === calculator.id ? latest.inputs.values[name] : undefined;
    const placeholder = before === undefined ? undefined : t.format.number(before);
    return dispatchingEach(valueInput(part, `input.${name}`, { label, hint: below }, placeholder));
  });
}

function valueInput(
  part: GoalPart,
  field: string,
  { label, hint }: { readonly label: string; readonly hint?: string | undefined },
  placeholder: string | undefined,
): InputBlock {
  const initial = typedText(part, field);
  const element: PlainTextInput = {
    type: 'plain_text_input',
    max_length: MAX_VALUE_LENGTH,
    ...(placeholder !== undefined && { placeholder: plain(placeholder, 150) }),
    ...(initial !== undefined && { initial_value: initial.slice(0, MAX_VALUE_LENGTH) }),
  };
  return input({ block: blockOf(part, field), label, hint, optional: true }, element);
}

/**
 * Enter in the field, or a choice, tells the app, and does not send the form: the draft is kept, and the suggestion
 * follows the value.
 */
export function dispatching(block: InputBlock): InputBlock {
  return triggering(block, ['on_enter_pressed']);
}

/** As `dispatching`, with every character besides: what numbers come to is shown while they are typed. */
export function dispatchingEach(block: InputBlock): InputBlock {
  return triggering(block, ['on_enter_pressed', 'on_character_entered']);
}

function triggering(block: InputBlock, triggers: ('on_enter_pressed' | 'on_character_entered')[]): InputBlock {
  const element =
    block.element.type === 'plain_text_input'
      ? { ...block.element, dispatch_action_config: { trigger_actions_on: triggers } }
      : block.element;
  return { ...block, dispatch_action: true, element };
}

function statusField(part: GoalPart, t: Texts): InputBlock {
  return statusInput(blockOf(part, 'status'), typedText(part, 'status'), t.checkInForm.status, t);
}

/** How it is going, where the pace says so unless a person chooses otherwise. */
export function statusInput(block: string, chosen: string | undefined, label: string, t: Texts): InputBlock {
  const byPace = option(t.checkInForm.automaticStatus, AUTOMATIC_STATUS);
  const options = [byPace, ...STATUSES.map((status) => option(t.word.status(status), status))];
  const initial = options.find(({ value }) => value === chosen) ?? byPace;
  return dispatching(input({ block, label }, { type: 'static_select', options, initial_option: initial }));
}

function confidenceField(part: GoalPart, t: Texts): InputBlock {
  const options = CONFIDENCE.map((level) => option(t.checkInForm.confidenceOption(level), String(level)));
  const chosen = options.find(({ value }) => value === typedText(part, 'confidence'));
  return input(
    { block: blockOf(part, 'confidence'), label: t.checkInForm.confidence, optional: true },
    {
      type: 'static_select',
      placeholder: plain(t.goalForm.optionalPlaceholder, 150),
      options,
      ...(chosen && { initial_option: chosen }),
    },
  );
}

function moreFields(part: GoalPart, t: Texts): InputBlock[] {
  return [
    ...clearedField(part, t),
    textField(part, 'obstacles', t.checkInForm.obstacles),
    ownerField(part, t),
    textField(part, 'adjust', t.checkIn.adjust),
    textField(part, 'feedback', t.checkIn.feedback),
    sentimentField(part, t),
    ...(part.plans && !part.answered ? actionFields(part, t) : []),
  ];
}

function clearedField(part: GoalPart, t: Texts): InputBlock[] {
  const open = openBlockers(part.goal).slice(0, MAX_BLOCKERS);
  if (open.length === 0) return [];
  const options = open.map(({ id, text }) => option(text, id));
  const typed = part.typed[fieldBlock(part.goal.id, 'cleared')] ?? [];
  const chosen = options.filter(({ value }) => value !== undefined && typed.includes(value));
  return [
    input(
      { block: blockOf(part, 'cleared'), label: t.checkIn.cleared, optional: true },
      { type: 'checkboxes', options, ...(chosen.length > 0 && { initial_options: chosen }) },
    ),
  ];
}

/** A person says how a client sounds; nothing is chosen for them. */
function sentimentField(part: GoalPart, t: Texts): InputBlock {
  const options = [
    ...SENTIMENTS.map((one) => option(t.feedback.sentiments[one], one)),
    option(t.feedback.unstated, UNSTATED),
  ];
  const chosen = options.find(({ value }) => value === typedText(part, 'sentiment'));
  return input(
    { block: blockOf(part, 'sentiment'), label: t.feedback.sentiment, optional: true },
    {
      type: 'static_select',
      placeholder: plain(t.goalForm.optionalPlaceholder, 150),
      options,
      ...(chosen && { initial_option: chosen }),
    },
  );
}

function ownerField(part: GoalPart, t: Texts): InputBlock {
  const chosen = typedText(part, 'obstacleOwner');
  return input(
    { block: blockOf(part, 'obstacleOwner'), label: t.checkIn.obstacleOwner, optional: true },
    {
      type: 'users_select',
      placeholder: plain(t.goalForm.optionalPlaceholder, 150),
      ...(chosen !== undefined && { initial_user: chosen }),
    },
  );
}

function learnedField(part: GoalPart, t: Texts): InputBlock[] {
  const label = part.annual ? t.checkIn.nextYear : t.checkInForm.learned;
  return part.quarterly || part.annual ? [textField(part, 'learned', label)] : [];
}

function textField(part: GoalPart, field: string, label: string): InputBlock {
  const initial = typedText(part, field);
  return input(
    { block: blockOf(part, field), label, optional: true },
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: MAX_TEXT_LENGTH,
      ...(initial !== undefined && { initial_value: initial.slice(0, MAX_TEXT_LENGTH) }),
    },
  );
}

const blockOf = ({ goal, fresh }: GoalPart, field: string) => fieldBlock(goal.id, field, fresh);

function typedText({ goal, typed }: GoalPart, field: string): string | undefined {
  const value = typed[fieldBlock(goal.id, field)];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
