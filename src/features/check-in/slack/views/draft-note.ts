import type { ActionsBlock, ContextBlock } from '@slack/types';
import type { SavedTime } from '../../../../domain/check-in/form-draft.ts';
import { actions, button, context } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { CHECK_IN_ACTIONS } from './ids.ts';

/** When the draft was kept that a form is filled with, and a button that forgets it. */
export function draftNote({ on, at }: SavedTime, t: Texts): [ContextBlock, ActionsBlock] {
  return [context(t.checkIn.draft(on, at)), actions(button(t.checkIn.discardDraft, CHECK_IN_ACTIONS.discardDraft, ''))];
}
