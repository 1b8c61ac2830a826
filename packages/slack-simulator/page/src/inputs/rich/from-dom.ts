import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList, RichTextSection } from '@slack/types';

interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
}

/** What an element of the editor adds to the style of the text within. */
const STYLES: Readonly<Record<string, Style>> = {
  B: { bold: true },
  STRONG: { bold: true },
  I: { italic: true },
  EM: { italic: true },
  S: { strike: true },
  STRIKE: { strike: true },
  DEL: { strike: true },
  CODE: { code: true },
};
const BREAKING = new Set(['DIV', 'P']);

const isElement = (node: Node): node is HTMLElement => node.nodeType === Node.ELEMENT_NODE;
const styled = (style: Style) => (Object.keys(style).length === 0 ? {} : { style });

/** Running text; a line break is a character in it. */
function runs(node: Node, style: Style): RichTextElement[] {
  if (!isElement(node)) {
    const text = (node.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
    return text === '' ? [] : [{ type: 'text', text, ...styled(style) }];
  }
  if (node.tagName === 'BR') return [{ type: 'text', text: '\n' }];
  const inner = { ...style, ...STYLES[node.tagName] };
  if (node instanceof HTMLAnchorElement) {
    return [{ type: 'link', url: node.href, text: node.textContent ?? '', ...styled(inner) }];
  }
  const within = [...node.childNodes].flatMap((child) => runs(child, inner));
  return BREAKING.has(node.tagName) ? [...within, { type: 'text', text: '\n' }] : within;
}

const same = (one: RichTextElement, other: RichTextElement) =>
  one.type === 'text' && other.type === 'text' && JSON.stringify(one.style) === JSON.stringify(other.style);

/** Neighbours of one style become one, and a line break at the end goes. */
function joined(elements: readonly RichTextElement[]): RichTextElement[] {
  const all: RichTextElement[] = [];
  for (const element of elements) {
    const last = all.at(-1);
    if (last?.type === 'text' && element.type === 'text' && same(last, element)) {
      all[all.length - 1] = { ...last, text: last.text + element.text };
    } else all.push(element);
  }
  const end = all.at(-1);
  if (end?.type !== 'text') return all;
  const text = end.text.replace(/\n$/, '');
  return text === '' ? all.slice(0, -1) : [...all.slice(0, -1), { ...end, text }];
}

const section = (elements: readonly RichTextElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: joined(elements),
});

const isList = (node: Node): node is HTMLElement => isElement(node) && (node.tagName === 'UL' || node.tagName === 'OL');

/** A list, and the lists within it behind it, further in: Slack's do not nest. */
function lists(list: HTMLElement, indent: number): RichTextList[] {
  const style = list.tagName === 'OL' ? 'ordered' : 'bullet';
  const made: RichTextList[] = [];
  for (const item of [...list.children]) {
    const inner = isList(item) ? [item] : [...item.childNodes].filter(isList);
    const own = isList(item) ? [] : [...item.childNodes].filter((node) => !isList(node));
    const last = made.at(-1);
    const line = section(own.flatMap((node) => runs(node, {})));
    if (own.length > 0) {
      if (last?.indent === indent) last.elements.push(line);
      else made.push({ type: 'rich_text_list', style, indent, elements: [line] });
    }
    made.push(...inner.flatMap((one) => lists(one, indent + 1)));
  }
  return made;
}

const holdsBlocks = (node: Node): boolean =>
  isElement(node) && BREAKING.has(node.tagName) && node.querySelector('ul, ol, blockquote') !== null;

/** What stands below each other, with boxes that browsers put around lists opened. */
const opened = (nodes: Iterable<Node>): Node[] =>
  [...nodes].flatMap((node) => (holdsBlocks(node) ? opened(node.childNodes) : [node]));

const endsLine = (element: RichTextElement | undefined) => element?.type === 'text' && element.text.endsWith('\n');

/** What stands in the editor as rich text; undefined where nothing does. */
export function richTextOf(editor: HTMLElement): RichTextBlock | undefined {
  const parts: RichTextBlockElement[] = [];
  let line: RichTextElement[] = [];
  const end = () => {
    const made = section(line);
    if (made.elements.length > 0) parts.push(made);
    line = [];
  };
  for (const node of opened(editor.childNodes)) {
    if (isList(node)) {
      end();
      parts.push(...lists(node, 0));
    } else if (isElement(node) && node.tagName === 'BLOCKQUOTE') {
      end();
      const { elements } = section([...node.childNodes].flatMap((one) => runs(one, {})));
      parts.push({ type: 'rich_text_quote', elements });
    } else {
      // A line of its own after running text that has not ended its line.
      const breaks = isElement(node) && BREAKING.has(node.tagName) && line.length > 0;
      if (breaks && !endsLine(line.at(-1))) line.push({ type: 'text', text: '\n' });
      line.push(...runs(node, {}));
    }
  }
  end();
  const hasWords = parts.some((part) => /"(?:text|url)":"[^"]*\S[^"]*"/.test(JSON.stringify(part)));
  return hasWords ? { type: 'rich_text', elements: parts } : undefined;
}
