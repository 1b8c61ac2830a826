/** Slack keeps blocks with its own defaults filled in: names for blocks and elements, `emoji` on plain text. */
import type { KnownBlock } from '@slack/types';
import { isObject, type Json } from './elements.ts';
import { shortId } from './ids.ts';

const interactive = new Set([
  'button',
  'checkboxes',
  'datepicker',
  'datetimepicker',
  'email_text_input',
  'external_select',
  'multi_external_select',
  'file_input',
  'number_input',
  'overflow',
  'plain_text_input',
  'radio_buttons',
  'rich_text_input',
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'multi_conversations_select',
  'channels_select',
  'multi_channels_select',
  'timepicker',
  'url_text_input',
  'workflow_button',
  'feedback_buttons',
  'icon_button',
]);

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = key === 'metadata' ? inner : filled(inner);
  const type = copy['type'];
  if (type === 'plain_text') return { ...copy, emoji: copy['emoji'] ?? true };
  if (type === 'mrkdwn') return { ...copy, verbatim: copy['verbatim'] ?? false };
  if (typeof type === 'string' && interactive.has(type)) return { ...copy, action_id: copy['action_id'] ?? shortId() };
  return copy;
}

function named(block: Json): Json {
  const copy: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? shortId() };
  const inner = copy['child_blocks'];
  return Array.isArray(inner) ? { ...copy, child_blocks: inner.filter(isObject).map(named) } : copy;
}

/** Of blocks that passed validation. */
export function storedBlocks(blocks: readonly unknown[]): KnownBlock[] {
  return blocks.filter(isObject).map((block) => named(filled(block) as Json)) as unknown as KnownBlock[];
}
