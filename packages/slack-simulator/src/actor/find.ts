import { type PlacedElement, placedElements } from '../elements.ts';
import { labelOf } from './words.ts';

/** An element by its action_id, its block_id, or what a person reads on or above it; or by both ids. */
export type ElementRef = string | { readonly blockId?: string; readonly actionId: string };

function matches(placed: PlacedElement, wanted: ElementRef): boolean {
  if (typeof wanted === 'object') {
    return placed.actionId === wanted.actionId && (wanted.blockId === undefined || placed.blockId === wanted.blockId);
  }
  return placed.actionId === wanted || placed.blockId === wanted || labelOf(placed) === wanted;
}

/** The first that matches. Throws an error that lists what there is. */
export function findElement(blocks: readonly unknown[], wanted: ElementRef): PlacedElement {
  const all = placedElements(blocks);
  const found = all.find((placed) => matches(placed, wanted));
  if (found !== undefined) return found;
  const known = all.map((placed) => `${placed.blockId}/${placed.actionId} "${labelOf(placed)}"`).join('; ');
  throw new Error(`No element ${JSON.stringify(wanted)}; there are: ${known === '' ? 'none' : known}`);
}
