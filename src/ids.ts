import { createHash, randomBytes } from 'node:crypto';
import type { Ids } from './ports/runtime.ts';

const BYTES = 12;

/** Sixteen letters, digits, `-` and `_`: 96 bits, random or of a SHA-256. */
export function createIds(random: (bytes: number) => Buffer = randomBytes): Ids {
  return {
    next: () => random(BYTES).toString('base64url'),
    derive: (...parts) =>
      createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, BYTES).toString('base64url'),
  };
}
