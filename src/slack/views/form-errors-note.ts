import type { ModalView } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { LIMITS, section } from './blocks.ts';

/** What was wrong at a field, which the form may not have any more. */
interface FieldError {
  readonly label: string | undefined;
  readonly text: string;
}

/**
 * A form with what was wrong in it, as text: Slack shows errors at their fields until the form is updated, and no longer.
 * A form without room for one more block is shown without.
 */
export function withErrors(form: ModalView, errors: readonly FieldError[], t: Texts): ModalView {
  if (errors.length === 0 || form.blocks.length >= LIMITS.blocksInView) return form;
  return { ...form, blocks: [section(t.command.stillWrong(errors)), ...form.blocks] };
}
