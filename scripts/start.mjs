import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm start`: runs what was built. Where nothing was, or sources or packages changed since, it says so and builds first. */
const root = resolve(import.meta.dirname, '..');
const main = join(root, 'dist/main.js');
const packages = join(root, 'package-lock.json');
const SOURCES = ['src', 'packages/embedded-mongo/src'];
/** EX_SOFTWARE of sysexits.h. */
const EXIT_NOT_BUILT = 70;

const why = whyNotBuilt();
if (why !== undefined) {
  console.error(`${why} Building it, which takes a few seconds.`);
  const npm = process.env['npm_execpath'];
  const [program, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status } = spawnSync(program, [...args, 'run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(
      'It could not be built. Run "npm ci" without "--omit=dev", then "npm run build", and see what it says.',
    );
    process.exit(EXIT_NOT_BUILT);
  }
}
await import(pathToFileURL(main).href);

function whyNotBuilt() {
  if (!existsSync(main)) return 'Goalpost is not built.';
  const built = statSync(main).mtimeMs;
  // An installation may have neither sources nor a list of its packages.
  const folders = SOURCES.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const isNewer = (folder) =>
    readdirSync(folder, { recursive: true }).some((name) => statSync(join(folder, name)).mtimeMs > built);
  if (folders.some(isNewer)) return 'The sources of Goalpost changed since it was built.';
  const isOtherPackages = existsSync(packages) && statSync(packages).mtimeMs > built;
  return isOtherPackages ? 'The packages of Goalpost changed since it was built.' : undefined;
}
