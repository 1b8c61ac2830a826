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

/** A template whose plain texts are escaped and whose marked-up parts are kept. */
export function md(strings: TemplateStringsArray, ...parts: readonly (string | number | Mrkdwn)[]): Mrkdwn {
  const mrkdwn = strings.reduce((whole, string, index) => {
    const part = parts[index - 1];
    return `${whole}${typeof part === 'object' ? part.mrkdwn : escapeText(String(part))}${string}`;
  });
  return { mrkdwn };
}

/** `<@U…>`: Slack shows the name, and calls the person where the message is new. */
export function mention(user: UserId): Mrkdwn {
  return { mrkdwn: `<@${user}>` };
}

export function channelLink(channel: ChannelId): Mrkdwn {
  return { mrkdwn: `<#${channel}>` };
}

/** Several texts as one, with a line break, or another separator, between them. */
export function lines(texts: readonly (Mrkdwn | undefined)[], separator = '\n'): Mrkdwn {
  return { mrkdwn: texts.flatMap((text) => (text === undefined ? [] : [text.mrkdwn])).join(separator) };
}

/**
 * What a person wrote, escaped, in `max` characters at the most: a text that is too long ends in an ellipsis, and the
 * cut never falls into an escaped character or a surrogate pair.
 */
export function excerpt(text: string, max: number): Mrkdwn {
  const whole = escapeText(text.slice(0, max));
  if (text.length <= max && whole.length <= max) return { mrkdwn: whole };
  let kept = '';
  for (const character of text) {
    const escaped = escapeText(character);
    if (kept.length + escaped.length >= max) break;
    kept += escaped;
  }
  return { mrkdwn: `${kept}…` };
}

/** Shortens a plain text to `max` characters at the most, ending in an ellipsis. Never splits a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
