import type { ActionsBlockElement, InputBlockElement, Option, SectionBlockAccessory } from '@slack/types';
import type { ElementState, StateValues } from '../../../src/protocol.ts';

/** Anything in a block that can be clicked or typed into. */
export type InteractiveElement = Exclude<
  ActionsBlockElement | InputBlockElement | SectionBlockAccessory,
  { type: 'image' }
>;
export type { Option };

/** The field of `view.state.values` in which an element of this type keeps what was chosen. */
const FIELD: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  rich_text_input: 'rich_text_value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  file_input: 'files',
};

/** Under which name an element keeps what it starts with: `selected_date` starts with `initial_date`. */
const initialField = (field: string) =>
  field === 'value' || field === 'rich_text_value' ? 'initial_value' : field.replace('selected_', 'initial_');

const isEmptyValue = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The state of an element that holds `value`, in the shape of Slack's `view.state.values`. */
export function stateWith(type: string, value: unknown): ElementState {
  const field = FIELD[type] ?? 'value';
  const isList = field.endsWith('s') && Array.isArray(value);
  return { type, [field]: isEmptyValue(value) && !isList ? null : value };
}

/** What an element's state holds; undefined where nothing was chosen. */
export function chosenIn(state: ElementState | undefined): unknown {
  const value = state?.[FIELD[state.type] ?? 'value'];
  return value === null ? undefined : value;
}

/** What an element holds before anyone touches it. */
function initialValue(element: InteractiveElement): unknown {
  const field = FIELD[element.type];
  return field === undefined ? undefined : { ...element, type: undefined }[initialField(field) as 'type'];
}

/** What the element holds now: what was typed, or else what it started with. */
export function currentValue(element: InteractiveElement, state: ElementState | undefined): unknown {
  return state && state.type === element.type ? chosenIn(state) : initialValue(element);
}

/** The value as a text; an empty one where there is none. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The value as a list of texts. */
export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

const isOption = (value: unknown): value is Option => typeof value === 'object' && value !== null && 'text' in value;

/** The value as the options that it is made of: none, one or many. */
export function asOptions(value: unknown): readonly Option[] {
  return (Array.isArray(value) ? value : [value]).filter(isOption);
}

/** Tells whether nothing was chosen. */
export function isEmpty(value: unknown): boolean {
  return isEmptyValue(value);
}

/** One element's state out of a view's. */
export function stateAt(values: StateValues, blockId: string, actionId: string): ElementState | undefined {
  return values[blockId]?.[actionId];
}
