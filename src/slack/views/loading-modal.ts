import type { ModalView } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { modalTitle, section } from './blocks.ts';

/** Stands while what a modal needs is looked up: a `trigger_id` lives three seconds. */
export function loadingModal(t: Texts): ModalView {
  return {
    type: 'modal',
    title: modalTitle(t.command.homeTitle),
    close: modalTitle(t.word.close),
    blocks: [section(t.command.loading)],
  };
}
