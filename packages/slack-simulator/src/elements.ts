/** Reads of blocks as they come over the wire: any JSON, until it has been validated. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (value: Json, key: string): Json | undefined => {
  const inner = value[key];
  return isObject(inner) ? inner : undefined;
};

export const textAt = (value: Json, key: string): string | undefined => {
  const inner = value[key];
  return typeof inner === 'string' ? inner : undefined;
};

export const listAt = (value: Json, key: string): readonly unknown[] => {
  const inner = value[key];
  return Array.isArray(inner) ? inner : [];
};

/** An interactive element with the block in which it stands. */
export interface PlacedElement {
  readonly block: Json;
  readonly blockId: string;
  readonly element: Json;
  readonly actionId: string;
  readonly type: string;
}

function elementsOf(block: Json): readonly Json[] {
  const direct = [block['element'], block['accessory']];
  const listed = ['elements', 'actions'].flatMap((key) => listAt(block, key));
  return [...direct, ...listed].filter(isObject).filter((element) => textAt(element, 'action_id') !== undefined);
}

/** Blocks, with those that stand inside containers and carousels. */
export function flattened(blocks: readonly unknown[]): Json[] {
  return blocks.filter(isObject).flatMap((block) => {
    const inner = block['type'] === 'carousel' ? listAt(block, 'elements') : listAt(block, 'child_blocks');
    return [block, ...flattened(inner)];
  });
}

/** Every element that a person can use, in the order in which they stand. */
export function placedElements(blocks: readonly unknown[]): PlacedElement[] {
  return flattened(blocks).flatMap((block) =>
    elementsOf(block).map((element) => ({
      block,
      blockId: textAt(block, 'block_id') ?? '',
      element,
      actionId: textAt(element, 'action_id') ?? '',
      type: textAt(element, 'type') ?? '',
    })),
  );
}

/** Every option of a select, radio group, checkbox group or overflow menu, whether grouped or not. */
export function optionsOf(element: Json): readonly Json[] {
  const grouped = listAt(element, 'option_groups')
    .filter(isObject)
    .flatMap((group) => listAt(group, 'options'));
  return [...listAt(element, 'options'), ...grouped].filter(isObject);
}

/** The words of a text object. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value['text'] === 'string' ? value['text'] : '';
}
