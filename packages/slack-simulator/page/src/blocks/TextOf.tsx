import type { TextObject } from '@slack/types';
import { withEmoji } from '../text/emoji.ts';
import { Mrkdwn } from './Mrkdwn.tsx';

/** A text object: mrkdwn, or plain text with its emoji. */
export function TextOf({ text }: { readonly text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <span className="plain">{text.emoji === false ? text.text : withEmoji(text.text)}</span>;
}
