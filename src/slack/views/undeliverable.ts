import type { UndeliverableNotice } from '../../domain/message/notice.ts';
import type { Texts } from '../../text/index.ts';
import { fallback, section } from './blocks.ts';
import type { Message } from './message.ts';

/** To the lead: the team's channel takes no messages. */
export function undeliverableMessage(notice: UndeliverableNotice, t: Texts): Message {
  const text = t.report.undeliverable(notice);
  return { text: fallback(text), blocks: [section(text)] };
}
