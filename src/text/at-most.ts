/**
 * How many holidays that some regions have are named in one sentence, how many regions of each, how many people, and how
 * many goals or people a line of the digest names of a kind.
 */
export const MAX_NAMED = { days: 5, regions: 3, people: 5, unchanged: 3 } as const;

/** The first items, and how many were left out. */
export function atMost<Item>(
  items: readonly Item[],
  max: number,
): { readonly shown: readonly Item[]; readonly left: number } {
  return { shown: items.slice(0, max), left: Math.max(0, items.length - max) };
}
