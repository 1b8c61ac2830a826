import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundle } from './bundle.mjs';

/**
 * `npm run build`: bundles the bot and its store into `dist`, each with its packages and with what its threads run. It
 * checks no types; `npm run check:types` does.
 */
const root = resolve(import.meta.dirname, '..');
const store = join(root, 'packages/embedded-mongo');

// Chunks are named by their content, so those of the build before would stay.
for (const folder of [store, root]) rmSync(join(folder, 'dist'), { recursive: true, force: true });
await bundle(store, {
  index: 'src/index.ts',
  'in-thread': 'src/in-thread.ts',
  'thread-main': 'src/thread-main.ts',
});
await bundle(root, {
  main: 'src/main.ts',
  'cli/main': 'src/cli/main.ts',
  'thread-main': 'src/pictures/thread-main.ts',
  // Named, so that it lies in `dist` itself, one folder below the root, whoever imports it.
  root: 'src/root.ts',
});
