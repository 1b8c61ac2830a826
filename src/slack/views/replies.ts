import type { Refusal } from '../../domain/policy.ts';
import type { Texts } from '../../text/index.ts';
import { type Mrkdwn, md } from '../../text/mrkdwn.ts';
import { section } from './blocks.ts';
import { type Message, messageOf } from './message.ts';

/** A text alone. */
export function textMessage(text: Mrkdwn): Message {
  return messageOf([section(text)]);
}

/** Why something may not be done. */
export function refusal(why: Refusal, t: Texts): Message {
  return textMessage(md`${t.word.refusal(why)}`);
}
