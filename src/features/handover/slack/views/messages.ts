import type { DraftLeftNotice, TransferredNotice } from '../../../../domain/check-in/transfers.ts';
import { section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { wordsGivenBack } from '../../../check-in/index.ts';

/** To who got parts in goals, or gave them away. */
export function transferredMessage(notice: TransferredNotice, t: Texts): Message {
  return messageOf([section(t.handover.transferred(notice))]);
}

/** What was typed about a goal that is somebody else's now, given back. */
export function draftLeftMessage(notice: DraftLeftNotice, t: Texts): Message {
  return messageOf([section(t.handover.draftLeft(notice)), ...wordsGivenBack(notice.texts, t)]);
}
