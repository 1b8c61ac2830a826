import type { KnownBlock } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { actions, button, context } from './blocks.ts';

/** The buttons to the other pages of a list: their `action_id`s, and their value for what comes first on a page. */
export interface PageButtons {
  readonly back: string;
  readonly on: string;
  /** The number itself where absent. */
  readonly value?: (first: number) => string;
}

/** Which part of a list is shown, and buttons to the others; nothing where all of it is. */
export function pageButtons(
  first: number,
  { count, max }: { readonly count: number; readonly max: number },
  { back, on, value = String }: PageButtons,
  t: Texts,
): KnownBlock[] {
  const last = Math.min(count, first + max);
  const buttons = [
    ...(first > 0 ? [button(t.list.previous, back, value(Math.max(0, first - max)))] : []),
    ...(last < count ? [button(t.list.next, on, value(last))] : []),
  ];
  return buttons.length === 0 ? [] : [context(t.list.page(first + 1, last, count)), actions(...buttons)];
}
