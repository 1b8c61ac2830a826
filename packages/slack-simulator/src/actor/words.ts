/** All that a person reads in a message or a view. */
import { isObject, type Json, wordsOf } from '../elements.ts';

const readKeys = ['text', 'label', 'hint', 'title', 'subtitle', 'body', 'alt_text', 'placeholder', 'caption'];
const innerKeys = ['fields', 'elements', 'element', 'accessory', 'rows', 'child_blocks', 'options', 'actions', 'chart'];

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isObject(value)) return [];
  const own = readKeys.map((key) => wordsOf(value[key])).filter((words) => words !== '');
  return [...own, ...innerKeys.flatMap((key) => wordsIn(value[key]))];
}

/** Every text of the blocks, one a line. */
export function readBlocks(blocks: readonly unknown[]): string {
  return wordsIn(blocks).join('\n');
}

/** A message's text and blocks. */
export function readMessage({ text, blocks }: { readonly text: string; readonly blocks?: readonly unknown[] }): string {
  return [text, readBlocks(blocks ?? [])].filter((part) => part !== '').join('\n');
}

/** The label above an input, or the words on a button. */
export function labelOf({ block, element }: { readonly block: Json; readonly element: Json }): string {
  const own = wordsOf(element['text']) || wordsOf(element['placeholder']);
  return block['type'] === 'input' ? wordsOf(block['label']) : own;
}
