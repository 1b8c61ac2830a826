import type { ModalView } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { plain, section } from './blocks.ts';

/** Stands while what a modal needs is looked up: a `trigger_id` lives three seconds. */
export function loadingModal(t: Texts): ModalView {
  return {
    type: 'modal',
    title: plain(t.form.checkIn.title, 24),
    close: plain(t.word.close, 24),
    blocks: [section(t.checkIn.loading)],
  };
}
