const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function shareList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const shared = after.map((item, index) => share(before[index], item));
  return shared.length === before.length && shared.every((item, index) => item === before[index]) ? before : shared;
}

function shareFields(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(after);
  const shared = Object.fromEntries(names.map((name) => [name, share(before[name], after[name])]));
  const same = names.length === Object.keys(before).length && names.every((name) => shared[name] === before[name]);
  return same ? before : shared;
}

/**
 * The value of `after`, built from the very objects of `before` wherever they are equal. Each event carries a whole
 * snapshot; with this only the messages that changed are drawn again.
 */
export function share<T>(before: unknown, after: T): T;
export function share(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return shareList(before, after);
  if (Array.isArray(before) || Array.isArray(after)) return after;
  if (isObject(before) && isObject(after)) return shareFields(before, after);
  return after;
}
