import type { ModalView } from '@slack/types';
import { MAX_TITLE_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { MAX_DEFINITION_LENGTH } from '../../../../domain/templates/team-template.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { input, modalTitle, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { goalFields } from './goal-fields.ts';
import { EMPTY_CONTEXT, EMPTY_VALUES } from './goal-form-state.ts';
import { extraBlocks, kindBlocks } from './goal-more.ts';
import { GOAL_VIEWS } from './ids.ts';

/** The team whose templates a modal is about. */
export const templateContext = idsCodec('team');

/** The form of a team's own template. It stays as it is while it is filled in. */
export function templateModal(team: string, t: Texts): ModalView {
  const text = t.goalForm;
  const fields = goalFields(EMPTY_VALUES, EMPTY_CONTEXT, false);
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.template,
    private_metadata: templateContext.encode({ team }),
    title: modalTitle(t.template.formTitle),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      input(
        { block: 'name', label: t.template.formName },
        { type: 'plain_text_input', max_length: MAX_TITLE_LENGTH, placeholder: plain(text.namePlaceholder, 150) },
      ),
      input(
        { block: 'definition', label: t.template.formDefinition, optional: true },
        { type: 'plain_text_input', max_length: MAX_DEFINITION_LENGTH, multiline: true },
      ),
      ...kindBlocks(fields, t),
      ...extraBlocks(fields, t),
    ],
  };
}
