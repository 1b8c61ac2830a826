import type { ClosedNotice } from '../../../../domain/ending/notices.ts';
import type { Message } from '../../../../slack/views/message.ts';
import { textMessage } from '../../../../slack/views/replies.ts';
import type { Texts } from '../../../../text/index.ts';

/** The closing sentence of a goal, in the channel. */
export function closedMessage(notice: ClosedNotice, t: Texts): Message {
  return textMessage(t.ending.inChannel(notice));
}

/** What was taken back before anybody read it stays unread. */
export function isStillClosed({ since }: ClosedNotice): boolean {
  return since === undefined;
}
