/** Rich text (docs.slack.dev/reference/block-kit/blocks/rich-text-block): four kinds of parts, and the runs in them. */
import { boolean, byType, integer, list, object, oneOf, type Rule, string } from './rules.ts';

const style = object({
  optional: Object.fromEntries(
    ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'].map((name) => [
      name,
      boolean,
    ]),
  ),
});

type Fields = Readonly<Record<string, Rule>>;

const run = (type: string, required: Fields, optional: Fields = {}): Rule =>
  object({ required: { type: oneOf(type), ...required }, optional: { style, ...optional } });

const runs = byType({
  text: run('text', { text: string(40_000) }),
  link: run('link', { url: string(3_000) }, { text: string(40_000, 0), unsafe: boolean }),
  user: run('user', { user_id: string(255) }),
  usergroup: run('usergroup', { usergroup_id: string(255) }),
  team: run('team', { team_id: string(255) }),
  channel: run('channel', { channel_id: string(255) }),
  broadcast: run('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  color: run('color', { value: string(255) }),
  emoji: run(
    'emoji',
    { name: string(255) },
    { unicode: string(255), url: string(3_000), skin_tone: integer(1, 6), display_team_id: string(255) },
  ),
  date: run(
    'date',
    { timestamp: integer(0, 9_999_999_999), format: string(255) },
    { url: string(3_000), fallback: string(3_000) },
  ),
});

/** More than Slack's own editor makes of its longest text. */
const maxParts = 1_000;
const content = list(runs, maxParts, 0);

const section = object({ required: { type: oneOf('rich_text_section'), elements: content } });

const part = byType({
  rich_text_section: section,
  rich_text_list: object({
    required: {
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      elements: list(byType({ rich_text_section: section }), maxParts, 0),
    },
    optional: { indent: integer(0, 8), offset: integer(0, 100_000), border: integer(0, 1) },
  }),
  rich_text_quote: object({
    required: { type: oneOf('rich_text_quote'), elements: content },
    optional: { border: integer(0, 1) },
  }),
  rich_text_preformatted: object({
    required: { type: oneOf('rich_text_preformatted'), elements: content },
    optional: { border: integer(0, 1), language: string(255) },
  }),
});

export const richText: Rule = object({
  required: { type: oneOf('rich_text'), elements: list(part, maxParts, 0) },
  optional: { block_id: string(255) },
});
