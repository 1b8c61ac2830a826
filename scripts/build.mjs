import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * `npm run build`: bundles the bot and its store into `dist`, each with its packages and with what its threads run. It
 * checks no types; `npm run check:types` does.
 */
const root = resolve(import.meta.dirname, '..');

/** What stays where npm installed it. */
const OUTSIDE = [
  ...['@goalpost/embedded-mongo', '@goalpost/embedded-mongo/*'],
  // They read files that lie beside them: native parts, WebAssembly, and fonts.
  ...['libsql', '@resvg/resvg-js', 'harfbuzzjs', '@expo-google-fonts/*'],
  // The MongoDB driver and ws take them where an operator installs them.
  ...['kerberos', 'snappy', '@mongodb-js/zstd', 'socks', 'mongodb-client-encryption', 'gcp-metadata'],
  ...['@aws-sdk/credential-providers', 'bufferutil', 'utf-8-validate'],
];

/** Packages in CommonJS ask for what is outside, and for Node's own modules, with a function that ESM has not. */
const REQUIRE = [
  "import { createRequire as createBundleRequire } from 'node:module';",
  'const require = createBundleRequire(import.meta.url);',
].join(' ');

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
    ...{ format: 'esm', platform: 'node', target: 'node20.19', external: OUTSIDE, sourcemap: true },
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
}
