import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AnyBlock, View } from '@slack/types';
import { buildPage } from './build-page.ts';

/** Shows what an app sends as the page shows it, as HTML that needs no script. */
export interface Gallery {
  markupOf(shown: { readonly blocks: readonly AnyBlock[] } | View): Promise<string>;
  /** The page's own styles. */
  readonly css: string;
}

/** Builds the page and what makes HTML of it. */
export async function buildGallery(): Promise<Gallery> {
  const page = await buildPage();
  const { build } = await import('vite');
  const root = fileURLToPath(new URL('../page', import.meta.url));
  const outDir = fileURLToPath(new URL('../../../node_modules/.cache/goalpost-gallery', import.meta.url));
  await build({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'error',
    ssr: { noExternal: ['slack-blocks-to-jsx'] },
    build: { ssr: 'src/gallery.tsx', outDir },
  });
  const files = await readdir(join(page, 'assets'));
  const styles = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFile(join(page, 'assets', file), 'utf8'));
  const made: Pick<Gallery, 'markupOf'> = await import(pathToFileURL(join(outDir, 'gallery.js')).href);
  return { markupOf: made.markupOf, css: (await Promise.all(styles)).join('\n') };
}
