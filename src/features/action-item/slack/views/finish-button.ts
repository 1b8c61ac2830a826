import type { Button } from '@slack/types';
import { idsCodec } from '../../../../slack/codec.ts';
import { button, LIMITS, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { ACTION_ITEM_ACTIONS } from './ids.ts';

/** Which action a button ticks off. */
export const finishValue = idsCodec('goal', 'action');

/** Ticks an action off. A screen reader hears which one it is for. */
export function finishButton(
  { goal, id, text }: { readonly goal: string; readonly id: string; readonly text: string },
  t: Texts,
): Button {
  return {
    ...button(t.actionItem.finish, ACTION_ITEM_ACTIONS.finish, finishValue.encode({ goal, action: id })),
    accessibility_label: plain(t.actionItem.finishLabel(text), LIMITS.buttonText).text,
  };
}
