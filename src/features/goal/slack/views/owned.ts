import type { OwnedNotice } from '../../../../domain/goal/notices.ts';
import { section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';

/** To who owns a goal that somebody else set. */
export function ownedMessage(notice: OwnedNotice, t: Texts): Message {
  const text = t.goalForm.owned(notice);
  return messageOf([section(text)]);
}
