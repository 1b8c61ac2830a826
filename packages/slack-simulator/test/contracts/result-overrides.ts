/**
 * Where the types of what the Web API answers are too narrow: they were made from recordings, so what nobody recorded is
 * missing, and so is every null. Each change is of a property by its name, in every answer in which it stands.
 */
import type { Definitions, Schema } from './schemas.ts';

interface ResultOverride {
  readonly property: string;
  readonly because: string;
  readonly source: string;
  readonly schema: Schema;
}

const withType: Schema = { type: 'object', properties: { type: { type: 'string' } }, required: ['type'] };

const aMessage: Schema = { ...withType, required: ['type', 'ts', 'user', 'text'] };

const resultOverrides: readonly ResultOverride[] = [
  {
    property: 'blocks',
    because: 'newer blocks and elements are not in the recordings; what an app sends is held against their own types',
    source: 'docs.slack.dev/reference/block-kit/blocks',
    schema: { type: 'array', items: withType },
  },
  {
    property: 'event_payload',
    because: 'it holds whatever the app has put there',
    source: 'docs.slack.dev/messaging/message-metadata',
    schema: { type: 'object' },
  },
  {
    property: 'view',
    because:
      'submit, close and previous_view_id may be null, and state has values; it is held against the ViewOutput of Bolt',
    source: 'docs.slack.dev/reference/methods/views.open (example of a response)',
    schema: { type: 'object' },
  },
  {
    property: 'attachments',
    because: 'they are what the app has sent, and their types draw in those of all blocks',
    source: 'docs.slack.dev/reference/methods/chat.postMessage',
    schema: { type: 'array' },
  },
  {
    property: 'root',
    because: 'the recorded roots of broadcast replies lack what every message has, such as its user',
    source: 'docs.slack.dev/reference/events/message/thread_broadcast',
    schema: aMessage,
  },
  {
    property: 'args',
    because: 'api.test answers with whatever it was asked with',
    source: 'docs.slack.dev/reference/methods/api.test',
    schema: { type: 'object' },
  },
];

/** What one type lacks, at its top or in a definition within it. */
const ofTypes: readonly (ResultOverride & { readonly of: string; readonly within?: string })[] = [
  {
    of: 'ConversationsRepliesResponse',
    within: 'MessageElement',
    property: 'client_msg_id',
    because: 'the recorded thread had no message that somebody typed; the history of a channel has the field',
    source: 'docs.slack.dev/reference/methods/conversations.replies',
    schema: { type: 'string' },
  },
  ...['subtype', 'root'].map((property) => ({
    of: 'ConversationsRepliesResponse',
    within: 'MessageElement',
    property,
    because: 'the recorded thread had no reply that was broadcast; the history of a channel has the fields',
    source: 'docs.slack.dev/reference/methods/conversations.replies',
    schema: property === 'root' ? aMessage : { type: 'string' },
  })),
  ...['team', 'enterprise'].map((property) => ({
    of: 'OauthV2AccessResponse',
    property,
    because: 'an org-wide installation has no team, and outside an organisation there is no enterprise: both are null',
    source: 'docs.slack.dev/reference/methods/oauth.v2.access (example of a response)',
    schema: {
      type: ['object', 'null'],
      properties: { id: { type: 'string' }, name: { type: 'string' } },
      additionalProperties: false,
    },
  })),
  {
    of: 'AppsManifestExportResponse',
    within: 'Scopes',
    property: 'bot_optional',
    because: 'scopes are optional since March 2026, and no recording is as young',
    source: 'docs.slack.dev/changelog/2026/03/16/optional-scopes',
    schema: { type: 'array', items: { type: 'string' } },
  },
  {
    of: 'AuthRevokeResponse',
    property: 'revoked',
    because: 'the recording was one of a refusal',
    source: 'docs.slack.dev/reference/methods/auth.revoke',
    schema: { type: 'boolean' },
  },
];

/** Puts what replaces a property wherever the property stands; tells of which it found. */
function rewritten(value: unknown, used: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, used));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key !== 'properties') return [key, rewritten(inner, used)];
    const properties: Record<string, unknown> = { ...(rewritten(inner, used) as object) };
    for (const { property, schema } of resultOverrides) {
      if (!(property in properties)) continue;
      properties[property] = schema;
      used.add(property);
    }
    return [key, properties];
  });
  return Object.fromEntries(entries);
}

function withProperty(
  schemas: Definitions,
  { of, within = of, property, schema }: (typeof ofTypes)[number],
): Definitions {
  const whole = schemas[of];
  const definitions = whole?.['definitions'] as Definitions | undefined;
  const own = definitions?.[within];
  if (whole === undefined || own === undefined) throw new Error(`There is no type ${within} of ${of} to override`);
  const changed = { ...own, properties: { ...own.properties, [property]: schema } };
  return { ...schemas, [of]: { ...whole, definitions: { ...definitions, [within]: changed } } };
}

/** The schemas with all overrides. Throws where there is no such property to override. */
export function correctedResults(schemas: Definitions): Definitions {
  const used = new Set<string>();
  const changed = rewritten(schemas, used) as Definitions;
  const needless = resultOverrides.find(({ property }) => !used.has(property));
  if (needless !== undefined) throw new Error(`No answer has a property ${needless.property} to override`);
  return ofTypes.reduce(withProperty, changed);
}
