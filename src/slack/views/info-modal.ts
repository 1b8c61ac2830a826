import type { ModalView } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { modalTitle } from './blocks.ts';
import type { Message } from './message.ts';

/** A message where there is no conversation to put it into. */
export function infoModal(message: Message, t: Texts): ModalView {
  return {
    type: 'modal',
    title: modalTitle(t.command.homeTitle),
    close: modalTitle(t.word.close),
    blocks: message.blocks,
  };
}
