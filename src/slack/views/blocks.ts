import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { clip, type Mrkdwn } from '../../text/mrkdwn.ts';
import { INPUT } from '../ids.ts';

/** Slack's limits (docs.slack.dev, Block Kit reference), in characters and items. */
export const LIMITS = {
  section: 3000,
  field: 2000,
  context: 2000,
  header: 150,
  buttonText: 75,
  optionText: 75,
  label: 2000,
  placeholder: 150,
  /** Of a modal's title and of its two buttons. */
  modalTitle: 24,
  blocksInMessage: 50,
  blocksInView: 100,
  messageText: 4000,
  /** For the lists of a message: all its blocks together hold about 13,200 (bolt-js#2509), headings and counts too. */
  listsInMessage: 10_000,
  /** For a list that shares one section with its count. */
  listInSection: 2800,
} as const;

export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: clip(text, max), emoji: true };
}

/** The title of a modal, and the words of the two buttons below it. */
export function modalTitle(text: string): PlainTextElement {
  return plain(text, LIMITS.modalTitle);
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

/**
 * Verbatim, so that Slack reads no `@channel`, `#general` or address into what people wrote (docs.slack.dev, text object):
 * mentions and links are those that are written as such.
 */
function mrkdwn(text: Mrkdwn, max: number): MrkdwnElement {
  return { type: 'mrkdwn', text: within(text, max), verbatim: true };
}

export function section(text: Mrkdwn, accessory?: Button | Overflow): SectionBlock {
  return {
    type: 'section',
    text: mrkdwn(text, LIMITS.section),
    ...(accessory && { accessory }),
  };
}

/** Texts beside each other, two in a row where there is room; at most ten. */
export function fields(texts: readonly Mrkdwn[]): SectionBlock {
  return { type: 'section', fields: texts.map((text) => mrkdwn(text, LIMITS.field)) };
}

export function context(text: Mrkdwn): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text, LIMITS.context)] };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function button(text: string, action: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    text: plain(text, LIMITS.buttonText),
    action_id: action,
    ...(value !== '' && { value }),
    ...(style && { style }),
  };
}

/** A menu of at most five choices. */
export function overflow(action: string, options: readonly PlainTextOption[]): Overflow {
  return { type: 'overflow', action_id: action, options: [...options] };
}

export function actions(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, LIMITS.optionText), value };
}

interface Field {
  readonly block: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

/** A field of a form. All elements share one `action_id`; the block says which field it is. */
export function input({ block, label, hint, optional = false }: Field, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(label, LIMITS.label),
    element: { action_id: INPUT, ...element },
    optional,
    ...(hint !== undefined && { hint: plain(hint, LIMITS.label) }),
  };
}

const LEFT_OUT = '\n…';

/**
 * A text in `max` characters. Lines that do not fit are left out whole, so that no mention or escaped character is cut
 * in two; a first line that is too long by itself is cut before one.
 */
export function within({ mrkdwn }: Mrkdwn, max: number): string {
  if (mrkdwn.length <= max) return mrkdwn;
  const end = mrkdwn.lastIndexOf('\n', max - LEFT_OUT.length);
  if (end > 0) return `${mrkdwn.slice(0, end)}${LEFT_OUT}`;
  return clip(mrkdwn, max).replace(/(?:&[a-z]*|<[^>]*)…$/, '…');
}

/** The first items, and how many were left out. */
export function atMost<T>(items: readonly T[], max: number): { readonly shown: readonly T[]; readonly left: number } {
  return { shown: items.slice(0, max), left: Math.max(0, items.length - max) };
}

/** The first texts, `max` of them and `room` characters in all at the most, and how many were left out. */
export function fitting(texts: readonly Mrkdwn[], room: number, max: number): ReturnType<typeof atMost<Mrkdwn>> {
  let used = 0;
  let count = 0;
  for (const { mrkdwn } of texts.slice(0, max)) {
    used += mrkdwn.length + 1;
    if (used > room) break;
    count += 1;
  }
  return atMost(texts, count);
}
