import type { ModalView } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { modalTitle } from './blocks.ts';
import type { Message } from './message.ts';
import { CHART_TYPE } from './trend-block.ts';

/** A message where there is no conversation to put it into. */
export function infoModal(message: Message, t: Texts): ModalView {
  return {
    type: 'modal',
    title: modalTitle(t.command.homeTitle),
    close: modalTitle(t.word.close),
    // Slack draws charts in messages alone; the words below one say the same.
    blocks: message.blocks.filter(({ type }) => type !== CHART_TYPE),
  };
}
