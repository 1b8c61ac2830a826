/** Forgets the entry of a map that was put there first, where it holds more than so many. */
export function forgetOldest(map: Map<string, unknown>, max: number): void {
  const oldest = map.size > max ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
