/** Shapes that Slack documents and its types do not have, for the overrides. */
import type { Schema } from './schemas.ts';

export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
const nothing: Schema = { type: 'null' };
export const ref = (name: string): Schema => ({ $ref: `#/definitions/${encodeURIComponent(name)}` });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, nothing] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

export const organisation: Schema = {
  type: 'object',
  properties: { id: text, name: text },
  required: ['id', 'name'],
  additionalProperties: false,
};
export const team: Schema = {
  type: 'object',
  properties: { id: text, domain: text, enterprise_id: text, enterprise_name: text },
  required: ['id', 'domain'],
  additionalProperties: false,
};
export const person: Schema = {
  type: 'object',
  properties: { id: text, username: text, name: text, team_id: text },
  required: ['id', 'username', 'name', 'team_id'],
  additionalProperties: false,
};
const fromAMessage: Schema = {
  type: 'object',
  properties: {
    type: { const: 'message' },
    message_ts: text,
    channel_id: text,
    is_ephemeral: { type: 'boolean' },
    thread_ts: text,
  },
  required: ['type', 'message_ts', 'channel_id', 'is_ephemeral'],
  additionalProperties: false,
};
const fromAView: Schema = {
  type: 'object',
  properties: { type: { const: 'view' }, view_id: text },
  required: ['type', 'view_id'],
  additionalProperties: false,
};
export const container: Schema = { anyOf: [fromAMessage, fromAView] };

/** By input element: the key under which its state is kept, and what may stand there. */
const option = ref('ViewStateSelectedOption');
export const states: Readonly<Record<string, readonly [key: string, value: Schema]>> = {
  plain_text_input: ['value', textOrNull],
  number_input: ['value', textOrNull],
  email_text_input: ['value', textOrNull],
  url_text_input: ['value', textOrNull],
  static_select: ['selected_option', orNull(option)],
  external_select: ['selected_option', orNull(option)],
  radio_buttons: ['selected_option', orNull(option)],
  users_select: ['selected_user', textOrNull],
  conversations_select: ['selected_conversation', textOrNull],
  channels_select: ['selected_channel', textOrNull],
  multi_static_select: ['selected_options', listOf(option)],
  multi_external_select: ['selected_options', listOf(option)],
  checkboxes: ['selected_options', listOf(option)],
  multi_users_select: ['selected_users', listOf(text)],
  multi_conversations_select: ['selected_conversations', listOf(text)],
  multi_channels_select: ['selected_channels', listOf(text)],
  datepicker: ['selected_date', { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' }],
  timepicker: ['selected_time', { type: ['string', 'null'], pattern: '^\\d{2}:\\d{2}$' }],
  datetimepicker: ['selected_date_time', { type: ['integer', 'null'] }],
  file_input: ['files', listOf(ref('UploadedFile'))],
};
export const state = (type: string, [key, value]: readonly [string, Schema]): Schema => ({
  type: 'object',
  properties: { type: { const: type }, [key]: value, ...(type === 'timepicker' ? { timezone: text } : {}) },
  required: ['type', key],
  additionalProperties: false,
});
/** Rich text that nobody has typed has no value at all. */
export const richState: Schema = {
  type: 'object',
  properties: { type: { const: 'rich_text_input' }, rich_text_value: ref('RichTextBlock') },
  required: ['type'],
  additionalProperties: false,
};

/** What an action has besides the value that its element holds. */
const actionOf = (type: string, held: Record<string, Schema>): Schema => ({
  type: 'object',
  properties: { type: { const: type }, block_id: text, action_id: text, action_ts: text, placeholder: {}, ...held },
  required: ['type', 'block_id', 'action_id', 'action_ts', ...Object.keys(held).slice(0, 1)],
  additionalProperties: false,
});
export const untypedActions: readonly Schema[] = [
  actionOf('file_input', { files: listOf(ref('UploadedFile')) }),
  actionOf('datetimepicker', {
    selected_date_time: { type: ['integer', 'null'] },
    initial_date_time: { type: 'integer' },
  }),
  ...['number_input', 'email_text_input', 'url_text_input'].map((type) =>
    actionOf(type, { value: textOrNull, initial_value: text }),
  ),
];

export const messageWithin: Schema = {
  type: 'object',
  properties: { type: { const: 'message' }, ts: text, text, user: text, blocks: listOf(ref('KnownBlock')) },
  required: ['type', 'ts', 'text'],
};
