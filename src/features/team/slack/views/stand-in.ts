import type { StandInNotice } from '../../../../domain/team/notices.ts';
import { section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';

/** To who was named to answer for somebody. */
export function standInMessage(notice: StandInNotice, t: Texts): Message {
  const text = t.rhythm.away.standIn(notice);
  return messageOf([section(text)]);
}
