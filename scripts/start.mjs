import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MAIN, whyNotBuilt } from './built.mjs';

/** `npm start`: runs what was built. Where nothing was, or sources or packages changed since, it says so and builds first. */
const root = resolve(import.meta.dirname, '..');
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
await import(pathToFileURL(MAIN).href);
