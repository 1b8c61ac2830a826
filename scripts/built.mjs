import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const packages = join(root, 'package-lock.json');
const SOURCES = ['src', 'packages/embedded-mongo/src'];

/** What `npm run build` writes, and `npm start` runs. */
export const MAIN = join(root, 'dist/main.js');
export const COMMAND_LINE = join(root, 'dist/cli/main.js');

/**
 * Says what is wrong with what was built; undefined where it is of the sources and packages that lie there now.
 * @returns {string | undefined}
 */
export function whyNotBuilt() {
  if (!existsSync(MAIN)) return 'Goalpost is not built.';
  const built = statSync(MAIN).mtimeMs;
  // An installation may have neither sources nor a list of its packages.
  const folders = SOURCES.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const isNewer = (folder) =>
    readdirSync(folder, { recursive: true }).some((name) => statSync(join(folder, name)).mtimeMs > built);
  if (folders.some(isNewer)) return 'The sources of Goalpost changed since it was built.';
  const isOtherPackages = existsSync(packages) && statSync(packages).mtimeMs > built;
  return isOtherPackages ? 'The packages of Goalpost changed since it was built.' : undefined;
}
