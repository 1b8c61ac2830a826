import type { RichTextElement } from '@slack/types';

/** The words of one element. */
export function plainOfElement(element: RichTextElement): string {
  if (element.type === 'text') return element.text;
  if (element.type === 'link') return element.text ?? element.url;
  if (element.type === 'emoji') return `:${element.name}:`;
  if (element.type === 'user') return `@${element.user_id}`;
  if (element.type === 'channel') return `#${element.channel_id}`;
  return element.type === 'date' ? (element.fallback ?? '') : '';
}
