import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { plainOfElement } from '../../text/rich-text.ts';

const TAGS = { code: 'code', strike: 's', italic: 'i', bold: 'b' } as const;

function nodeOf(element: RichTextElement): Node {
  const text = plainOfElement(element);
  let node: Node = document.createTextNode(text);
  if (element.type === 'link') {
    const link = document.createElement('a');
    link.href = element.url;
    link.append(node);
    node = link;
  }
  const { style = {} } = element;
  for (const [key, tag] of Object.entries(TAGS)) {
    if (!(key in style)) continue;
    const around = document.createElement(tag);
    around.append(node);
    node = around;
  }
  return node;
}

/** Running text, with line breaks for the ends of lines. */
function linesOf(elements: readonly RichTextElement[]): Node[] {
  return elements.flatMap((element) => {
    if (element.type !== 'text') return [nodeOf(element)];
    return element.text
      .split('\n')
      .flatMap((text, index) => [
        ...(index > 0 ? [document.createElement('br')] : []),
        ...(text === '' ? [] : [nodeOf({ ...element, text })]),
      ]);
  });
}

function partOf(part: RichTextBlockElement): HTMLElement {
  if (part.type === 'rich_text_list') {
    const list = document.createElement(part.style === 'ordered' ? 'ol' : 'ul');
    for (const item of part.elements) {
      const line = document.createElement('li');
      line.append(...linesOf(item.elements));
      list.append(line);
    }
    return list;
  }
  const box = document.createElement(part.type === 'rich_text_quote' ? 'blockquote' : 'div');
  box.append(...linesOf(part.elements));
  return box;
}

/** Puts a rich text into the editor, in the place of what was there. */
export function fillEditor(editor: HTMLElement, block: RichTextBlock | undefined): void {
  editor.replaceChildren(...(block?.elements ?? []).map(partOf));
}
