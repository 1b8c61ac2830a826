/** Interactive elements (docs.slack.dev/reference/block-kit/block-elements). */
import { isObject, type Json, optionsOf } from '../elements.ts';
import { richText } from './rich-text.ts';
import { anything, boolean, integer, list, matching, object, oneOf, type Report, type Rule, string } from './rules.ts';
import { confirm, imageElement, option, optionGroup, plain, text } from './texts.ts';

const date = matching(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'date');
const time = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
const number = matching(/^-?\d+(?:\.\d+)?$/, 'number');
const userId = matching(/^[UW][A-Z0-9]+$/, 'user id');
const conversationId = matching(/^[CDG][A-Z0-9]+$/, 'conversation id');
const style = oneOf('primary', 'danger');

type Fields = Readonly<Record<string, Rule>>;

/** An element with an action_id. */
const acting = (
  type: string,
  optional: Fields,
  required: Fields = {},
  also?: (v: Json, at: string, r: Report) => void,
) =>
  object({
    required: { type: oneOf(type), ...required },
    optional: { action_id: string(255), ...optional },
    ...(also === undefined ? {} : { also }),
  });

const focus = { focus_on_load: boolean };
const holder = { placeholder: plain(150) };
const asking = { confirm };
const dispatching = {
  dispatch_action_config: object({
    optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
  }),
};
const most = { max_selected_items: integer(1, 1_000) };

/** Options or groups, not both; whatever is preselected is among them. */
function choices(value: Json, at: string, report: Report): void {
  const both = value['options'] !== undefined && value['option_groups'] !== undefined;
  const none = value['options'] === undefined && value['option_groups'] === undefined;
  if (both || none) report('must provide one of options, option_groups', at);
  initialAmongOptions(value, at, report);
}

function initialAmongOptions(value: Json, at: string, report: Report): void {
  const known = new Set(optionsOf(value).map((one) => `${String(one['value'])}\n${JSON.stringify(one['text'])}`));
  const initial = value['initial_options'] ?? (value['initial_option'] === undefined ? [] : [value['initial_option']]);
  if (!Array.isArray(initial)) return;
  for (const one of initial.filter(isObject)) {
    const same = [...known].some((key) => key.startsWith(`${String(one['value'])}\n`));
    if (!same) report('initial option must match one of the options', at);
  }
  if (new Set(optionsOf(value).map((one) => one['value'])).size < optionsOf(value).length) {
    report('option values must be unique', at);
  }
}

const optionLists = { options: list(option(plain), 100), option_groups: list(optionGroup, 100) };
const query = { min_query_length: integer(0, 150) };
const channelFilter = {
  filter: object({
    optional: {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  }),
};
const answering = { response_url_enabled: boolean };
const current = { default_to_current_conversation: boolean };

const menu = { ...asking, ...focus, ...holder };
const several = { ...menu, ...most };

const selects: Fields = {
  static_select: acting('static_select', { ...menu, ...optionLists, initial_option: option(plain) }, {}, choices),
  external_select: acting('external_select', { ...menu, ...query, initial_option: option(plain) }),
  users_select: acting('users_select', { ...menu, initial_user: userId }),
  conversations_select: acting('conversations_select', {
    ...menu,
    ...channelFilter,
    ...answering,
    ...current,
    initial_conversation: conversationId,
  }),
  channels_select: acting('channels_select', { ...menu, ...answering, initial_channel: conversationId }),
  multi_static_select: acting(
    'multi_static_select',
    { ...several, ...optionLists, initial_options: list(option(plain), 100) },
    {},
    choices,
  ),
  multi_external_select: acting('multi_external_select', {
    ...several,
    ...query,
    initial_options: list(option(plain), 100),
  }),
  multi_users_select: acting('multi_users_select', { ...several, initial_users: list(userId, 1_000, 0) }),
  multi_conversations_select: acting('multi_conversations_select', {
    ...several,
    ...channelFilter,
    ...current,
    initial_conversations: list(conversationId, 1_000, 0),
  }),
  multi_channels_select: acting('multi_channels_select', {
    ...several,
    initial_channels: list(conversationId, 1_000, 0),
  }),
};

const boxes = { ...asking, ...focus };
const ticks = list(option(text), 10);

const pickers: Fields = {
  checkboxes: acting('checkboxes', { ...boxes, initial_options: ticks }, { options: ticks }, initialAmongOptions),
  radio_buttons: acting(
    'radio_buttons',
    { ...boxes, initial_option: option(text) },
    { options: ticks },
    initialAmongOptions,
  ),
  datepicker: acting('datepicker', { ...menu, initial_date: date }),
  timepicker: acting('timepicker', { ...menu, initial_time: time, timezone: string(100) }),
  datetimepicker: acting('datetimepicker', { ...boxes, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
};

export const button: Rule = acting(
  'button',
  { value: string(2_000), url: string(3_000), style, ...asking, accessibility_label: string(75) },
  { text: plain(75) },
);

const overflow = acting('overflow', asking, { options: list(option(plain), 5) });
const workflowButton = acting(
  'workflow_button',
  { style, accessibility_label: string(75) },
  { text: plain(75), workflow: anything },
);

const typed = { ...dispatching, ...focus, ...holder };

function lengths(value: Json, at: string, report: Report): void {
  const { min_length: min, max_length: max } = value;
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    report('min_length must not exceed max_length', at);
}

function bounds(value: Json, at: string, report: Report): void {
  const [min, max, initial] = ['min_value', 'max_value', 'initial_value'].map((key) =>
    Number(value[key] ?? Number.NaN),
  );
  if (min !== undefined && max !== undefined && min > max) report('min_value must not exceed max_value', at);
  if (initial === undefined || Number.isNaN(initial)) return;
  if ((min !== undefined && initial < min) || (max !== undefined && initial > max)) {
    report('initial_value must lie between min_value and max_value', at);
  }
}

const typedInputs: Fields = {
  plain_text_input: acting(
    'plain_text_input',
    {
      ...typed,
      initial_value: string(3_000, 0),
      multiline: boolean,
      min_length: integer(0, 3_000),
      max_length: integer(1, 3_000),
    },
    {},
    lengths,
  ),
  number_input: acting(
    'number_input',
    { ...typed, initial_value: number, min_value: number, max_value: number },
    { is_decimal_allowed: boolean },
    bounds,
  ),
  email_text_input: acting('email_text_input', { ...typed, initial_value: string(3_000, 0) }),
  url_text_input: acting('url_text_input', { ...typed, initial_value: string(3_000, 0) }),
  rich_text_input: acting('rich_text_input', {
    ...typed,
    initial_value: richText,
    min_lines: integer(1, 100),
    max_lines: integer(1, 100),
  }),
  file_input: acting('file_input', { filetypes: list(string(50), 100), max_files: integer(1, 10) }),
};

export const inActions: Fields = {
  button,
  overflow,
  workflow_button: workflowButton,
  ...selects,
  ...pickers,
  rich_text_input: typedInputs['rich_text_input'] ?? anything,
};

export const inSection: Fields = {
  button,
  overflow,
  workflow_button: workflowButton,
  image: imageElement,
  ...selects,
  ...pickers,
};

export const inInput: Fields = { ...selects, ...pickers, ...typedInputs };

const feedbackButton = object({
  required: { text: plain(75), value: string(2_000) },
  optional: { accessibility_label: string(75) },
});

export const inContextActions: Fields = {
  feedback_buttons: acting(
    'feedback_buttons',
    {},
    { positive_button: feedbackButton, negative_button: feedbackButton },
  ),
  icon_button: acting(
    'icon_button',
    { value: string(2_000), ...asking, accessibility_label: string(75), visible_to_user_ids: list(userId, 100) },
    { icon: string(75), text: plain(75) },
  ),
};
