import type { ModalView } from '@slack/types';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { md } from '../../../../text/mrkdwn.ts';
import { ENDING_VIEWS } from './ids.ts';

/** Which goal a modal is about. */
export const reopeningContext = idsCodec('goal');

/** Opens a closed goal again. Its due date stays where that is to come. */
export function reopeningModal(
  { goal, today }: { readonly goal: Goal; readonly today: LocalDate },
  t: Texts,
): ModalView {
  const { reopenTitle, submit, reopenReason, reopenDue } = t.ending;
  return {
    type: 'modal',
    callback_id: ENDING_VIEWS.reopening,
    private_metadata: reopeningContext.encode({ goal: goal.id }),
    title: modalTitle(reopenTitle),
    submit: modalTitle(submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(md`*${goal.title}*`),
      input(
        { block: 'reason', label: reopenReason },
        { type: 'plain_text_input', multiline: true, max_length: MAX_TEXT_LENGTH },
      ),
      input(
        { block: 'due', label: reopenDue },
        { type: 'datepicker', ...(goal.due > today && { initial_date: goal.due }) },
      ),
    ],
  };
}
