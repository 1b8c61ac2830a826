import type { DraftLeftNotice, TransferredNotice } from '../../../../domain/check-in/transfers.ts';
import { fallback, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { wordsGivenBack } from '../../../check-in/index.ts';

/** To who got parts in goals, or gave them away. */
export function transferredMessage(notice: TransferredNotice, t: Texts): Message {
  const text = t.handover.transferred(notice);
  return { text: fallback(text), blocks: [section(text)] };
}

/** What was typed about a goal that is somebody else's now, given back. */
export function draftLeftMessage(notice: DraftLeftNotice, t: Texts): Message {
  const lead = t.handover.draftLeft(notice);
  const { blocks, words } = wordsGivenBack(notice.texts, t);
  return { text: fallback(lead, ...words), blocks: [section(lead), ...blocks] };
}
