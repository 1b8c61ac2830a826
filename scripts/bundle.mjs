import { join } from 'node:path';
import { build } from 'esbuild';

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

/**
 * Bundles programs with the packages that they use into the `dist` of a folder.
 * @param {string} folder
 * @param {Record<string, string>} entryPoints what each is called there, and its source
 */
export async function bundle(folder, entryPoints) {
  await build({
    ...{ absWorkingDir: folder, entryPoints, outdir: join(folder, 'dist') },
    ...{ bundle: true, splitting: true, chunkNames: '[name]-[hash]' },
    ...{ format: 'esm', platform: 'node', target: 'node20.19', external: OUTSIDE, sourcemap: true },
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
}
