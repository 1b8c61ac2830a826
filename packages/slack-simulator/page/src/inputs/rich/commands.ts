import type { IconName } from '../../components/Icon.tsx';

/** What the toolbar of the editor does; the keys are those of Slack's own editor. */
export interface Command {
  readonly name: string;
  readonly icon: IconName;
  readonly keys: string;
  /** Ctrl or Cmd, Shift where `shift`, and this. */
  readonly key: string;
  readonly shift?: true;
  readonly run: () => void;
  /** Whether the text at the caret has it. */
  readonly isOn: () => boolean;
}

// The one way to edit rich text that every browser has, undo included; its successor is not written yet.
const exec = (command: string, value?: string) => void document.execCommand(command, false, value);
const state = (command: string) => document.queryCommandState(command);

function around(tag: string): HTMLElement | null {
  const node = document.getSelection()?.anchorNode;
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  return element?.closest<HTMLElement>(`[contenteditable] ${tag}`) ?? null;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function toggleCode(): void {
  const inside = around('code');
  const selection = document.getSelection();
  if (inside !== null && selection !== null) {
    const range = document.createRange();
    range.selectNode(inside);
    selection.removeAllRanges();
    selection.addRange(range);
    exec('insertHTML', escaped(inside.textContent ?? ''));
    return;
  }
  const text = selection?.toString() ?? '';
  if (text !== '') exec('insertHTML', `<code>${escaped(text)}</code>\u200b`);
}

export const COMMANDS: readonly Command[] = [
  { name: 'Bold', icon: 'bold', keys: 'Ctrl+B', key: 'b', run: () => exec('bold'), isOn: () => state('bold') },
  { name: 'Italic', icon: 'italic', keys: 'Ctrl+I', key: 'i', run: () => exec('italic'), isOn: () => state('italic') },
  {
    name: 'Strikethrough',
    icon: 'strike',
    keys: 'Ctrl+Shift+X',
    key: 'x',
    shift: true,
    run: () => exec('strikeThrough'),
    isOn: () => state('strikeThrough'),
  },
  {
    name: 'Code',
    icon: 'code',
    keys: 'Ctrl+Shift+C',
    key: 'c',
    shift: true,
    run: toggleCode,
    isOn: () => around('code') !== null,
  },
  {
    name: 'Bulleted list',
    icon: 'bullets',
    keys: 'Ctrl+Shift+8',
    key: '8',
    shift: true,
    run: () => exec('insertUnorderedList'),
    isOn: () => state('insertUnorderedList'),
  },
  {
    name: 'Ordered list',
    icon: 'numbers',
    keys: 'Ctrl+Shift+7',
    key: '7',
    shift: true,
    run: () => exec('insertOrderedList'),
    isOn: () => state('insertOrderedList'),
  },
  {
    name: 'Quote',
    icon: 'quote',
    keys: 'Ctrl+Shift+9',
    key: '9',
    shift: true,
    run: () => exec('formatBlock', around('blockquote') === null ? 'blockquote' : 'div'),
    isOn: () => around('blockquote') !== null,
  },
];

/** The command of a key; with Shift the key's name is another character on most keyboards, so its place counts. */
export function commandOf(event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; key: string; code: string }) {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  return COMMANDS.find(
    ({ key, shift = false }) =>
      shift === event.shiftKey && (event.key.toLowerCase() === key || event.code === `Digit${key}`),
  );
}

/** Makes a link of what is selected, or of the address itself where nothing is. */
export function insertLink(url: string): void {
  const text = document.getSelection()?.toString() ?? '';
  exec(
    'insertHTML',
    `<a href="${encodeURI(url).replaceAll('"', '%22')}">${escaped(text === '' ? url : text)}</a>\u200b`,
  );
}
