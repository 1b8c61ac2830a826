import type { KeptThoughClosedNotice } from '../../../../domain/check-in/kept-though-closed.ts';
import type { Message } from '../../../../slack/views/message.ts';
import { textMessage } from '../../../../slack/views/replies.ts';
import type { Texts } from '../../../../text/index.ts';

/** To somebody whose form was open while the goal was closed. */
export function keptThoughClosedMessage(notice: KeptThoughClosedNotice, t: Texts): Message {
  return textMessage(t.checkIn.keptThoughClosed(notice));
}
