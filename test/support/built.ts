import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { COMMAND_LINE, MAIN, whyNotBuilt } from '../../scripts/built.mjs';

const root = resolve(import.meta.dirname, '../..');

export { COMMAND_LINE, MAIN };

/** Builds what processes of tests and benches run, as operators do, where it is not of the sources that lie there. */
export function build(): void {
  if (whyNotBuilt() !== undefined) execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
}

/** Once, before test files start such processes side by side. */
export const setup = build;
