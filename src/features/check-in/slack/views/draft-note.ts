import type { ActionsBlock, ContextBlock } from '@slack/types';
import type { Kept } from '../../../../domain/check-in/form-draft.ts';
import { actions, button, context } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { CHECK_IN_ACTIONS } from './ids.ts';

/** When the draft was kept that a form is filled with, and a button that forgets it. */
export function draftNote({ on, at }: Kept, t: Texts): [ContextBlock, ActionsBlock] {
  return [context(t.checkIn.draft(on, at)), actions(button(t.checkIn.startAfresh, CHECK_IN_ACTIONS.startAfresh, ''))];
}
