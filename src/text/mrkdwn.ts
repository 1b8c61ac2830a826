import { isFormerMember } from '../domain/former-member.ts';
import type { ChannelId, UserId } from '../domain/names.ts';

/**
 * Text in Slack's markup, with every control character of what people typed escaped. Made with {@link md} alone, so
 * that a raw text cannot pass for one.
 */
export interface Mrkdwn {
  readonly mrkdwn: string;
}

/** The three characters that Slack reads as control characters (docs.slack.dev, "Formatting message text"). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What begins or ends a span of markup, and a sign that looks the same and does not. Slack knows no way to escape them. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['*', '\u2217'],
  ['_', '\u02cd'],
  ['~', '\u223c'],
  ['`', '\u02cb'],
]);
/** Between letters or digits these are no marks: `churn_rate` stays as it was typed. */
const LONE_MARK = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;

/** Embeddings, overrides, and isolates (UAX 9): one that is not closed would turn round all that stands after the text. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text within a span of markup: it neither ends that span nor begins one of its own. */
function withinMarks(text: string): string {
  return text.replaceAll(LONE_MARK, (mark) => LOOK_ALIKES.get(mark) ?? mark);
}

/** The marks that templates have opened so far and not closed. */
function openAfter(open: string, template: string): string {
  let marks = open;
  for (const mark of template.replaceAll(/[^*_~`]/g, '')) {
    if (marks.includes('`') && mark !== '`') continue;
    marks = marks.includes(mark) ? marks.replace(mark, '') : marks + mark;
  }
  return marks;
}

function withinOpen(text: string, open: string): string {
  if (open === '') return text;
  return open.includes('`') ? text.replaceAll('`', LOOK_ALIKES.get('`') ?? '') : withinMarks(text);
}

/** A text as it is shown: it reads in the direction that its letters have. */
function shownText(part: string | number): string {
  return String(part).replaceAll(DIRECTIONS, '');
}

/**
 * A template whose plain texts are escaped and whose marked-up parts are kept. What people typed cannot break the bold or
 * the code that the template puts around it.
 */
export function md(strings: TemplateStringsArray, ...parts: readonly (string | number | Mrkdwn)[]): Mrkdwn {
  let open = '';
  const mrkdwn = strings.reduce((whole, string, index) => {
    const part = parts[index - 1] ?? '';
    open = openAfter(open, strings[index - 1] ?? '');
    return `${whole}${typeof part === 'object' ? part.mrkdwn : escapeText(withinOpen(shownText(part), open))}${string}`;
  });
  return { mrkdwn };
}

/**
 * Makes mentions, `<@U…>`: Slack shows the name, and calls the person where the message is new. Somebody who was erased
 * is called by the given words.
 */
export function mentionOr(formerMember: string): (user: UserId) => Mrkdwn {
  return (user) => (isFormerMember(user) ? md`${formerMember}` : { mrkdwn: `<@${user}>` });
}

export function channelLink(channel: ChannelId): Mrkdwn {
  return { mrkdwn: `<#${channel}>` };
}

/** Several texts as one, with a line break, or another separator, between them. */
export function lines(texts: readonly (Mrkdwn | undefined)[], separator = '\n'): Mrkdwn {
  return { mrkdwn: texts.flatMap((text) => (text === undefined ? [] : [text.mrkdwn])).join(separator) };
}

/** Addresses as Slack makes links of them in what people write; the signs of a sentence behind them are no part of them. */
const ADDRESS = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'"()[\]{}*_~`]/g;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A longer one stays text: it would fill a block by itself. */
const MAX_ADDRESS_LENGTH = 2000;

/** What is never cut in two: an address, which becomes a link, and what a reader sees as one character. */
function* pieces(text: string): Generator<string> {
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = escapeText(found[0]);
    if (address.length > MAX_ADDRESS_LENGTH) continue;
    for (const { segment } of graphemes.segment(text.slice(from, found.index))) yield escapeText(segment);
    yield `<${address}>`;
    from = found.index + found[0].length;
  }
  for (const { segment } of graphemes.segment(text.slice(from))) yield escapeText(segment);
}

/**
 * What a person wrote, escaped, in `max` characters at the most: a text that is too long ends in an ellipsis. Addresses
 * are links, as they are where people write them. The cut never falls into an address, an escaped character or what a
 * reader sees as one character.
 */
export function excerpt(text: string, max: number): Mrkdwn {
  let kept = '';
  let fits = '';
  for (const piece of pieces(text)) {
    if (kept.length + piece.length > max) return { mrkdwn: `${fits}…` };
    kept += piece;
    // With the ellipsis behind it.
    if (kept.length < max) fits = kept;
  }
  return { mrkdwn: kept };
}

/** Whether {@link excerpt} leaves out nothing of a text. */
export function fits(text: string, max: number): boolean {
  let length = 0;
  for (const piece of pieces(text)) {
    length += piece.length;
    if (length > max) return false;
  }
  return true;
}

/**
 * What a person wrote, whole, in as many parts of `max` characters at the most as it takes (at least 2,100, so that an
 * address has room), in their order. A part ends behind a line or a word where it can.
 */
export function inParts(text: string, max: number): Mrkdwn[] {
  const parts: Mrkdwn[] = [];
  let part = '';
  for (const piece of pieces(text)) {
    while (part !== '' && part.length + piece.length > max) {
      const end = Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' ')) + 1 || part.length;
      parts.push({ mrkdwn: part.slice(0, end) });
      part = part.slice(end);
    }
    part += piece;
  }
  return part === '' ? parts : [...parts, { mrkdwn: part }];
}

/**
 * Shortens a plain text to `max` characters at the most, ending in an ellipsis. Never splits what a reader sees as one
 * character.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  // A character of several parts may be long; a text is never longer than what Slack takes.
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length >= max) break;
    kept += segment;
  }
  return `${kept}…`;
}
