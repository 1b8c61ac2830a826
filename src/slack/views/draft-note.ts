import type { ActionsBlock, ContextBlock } from '@slack/types';
import type { LocalDate, LocalTime } from '../../domain/names.ts';
import type { Texts } from '../../text/index.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, context } from './blocks.ts';

/** When the draft was kept that a form is filled with, and a button that forgets it. */
export function draftNote(
  { on, at }: { readonly on: LocalDate; readonly at: LocalTime },
  t: Texts,
): [ContextBlock, ActionsBlock] {
  return [context(t.checkIn.draft(on, at)), actions(button(t.checkIn.startAfresh, ACTIONS.startAfresh, ''))];
}
