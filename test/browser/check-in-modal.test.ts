import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, NO_CHROMIUM, openStage, type Stage } from '../support/browser.ts';
import { aGoal } from '../support/samples.ts';

const SLOW = 60_000;
const WIDTHS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

/** With PICTURES_TO set, a folder, what is seen is kept there. */
const pictures = process.env['PICTURES_TO'];

describe.skipIf(chromiumPath === undefined)('the check-in modal with 12 goals, by hand', () => {
  let stage: Stage | undefined;

  beforeAll(async () => {
    stage = await openStage(SLOW);
    const { goals } = stage.playground.goalpost.stores;
    for (let index = 5; index <= 12; index += 1) {
      const about = { id: `extra${index}`, title: `Extra goal ${index}`, team: 'success', owner: 'U0NOOR' };
      await goals.save(aGoal({ ...about, workspace: 'T0HARBOUR' }));
    }
    await stage.playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    await stage.page.getByRole('button', { name: /^You are/ }).click();
    await stage.page.getByRole('menuitemradio', { name: 'Noor Haddad' }).click();
    await stage.page.getByTestId('sidebar-item').filter({ hasText: 'Goalpost' }).click();
    await stage.page.getByRole('tab', { name: 'Messages' }).click();
  });
  afterAll(() => stage?.close());

  it.each(WIDTHS)(
    'shows them all at $width pixels, and opens the rest of one with what was typed kept',
    async (size) => {
      if (stage === undefined) throw new Error('no stage');
      const { page } = stage;
      const modal = page.getByTestId('modal');
      const field = (block: string) => modal.locator(`[data-block-id="${block}"]`).getByRole('textbox');
      await page.setViewportSize(size);
      const prompt = page.getByTestId('message').filter({ hasText: 'December check-in' });
      await prompt.getByRole('button', { name: 'Check in' }).click();
      await modal.waitFor({ state: 'visible' });
      expect(await modal.locator('[data-block-id$=":value"]').count()).toBe(12);
      await field('nps:value').fill('45');
      await field('nps:note').fill('Calls helped.');
      await modal.getByRole('button', { name: 'More', exact: true }).first().click();
      await modal.getByText('What should we adjust?').first().waitFor({ state: 'visible' });
      expect(await field('nps:value').inputValue()).toBe('45');
      expect(await field('nps:note').inputValue()).toBe('Calls helped.');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/modal-${size.width}.png` });
      await modal.getByRole('button', { name: 'Cancel', exact: true }).click();
      await modal.waitFor({ state: 'detached' });
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/prompt-${size.width}.png` });
    },
  );
});
