/**
 * Where Slack's own types are too loose, or not what Slack sends. Each says why, and where that is written; a test
 * fails when one has become needless.
 */
import type { Definitions, Schema } from './schemas.ts';
import {
  container,
  messageWithin,
  organisation,
  orNull,
  person,
  ref,
  richState,
  state,
  states,
  team,
  text,
  textOrNull,
  untypedActions,
} from './shapes.ts';

export interface Override {
  /** The definition that it changes. */
  readonly of: string;
  readonly because: string;
  readonly source: string;
  readonly change: (schema: Schema, all: Definitions) => Schema;
}

const withProperties = (schema: Schema, properties: Record<string, Schema>, required = schema.required): Schema => ({
  ...schema,
  properties: { ...schema.properties, ...properties },
  ...(required === undefined ? {} : { required }),
});
const also =
  (...keys: string[]) =>
  (schema: Schema): readonly string[] => [...new Set([...(schema.required ?? []), ...keys])];

const ofAnOrganisation = (of: string): Override => ({
  of,
  because:
    'outside an organisation Slack sends enterprise as null, and the types know only its absence; a team is always named, or null for an org-wide installation',
  source: 'docs.slack.dev/reference/interaction-payloads/block_actions-payload',
  change: (schema) =>
    withProperties(
      schema,
      { enterprise: orNull(organisation), is_enterprise_install: { type: 'boolean' }, team: orNull(team) },
      [...also('enterprise', 'is_enterprise_install', 'team')(schema)],
    ),
});

const wholePerson = (of: string): Override => ({
  of,
  because: 'every interaction names its person by id, username, name and team_id, and the types differ between them',
  source: 'docs.slack.dev/reference/interaction-payloads/view-interactions-payload',
  change: (schema) => withProperties(schema, { user: person }),
});

const interactions = [
  'BlockAction',
  'ViewSubmitAction',
  'ViewClosedAction',
  'GlobalShortcut',
  'MessageShortcut',
  'BlockSuggestion',
];

const variants = (schema: Schema): readonly Schema[] => schema.anyOf ?? [schema];

/** Bolt's client of a workspace adds these to every call, whatever the types of the method's arguments say. */
export const addedByClient: ReadonlySet<string> = new Set(['team_id']);

export const overrides: readonly Override[] = [
  ...interactions.map(ofAnOrganisation),
  ...interactions.map(wholePerson),
  ...['GlobalShortcut', 'MessageShortcut'].map((of) => ({
    of,
    because: 'every interaction says which app it is for',
    source: 'docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload',
    change: (schema: Schema) => withProperties(schema, { api_app_id: text }, also('api_app_id')(schema)),
  })),
  ...['BlockAction', 'BlockSuggestion'].map((of) => ({
    of,
    because: 'the types take any container, and suggestions any field',
    source: 'docs.slack.dev/reference/interaction-payloads/block_actions-payload',
    change: (schema: Schema) => ({ ...withProperties(schema, { container }), additionalProperties: false }),
  })),
  {
    of: 'BlockSuggestion',
    because: 'where the select stands in a message it is sent along, as it is with a click',
    source: 'docs.slack.dev/reference/interaction-payloads/block_suggestion-payload (example of a message)',
    change: (schema) => withProperties(schema, { message: messageWithin }),
  },
  {
    of: 'BlockAction',
    because:
      'response_url is there only where the element stands in a message; then channel is, and otherwise the view',
    source: 'docs.slack.dev/reference/interaction-payloads/block_actions-payload',
    change: (schema) => ({
      ...withProperties(
        schema,
        {},
        (schema.required ?? []).filter((key) => key !== 'response_url'),
      ),
      oneOf: [{ required: ['view'] }, { required: ['channel', 'response_url'] }],
    }),
  },
  {
    of: 'SlashCommand',
    because: 'is_enterprise_install comes as a text, always; the types take any other field',
    source: 'docs.slack.dev/interactivity/implementing-slash-commands',
    change: (schema) => ({
      ...withProperties(
        schema,
        { is_enterprise_install: { enum: ['true', 'false'] } },
        also('is_enterprise_install')(schema),
      ),
      additionalProperties: false,
    }),
  },
  {
    of: 'EnvelopedEvent<SlackEvent>',
    because: 'the types leave out event_context, take any other field, and forbid that context_enterprise_id is null',
    source: 'docs.slack.dev/apis/events-api',
    change: (schema) => ({
      ...withProperties(
        schema,
        { event: { type: 'object', required: ['type'] }, event_context: text, context_enterprise_id: textOrNull },
        also('authorizations', 'is_ext_shared_channel', 'context_team_id', 'event_context')(schema),
      ),
      additionalProperties: false,
    }),
  },
  {
    of: 'GenericMessageEvent',
    because: "a bot's message carries its app_id, and one of another organisation its user_team and source_team",
    source: 'docs.slack.dev/reference/events/message (examples of bot messages and of Slack Connect)',
    change: (schema) => withProperties(schema, { app_id: text, user_team: text, source_team: text }),
  },
  ...['GenericMessageEvent', 'FileShareMessageEvent'].map((of) => ({
    of,
    because:
      'the file of a message is the whole file object, of which the types leave out some, and a message names its team',
    source: 'docs.slack.dev/reference/objects/file-object',
    change: (schema: Schema) => {
      const { files = {} } = schema.properties ?? {};
      const items = withProperties((files.items ?? {}) as Schema, {
        timestamp: { type: 'number' },
        user_team: text,
        alt_txt: text,
        ims: { type: 'array', items: text },
        file_access: text,
      });
      return withProperties(schema, { files: { ...files, items }, team: text });
    },
  })),
  ...['MessageChangedEvent', 'MessageDeletedEvent'].map((of) => ({
    of,
    because: 'the messages inside do not repeat channel, channel_type and event_ts, as the types would have it',
    source: 'docs.slack.dev/reference/events/message/message_changed and message_deleted',
    change: (schema: Schema) =>
      withProperties(schema, {
        ...(of === 'MessageChangedEvent' ? { message: messageWithin } : {}),
        previous_message: messageWithin,
      }),
  })),
  {
    of: 'ThreadBroadcastMessageEvent',
    because:
      "the root does not repeat channel, channel_type and event_ts, and a bot's reply is as its other messages are: with bot_id, and without the client_msg_id of what somebody typed",
    source: 'docs.slack.dev/reference/events/message/thread_broadcast and bot_message',
    change: (schema, all) => {
      const { team = {}, bot_id = {}, bot_profile = {} } = all['GenericMessageEvent']?.properties ?? {};
      const required = (schema.required ?? []).filter((key) => key !== 'client_msg_id');
      return withProperties(schema, { root: messageWithin, app_id: text, team, bot_id, bot_profile }, required);
    },
  },
  {
    of: 'ButtonAction',
    because: 'the action of a button with a style carries it along, as it does its text and confirm',
    source: 'docs.slack.dev/reference/interaction-payloads/block_actions-payload',
    change: (schema) => withProperties(schema, { style: { enum: ['primary', 'danger'] } }),
  },
  {
    of: 'BlockElementAction',
    because: 'the types of actions leave out the elements that came last; they are as those of a text or a date',
    source: 'docs.slack.dev/reference/interaction-payloads/block_actions-payload',
    change: (schema) => ({ ...schema, anyOf: [...(schema.anyOf ?? []), ...untypedActions] }),
  },
  {
    of: 'Confirmation',
    because: 'an element of Block Kit carries its own confirmation along, not that of a message attachment',
    source: 'docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object',
    change: () => ({
      type: 'object',
      properties: Object.fromEntries(
        ['title', 'text', 'confirm', 'deny'].map((key) => [key, ref('TextObject')]),
      ) satisfies Record<string, Schema>,
      required: ['title', 'text', 'confirm', 'deny'],
    }),
  },
  {
    of: 'AppHomeOpenedEvent',
    because: 'the view is the published one with its id, hash and state, and not the one that an app publishes',
    source: 'docs.slack.dev/reference/events/app_home_opened',
    change: (schema) => withProperties(schema, { view: ref('ViewOutput') }),
  },
  {
    of: 'ViewStateSelectedOption',
    because: 'a chosen option comes as it was given: with its description, and in boxes with text in mrkdwn',
    source: 'docs.slack.dev/reference/block-kit/block-elements/checkboxes-element',
    change: (schema) => withProperties(schema, { text: ref('TextObject'), description: ref('TextObject') }),
  },
  {
    of: 'UserChangeEvent',
    because: 'a deactivated user has lost zone, colour and rights, and a locale comes only to those who ask for it',
    source: 'docs.slack.dev/reference/objects/user-object',
    change: (schema) => {
      const user = schema.properties?.['user'] ?? {};
      const always = ['id', 'team_id', 'name', 'deleted', 'profile', 'is_bot', 'is_app_user', 'updated'];
      return withProperties(schema, { user: { ...user, required: always } });
    },
  },
  {
    of: 'RespondArguments',
    because: 'a text alone is an answer, and so is delete_original alone; the types want blocks or attachments',
    source: 'docs.slack.dev/interactivity/handling-user-interaction (message responses)',
    change: (schema) => ({
      type: 'object',
      properties: Object.assign({}, ...variants(schema).map(({ properties }) => properties)),
      additionalProperties: false,
      minProperties: 1,
    }),
  },
  {
    of: 'FilesGetUploadURLExternalArguments',
    because: 'the text for screen readers is called alt_txt',
    source: 'docs.slack.dev/reference/methods/files.getUploadURLExternal',
    change: (schema) => withProperties(schema, { alt_txt: text }),
  },
  {
    of: 'Block',
    because: 'it takes blocks of any type; what blocks there are is known, but data_visualization is not typed yet',
    source: 'docs.slack.dev/reference/block-kit/blocks/data-visualization-block',
    change: () => ({
      type: 'object',
      properties: {
        type: { const: 'data_visualization' },
        block_id: text,
        title: text,
        chart: { type: 'object', required: ['type'] },
      },
      required: ['type', 'title', 'chart'],
      additionalProperties: false,
    }),
  },
  {
    of: 'ViewStateValue',
    because: 'it takes any value in the state of any element',
    source: 'docs.slack.dev/reference/interaction-payloads/view-interactions-payload (view.state.values)',
    change: () => ({ anyOf: [...Object.entries(states).map(([type, field]) => state(type, field)), richState] }),
  },
];

/** The definitions with all overrides, one after the other. Throws where one is of a definition that is not there. */
export function corrected(definitions: Definitions): Definitions {
  const result: Record<string, Schema> = { ...definitions };
  for (const { of, change } of overrides) {
    const schema = result[of];
    if (schema === undefined) throw new Error(`There is no definition ${of} to override`);
    result[of] = change(schema, result);
  }
  return result;
}
