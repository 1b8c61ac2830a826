/** What Slack's client makes of a text that somebody typed: one rich text block (docs.slack.dev/reference/events/message). */
import type { RichTextBlock, RichTextElement } from '@slack/types';

const reference = /<(@[UW][A-Z0-9]+|#C[A-Z0-9]+|!(?:here|channel|everyone)|(?:https?|mailto):[^|>]+)(?:\|([^>]*))?>/g;

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const textOf = (text: string): RichTextElement[] => (text === '' ? [] : [{ type: 'text', text: unescaped(text) }]);

function referenceOf(target: string, label: string | undefined): RichTextElement {
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) as 'here' | 'channel' | 'everyone' };
  return { type: 'link', url: unescaped(target), ...(label === undefined ? {} : { text: unescaped(label) }) };
}

/** `id` is the block's. */
export function typedBlocks(text: string, id: string): [RichTextBlock] {
  const elements: RichTextElement[] = [];
  let from = 0;
  for (const match of text.matchAll(reference)) {
    elements.push(...textOf(text.slice(from, match.index)), referenceOf(match[1] ?? '', match[2]));
    from = match.index + match[0].length;
  }
  elements.push(...textOf(text.slice(from)));
  return [{ type: 'rich_text', block_id: id, elements: [{ type: 'rich_text_section', elements }] }];
}
