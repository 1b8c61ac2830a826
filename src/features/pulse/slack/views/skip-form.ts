import type { ModalView } from '@slack/types';
import type { ClientId } from '../../../../domain/names.ts';
import { MAX_EVIDENCE_LENGTH } from '../../../../domain/pulse/pulse-input.ts';
import { input, modalTitle } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { skipContext } from './context.ts';
import { PULSE_VIEWS } from './ids.ts';

/** Why a client is not scored in this quarter. `below` is Slack's ID of the form under it. */
export function skipForm(client: ClientId, below: string, t: Texts): ModalView {
  return {
    type: 'modal',
    callback_id: PULSE_VIEWS.skip,
    private_metadata: skipContext.encode({ client, below }),
    title: modalTitle(t.pulse.skipTitle),
    submit: modalTitle(t.pulse.skipSubmit),
    close: modalTitle(t.word.cancel),
    blocks: [
      input(
        { block: 'reason', label: t.pulse.skipReason, hint: t.pulse.skipHint },
        { type: 'plain_text_input', max_length: MAX_EVIDENCE_LENGTH },
      ),
    ],
  };
}
