import type { ModalView } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { plain } from './blocks.ts';
import type { Message } from './message.ts';

/** A message where there is no conversation to put it into. */
export function infoModal(message: Message, t: Texts): ModalView {
  return {
    type: 'modal',
    title: plain(t.command.homeTitle, 24),
    close: plain(t.word.close, 24),
    blocks: message.blocks,
  };
}
