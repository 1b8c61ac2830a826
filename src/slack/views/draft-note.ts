import type { ActionsBlock, ContextBlock } from '@slack/types';
import type { Kept } from '../../domain/goal/form-draft.ts';
import type { Texts } from '../../text/index.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, context } from './blocks.ts';

/** When the draft was kept that a form is filled with, and a button that forgets it. */
export function draftNote({ on, at }: Kept, t: Texts): [ContextBlock, ActionsBlock] {
  return [context(t.checkIn.draft(on, at)), actions(button(t.checkIn.startAfresh, ACTIONS.startAfresh, ''))];
}
