import { escapeText } from '../../src/text/mrkdwn.ts';

/** Slack refuses an edit with a longer text (docs.slack.dev, chat.update). */
const MAX_TEXT_LENGTH = 4000;
const ELLIPSIS = '\n…';

export interface SentMessage {
  readonly text?: unknown;
  readonly blocks?: unknown;
}

/**
 * The lines of a message's blocks that its text does not say as they do. A text may leave out whole lines from the end,
 * with an ellipsis in their place, where the next of them would take it beyond Slack's limit.
 */
export function unsaidLines({ text, blocks }: SentMessage): string[] {
  const all = readableIn(blocks).flatMap((one) => one.split('\n'));
  const shown = typeof text === 'string' ? text.split('\n') : [];
  return isCutAtLimit(all, String(text)) ? [] : all.filter((line) => !shown.includes(line));
}

function isCutAtLimit(all: readonly string[], text: string): boolean {
  if (!text.endsWith('…') || text.length > MAX_TEXT_LENGTH) return false;
  const [first = ''] = all;
  if (first.length > MAX_TEXT_LENGTH) return first.startsWith(text.slice(0, -1));
  const kept = text.slice(0, -ELLIPSIS.length).split('\n');
  const next = all[kept.length] ?? '';
  return kept.every((line, index) => line === all[index]) && text.length + next.length + 1 > MAX_TEXT_LENGTH;
}

/** What a person reads in blocks, a text each, as marked-up text; what can be clicked is no part of it. */
function readableIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(readableIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && 'text' in part && typeof part.text === 'string') {
    return [part.type === 'mrkdwn' ? part.text : escapeText(part.text)];
  }
  if ('type' in part && part.type === 'actions') return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'accessory' ? [] : readableIn(value)));
}
