import type { GoalId } from '../names.ts';

/** Crockford's base 32: no letters that look like digits (crockford.com/base32.html). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 5;

/**
 * Five letters and digits by which people tell two goals of one title apart. It follows from the id (FNV-1a with 32
 * bits, datatracker.ietf.org/doc/html/draft-eastlake-fnv) and never changes. Of 500 goals two have the same code once
 * in 270 cases; then both are found.
 */
export function goalCode(id: GoalId): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  let code = '';
  for (let place = 0; place < LENGTH; place += 1) {
    code += ALPHABET[hash % ALPHABET.length];
    hash = Math.floor(hash / ALPHABET.length);
  }
  return code;
}

/** Whether what was typed is the goal's code, in whatever case, with or without the mark before it. */
export function isCodeOf(id: GoalId, typed: string): boolean {
  return typed.replace(/^#/, '').toUpperCase() === goalCode(id);
}
