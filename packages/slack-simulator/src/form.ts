/**
 * `view.state.values` (docs.slack.dev/reference/interaction-payloads/view-interactions-payload): what stands in each element that holds a
 * value, from its initial value on.
 */

import { ApiError } from './api/errors.ts';
import { isObject, type Json, optionsOf, type PlacedElement, placedElements } from './elements.ts';
import type { ElementState, StateValues } from './protocol.ts';

type Empty = Readonly<Record<string, unknown>>;
/** By element type: the key in the state, the key of its initial value, and what Slack sends when nothing is there. */
interface Field {
  readonly key: string;
  readonly initial: string;
  readonly empty: unknown;
}

const field = (key: string, initial: string, empty: unknown): Field => ({ key, initial, empty });

export const fields: Readonly<Record<string, Field>> = {
  plain_text_input: field('value', 'initial_value', null),
  number_input: field('value', 'initial_value', null),
  email_text_input: field('value', 'initial_value', null),
  url_text_input: field('value', 'initial_value', null),
  rich_text_input: field('rich_text_value', 'initial_value', undefined),
  static_select: field('selected_option', 'initial_option', null),
  external_select: field('selected_option', 'initial_option', null),
  radio_buttons: field('selected_option', 'initial_option', null),
  users_select: field('selected_user', 'initial_user', null),
  conversations_select: field('selected_conversation', 'initial_conversation', null),
  channels_select: field('selected_channel', 'initial_channel', null),
  multi_static_select: field('selected_options', 'initial_options', []),
  multi_external_select: field('selected_options', 'initial_options', []),
  checkboxes: field('selected_options', 'initial_options', []),
  multi_users_select: field('selected_users', 'initial_users', []),
  multi_conversations_select: field('selected_conversations', 'initial_conversations', []),
  multi_channels_select: field('selected_channels', 'initial_channels', []),
  datepicker: field('selected_date', 'initial_date', null),
  timepicker: field('selected_time', 'initial_time', null),
  datetimepicker: field('selected_date_time', 'initial_date_time', null),
  file_input: field('files', 'initial_files', []),
};

function initialState(element: Json, type: string, currentChannel: string | undefined): ElementState | undefined {
  const known = fields[type];
  if (known === undefined) return undefined;
  const current = element['default_to_current_conversation'] === true ? currentChannel : undefined;
  const single = known.key === 'selected_conversation' ? current : current && [current];
  const value = element[known.initial] ?? single ?? known.empty;
  const zone: Empty =
    type === 'timepicker' && element['timezone'] !== undefined ? { timezone: element['timezone'] } : {};
  return { type, ...(value === undefined ? {} : { [known.key]: value }), ...zone };
}

/**
 * The state of all blocks. What stood before is kept where block_id, action_id and type are the same
 * (docs.slack.dev/surfaces/modals, "Updating views").
 */
export function stateOf(blocks: readonly unknown[], before: StateValues = {}, currentChannel?: string): StateValues {
  const values: Record<string, Record<string, ElementState>> = {};
  for (const { blockId, actionId, element, type } of placedElements(blocks)) {
    const kept = before[blockId]?.[actionId];
    const state = kept?.type === type ? kept : initialState(element, type, currentChannel);
    if (state !== undefined) values[blockId] = { ...values[blockId], [actionId]: state };
  }
  return values;
}

/** The values with one element's state changed. */
export function withElement(values: StateValues, blockId: string, actionId: string, state: ElementState): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: state } };
}

/** Nothing was typed or chosen. */
function isEmpty(state: ElementState | undefined): boolean {
  const key = state === undefined ? undefined : fields[state.type]?.key;
  if (state === undefined || key === undefined) return false;
  const value = state[key];
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

const emailLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function numberComplaint(value: string, element: Json): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return 'Please enter a valid number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element as { min_value?: string; max_value?: string };
  if (min !== undefined && number < Number(min)) return `Please enter a number that is at least ${min}.`;
  if (max !== undefined && number > Number(max)) return `Please enter a number that is at most ${max}.`;
  return undefined;
}

function textComplaint(value: string, element: Json): string | undefined {
  const { min_length: min, max_length: max } = element as { min_length?: number; max_length?: number };
  if (min !== undefined && value.length < min) return `Please enter at least ${min} characters.`;
  if (max !== undefined && value.length > max) return `Please enter at most ${max} characters.`;
  return undefined;
}

function valueComplaint(type: string, value: string, element: Json): string | undefined {
  if (type === 'number_input') return numberComplaint(value, element);
  if (type === 'plain_text_input') return textComplaint(value, element);
  if (type === 'email_text_input' && !emailLike.test(value)) return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  return undefined;
}

function complaint({ block, blockId, actionId, element, type }: PlacedElement, values: StateValues) {
  const state = values[blockId]?.[actionId];
  if (block['type'] !== 'input') return undefined;
  if (isEmpty(state)) return block['optional'] === true ? undefined : 'Please complete this required field.';
  const value = state?.['value'];
  return typeof value === 'string' ? valueComplaint(type, value, element) : undefined;
}

/** What Slack's client refuses before the app hears of the submission, by block_id. */
export function complaints(blocks: readonly unknown[], values: StateValues): Record<string, string> {
  const found: Record<string, string> = {};
  for (const placed of placedElements(blocks)) {
    const text = complaint(placed, values);
    if (text !== undefined) found[placed.blockId] = text;
  }
  return found;
}

/** The element's own option of that value; external selects have none of their own. Throws invalid_option. */
function ownOption(element: Json, type: string, chosen: unknown): unknown {
  if (type.endsWith('external_select') || !isObject(chosen)) return chosen;
  const found = optionsOf(element).find(({ value }) => value === chosen['value']);
  if (found === undefined) throw new ApiError('invalid_option');
  return found;
}

function ownOptions(element: Json, type: string, key: string, value: unknown): unknown {
  if (key === 'selected_option') return ownOption(element, type, value);
  if (key === 'selected_options' && Array.isArray(value)) return value.map((one) => ownOption(element, type, one));
  return value;
}

/**
 * An element's state as the client may set it: its own type, its value under its own key only, and options that it
 * has. Throws invalid_option.
 */
export function cleanState(element: Json, type: string, given: ElementState): ElementState {
  const known = fields[type];
  if (known === undefined) return { type };
  const value = given[known.key] ?? known.empty;
  const zone = type === 'timepicker' && element['timezone'] !== undefined ? { timezone: element['timezone'] } : {};
  if (value === undefined) return { type };
  return { type, [known.key]: ownOptions(element, type, known.key, value), ...zone };
}
