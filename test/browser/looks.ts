import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditPage } from '../support/page-audit.ts';

/** With LOOKS set to a folder a picture of each view is put there. */
const pictures = process.env['LOOKS'];
const WIDTHS = [1280, 390];
const THEMES = ['light', 'dark'] as const;

/** Brings the page to a view; gives the way to leave it where there is one. */
export type Show = () => Promise<unknown>;

/**
 * Audits each view at both widths, in both themes: it is opened once a width, and changes its theme where it is.
 * `complaints` is where the page's console is heard.
 */
export function inEveryLook(pageNow: () => Page, views: Readonly<Record<string, Show>>, complaints: string[]): void {
  describe.each(WIDTHS)('%i pixels wide, in the light and in the dark', (width) => {
    beforeEach(() => pageNow().setViewportSize({ width, height: width < 600 ? 844 : 800 }));

    it.each(Object.entries(views))('%s', async (name, show) => {
      const page = pageNow();
      complaints.length = 0;
      await page.emulateMedia({ colorScheme: 'light' });
      const leave = await show();
      const found: Record<string, unknown> = {};
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await nextPicture(page);
        found[colorScheme] = await auditPage(page);
        if (pictures === undefined) continue;
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`) });
      }
      if (typeof leave === 'function') await leave();
      const fine = { overflow: 0, faint: [], small: [] };
      expect({ ...found, complaints }).toEqual({ light: fine, dark: fine, complaints: [] });
    });
  });
}

/** Waits until what a new theme changed stands on the page, which hears of it with the next frame, and nothing fades any more. */
function nextPicture(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
