import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * `npm run build`: bundles the bot and its store into `dist`, each with what its threads run. Packages stay where npm
 * installed them. It checks no types; `npm run check:types` does.
 */
const root = resolve(import.meta.dirname, '..');

await bundle(join(root, 'packages/embedded-mongo'), {
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

async function bundle(folder, entryPoints) {
  const outdir = join(folder, 'dist');
  // Chunks are named by their content, so those of the build before would stay.
  rmSync(outdir, { recursive: true, force: true });
  await build({
    ...{ absWorkingDir: folder, entryPoints, outdir, bundle: true, splitting: true, chunkNames: '[name]-[hash]' },
    ...{ format: 'esm', platform: 'node', target: 'node20.19', packages: 'external', sourcemap: true },
    logLevel: 'warning',
  });
}
