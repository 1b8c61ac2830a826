import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { chromiumPath, NO_CHROMIUM, openStage, type Stage } from '../support/browser.ts';

/** With PICTURES set the pictures of the README are taken anew. */
const pictures = process.env['PICTURES'] ? resolve(import.meta.dirname, '../../docs/pictures') : undefined;
const SLOW = 60_000;

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

/** The main job by hand: everything here is clicked and typed in the page. */
describe.skipIf(chromiumPath === undefined)('the playground in a browser', () => {
  let playground: Playground;
  let page: Page;
  let stage: Stage | undefined;

  beforeAll(async () => {
    stage = await openStage(SLOW);
    ({ playground, page } = stage);
  });
  afterAll(() => stage?.close());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const sidebar = (name: string) => page.getByTestId('sidebar-item').filter({ hasText: name });
  const message = (text: string | RegExp) => page.getByTestId('message').filter({ hasText: text });
  const field = (block: string) => page.getByTestId('modal').locator(`[data-block-id="${block}"]`);
  const type = (block: string, text: string) => field(block).getByRole('textbox').fill(text);
  const seen = (place: Locator) => place.first().waitFor({ state: 'visible' });

  async function become(name: string): Promise<void> {
    await button(/^You are/).click();
    await page.getByRole('menuitemradio', { name }).click();
    await seen(button(new RegExp(`^You are\\s*${name}`)));
  }

  async function picture(name: string): Promise<void> {
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.mouse.move(640, 5);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  }

  it('moves the clock to the first of the month, and a prompt comes', async () => {
    await become('Noor Haddad');
    await button('Next month').click();
    await page.getByRole('group', { name: 'Move the clock' }).and(page.locator('[aria-busy=false]')).waitFor();
    await sidebar('Goalpost').click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await seen(message('December check-in'));
    expect(await message('December check-in').textContent()).toContain('4 goals, about 2 minutes');
  });

  it('answers four goals in one modal; a mistake stays at its field', async () => {
    await message('December check-in').getByRole('button', { name: 'Check in' }).click();
    await seen(page.getByRole('dialog', { name: 'Check in' }));
    await type('retention:value', '85');
    await type('nps:value', 'forty-six');
    await type('revenue:value', '4.25k');
    await type('onboarding:value', '1w 1d');
    await type('retention:note', 'Quarterly calls keep paying off.');
    await button('Submit').click();
    await seen(field('nps:value').getByText("n't a valid number"));
    expect(await field('retention:note').getByRole('textbox').inputValue()).toBe('Quarterly calls keep paying off.');
    await type('nps:value', '46');
    await field('nps:value').scrollIntoViewIfNeeded();
    await picture('check-in');
    await button('Submit').click();
    await page.getByTestId('modal').waitFor({ state: 'detached' });
    await seen(message('your 4 answers are in'));
  });

  it('shows the round and the celebrations in the channel', async () => {
    await sidebar('client-success').click();
    await seen(message('4 of 4 answered'));
    await seen(message('reached its target of 85'));
    await picture('channel');
  });

  it("opens the lead's review", async () => {
    await become('Mara Lindqvist');
    await sidebar('client-success').click();
    const composer = page.getByRole('textbox', { name: 'Message #client-success' });
    await composer.fill('/goal review');
    await composer.press('Enter');
    await seen(page.getByRole('dialog', { name: 'Review' }));
    const agenda = (await page.getByTestId('modal').textContent()) ?? '';
    expect(agenda.indexOf('Needs a decision')).toBeLessThan(agenda.indexOf('Average revenue per client'));
    expect(agenda).toContain('Average revenue per client');
    await picture('review');
    await button('Close').first().click();
  });

  it('posts the digest on Monday', async () => {
    await playground.time.moveTo(new Date('2026-12-07T09:00:00Z'));
    await seen(message('30 November – 6 December'));
    await picture('digest');
  });

  it('survives a reload, and shows what stood there', async () => {
    await page.reload();
    await seen(message('4 of 4 answered'));
    await seen(button(/^You are\s*Mara Lindqvist/));
  });

  it('works on a phone in the dark', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Conversations' }).click();
    await sidebar('Goalpost').click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await seen(page.getByTestId('app-home'));
    await picture('phone-dark');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
