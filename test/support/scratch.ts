import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Of Linux: files that stand in memory. */
const MEMORY = '/dev/shm';
/** Many times what all tests that run at once put there; containers often have 64 MB, which a browser fills. */
const ENOUGH_BYTES = 1024 ** 3;

/**
 * Where tests make their temporary files: in memory where there is enough of it. A store waits for the disk after each
 * write, and half the time of a test that uses one went into that. `TMPDIR` names another place.
 */
export function scratchFolder(): string {
  if (process.env['TMPDIR']) return tmpdir();
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
