import { fileURLToPath } from 'node:url';

/** Where the built page is. */
export const PAGE_DIR = fileURLToPath(new URL('../page/dist', import.meta.url));

/** Builds the page; it takes about a second. Vite is loaded only here, so that nothing else waits for it. */
export async function buildPage(): Promise<string> {
  const { build } = await import('vite');
  const root = fileURLToPath(new URL('../page', import.meta.url));
  await build({ root, configFile: `${root}/vite.config.ts`, logLevel: 'error' });
  return PAGE_DIR;
}
