import type { UndeliverableNotice } from '../../../../domain/team/notices.ts';
import { section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';

/** To the lead: the team's channel takes no messages. */
export function undeliverableMessage(notice: UndeliverableNotice, t: Texts): Message {
  const text = t.report.undeliverable(notice);
  return messageOf([section(text)]);
}
