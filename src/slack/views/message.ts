import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Picture } from '../../pictures/picture.ts';
import { escapeText, lines } from '../../text/mrkdwn.ts';
import { LIMITS, within } from './blocks.ts';

/** A message as Slack takes it. The text says everything that the blocks say: {@link messageOf} makes it of them. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** What is shown in its place where Slack refuses one of its blocks. */
  readonly instead?: Instead;
  readonly picture?: ShownPicture;
}

/** A picture that belongs to a message. What it shows has to be said by the message, too: not everybody has it. */
export interface ShownPicture {
  readonly picture: Picture;
  /** The same in words, for who does not see it. */
  readonly story: string;
  /** The same as Slack draws it, where it can. */
  readonly chart?: KnownBlock;
  /** What stands in its place where there is none. */
  readonly words?: KnownBlock;
  /** Before which of the blocks it stands, from 0. */
  readonly at: number;
}

export interface Instead {
  message(): Promise<Message>;
  /** Called once that message was taken. */
  helped(): Promise<void>;
}

/**
 * A message of these blocks. Its text, which is all that notifications show and screen readers read, has every line of
 * the blocks in their order and escaped as they are. What can be clicked has a name of its own. Slack refuses an edit of
 * more than {@link LIMITS.messageText} characters: lines that do not fit are left out whole from the end, with a last
 * line that is an ellipsis.
 */
export function messageOf(blocks: readonly KnownBlock[]): Message {
  const texts = blocks.flatMap(textsOf).map((mrkdwn) => ({ mrkdwn }));
  return { text: within(lines(texts), LIMITS.messageText), blocks: [...blocks] };
}

function textsOf(block: KnownBlock): string[] {
  if (block.type === 'header') return [readable(block.text)];
  if (block.type === 'image') return [escapeText(block.alt_text)];
  if (block.type === 'context') return block.elements.map(readableElement);
  if (block.type !== 'section') return [];
  return [block.text, ...(block.fields ?? [])].flatMap((text) => (text === undefined ? [] : [readable(text)]));
}

function readableElement(element: ContextBlock['elements'][number]): string {
  return element.type === 'image' ? escapeText(element.alt_text) : readable(element);
}

/** Plain text takes control characters as they are; the text of a message is marked up. */
function readable({ type, text }: NonNullable<SectionBlock['text']>): string {
  return type === 'mrkdwn' ? text : escapeText(text);
}
