/** Forgets the entry of a map that was put there first, where it holds more than so many. */
export function forgetOldest(map: Map<string, unknown>, most: number): void {
  const oldest = map.size > most ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
