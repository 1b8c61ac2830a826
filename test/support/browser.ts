import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from './playground.ts';

const USUAL_PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a Chromium is on this machine, or undefined. `CHROMIUM` names another place. */
export const chromiumPath = USUAL_PLACES.find((place) => place !== '' && existsSync(place));

export const NO_CHROMIUM = 'no Chromium on this machine (set CHROMIUM to one): browser tests are skipped';

/** A playground with its page open in the browser. */
export interface Stage {
  readonly playground: Playground;
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts a playground and opens its page on a desktop, in the light. `slowMs` is the patience of each step. */
export async function openStage(slowMs: number): Promise<Stage> {
  const playground = await startTestPlayground({ pageDir: inject('page') });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  page.setDefaultTimeout(slowMs);
  await page.goto(playground.simulator.page);
  return {
    playground,
    page,
    close: async () => {
      await browser.close();
      await playground.stop();
    },
  };
}

/** Opens the browser, without anything that would reach for the network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
