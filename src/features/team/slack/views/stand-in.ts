import type { StandInNotice } from '../../../../domain/team/notices.ts';
import { fallback, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';

/** To who was named to answer for somebody. */
export function standInMessage(notice: StandInNotice, t: Texts): Message {
  const text = t.rhythm.away.standIn(notice);
  return { text: fallback(text), blocks: [section(text)] };
}
