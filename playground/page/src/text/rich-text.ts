import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';

/** The words of one element. */
export function plainOfElement(element: RichTextElement): string {
  if (element.type === 'text') return element.text;
  if (element.type === 'link') return element.text ?? element.url;
  if (element.type === 'emoji') return `:${element.name}:`;
  if (element.type === 'user') return `@${element.user_id}`;
  if (element.type === 'channel') return `#${element.channel_id}`;
  return element.type === 'date' ? (element.fallback ?? '') : '';
}

function plainOfPart(part: RichTextBlockElement): string {
  if (part.type === 'rich_text_list')
    return part.elements.map((item) => item.elements.map(plainOfElement).join('')).join('\n');
  return part.elements.map(plainOfElement).join('');
}

/** The words of a rich text without its looks. */
export function plainOfRichText(block: RichTextBlock): string {
  return block.elements.map(plainOfPart).join('\n');
}
