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

/** Audits each view at both widths in both themes. `complaints` is where the page's console is heard. */
export function inEveryLook(pageNow: () => Page, views: Readonly<Record<string, Show>>, complaints: string[]): void {
  const settings = WIDTHS.flatMap((width) => THEMES.map((colorScheme) => ({ width, colorScheme })));

  describe.each(settings)('$width pixels wide, $colorScheme', ({ width, colorScheme }) => {
    beforeEach(async () => {
      const page = pageNow();
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
      await page.emulateMedia({ colorScheme });
    });

    it.each(Object.entries(views))('%s', async (name, show) => {
      const page = pageNow();
      complaints.length = 0;
      const leave = await show();
      const found = await auditPage(page);
      if (pictures !== undefined) {
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`) });
      }
      if (typeof leave === 'function') await leave();
      expect({ ...found, complaints }).toEqual({ overflow: 0, faint: [], small: [], complaints: [] });
    });
  });
}
