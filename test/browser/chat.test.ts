import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumPath, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { type Gallery, startGallery } from './gallery.ts';

const SLOW = 60_000;

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

/** What makes a chat of the page: who has said what, what is new, what is for one person only. */
describe.skipIf(chromiumPath === undefined)('the page as a chat', () => {
  let gallery: Gallery;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    gallery = await startGallery(inject('page'));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    page.setDefaultTimeout(SLOW);
    const { slack } = gallery;
    await page.goto(`${slack.page}#/${slack.as('ada').id}/${slack.channel('general').id}`);
    await said('Shall this be a goal').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });

  const said = (text: string) => page.getByTestId('message').filter({ hasText: text });
  const entry = (name: string) => page.getByTestId('sidebar-item').filter({ hasText: name });
  const composer = (name: string) => page.getByRole('textbox', { name: `Message ${name}` });

  it('tells a screen reader in plain words what is said', async () => {
    gallery.slack.as('ben').say('general', ':large_green_circle: *Nine* new <contacts>');
    await page.locator('[aria-live=polite]', { hasText: /^[^:]+: large green circle Nine new <contacts>$/ }).waitFor();
  });

  it('marks what is unread, and only until it is seen', async () => {
    gallery.slack.as('ben').say('random', 'Has anybody seen the numbers?');
    await entry('random').getByText('1').waitFor();
    await entry('random').click();
    await said('Has anybody seen').waitFor();
    await entry('random').getByText('unread').waitFor({ state: 'detached' });
    await page.getByText('New', { exact: true }).waitFor();
    await entry('general').click();
  });

  it('answers in a thread, whose number of replies stands below the message', async () => {
    await said('Shall this be a goal').hover();
    await said('Shall this be a goal').getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByTestId('thread');
    await thread.getByTestId('thread-composer').fill('Yes, until June.');
    await thread.getByTestId('thread-composer').press('Enter');
    await thread.getByText('Yes, until June.').waitFor();
    await page.getByTestId('messages').first().getByRole('button', { name: '1 reply' }).waitFor();
    await thread.getByRole('button', { name: /Close/ }).click();
    await thread.waitFor({ state: 'detached' });
  });

  it('closes a thread with Escape, and first what is open in front of it', async () => {
    await page.getByTestId('messages').first().getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByTestId('thread');
    await thread.waitFor();
    await page.keyboard.press('Control+k');
    const jump = page.locator('dialog[open]');
    await jump.waitFor();
    await page.keyboard.press('Escape');
    await jump.waitFor({ state: 'detached' });
    expect(await thread.count()).toBe(1);
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
  });

  it('shows one person what is for that person only, and it is gone with a reload', async () => {
    const { slack } = gallery;
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({
      channel: slack.channel('general').id,
      user: slack.as('ada').id,
      text: 'A word for you',
    });
    await fetch(`${slack.apiUrl}chat.postEphemeral`, { method: 'POST', headers, body });
    await said('A word for you').getByText('Only visible to you').waitFor();
    await page.reload();
    await said('Shall this be a goal').waitFor();
    expect(await said('A word for you').count()).toBe(0);
  });

  it('completes commands and their words, names and channels', async () => {
    const box = composer('#general');
    await box.fill('/f');
    await page.getByRole('option', { name: /\/form/ }).waitFor();
    await box.press('Tab');
    expect(await box.inputValue()).toBe('/form ');
    await page.getByRole('option', { name: '/form second' }).waitFor();
    await box.fill('Ask @be');
    await box.press('Tab');
    expect(await box.inputValue()).toMatch(/^Ask @Ben/);
    await box.fill('');
  });

  it('reacts, and takes the reaction back', async () => {
    await said('Shall this be a goal').hover();
    await said('Shall this be a goal').getByRole('button', { name: 'Add a reaction' }).click();
    await page.getByRole('menuitem', { name: 'eyes' }).click();
    const reaction = said('Shall this be a goal').locator('.reaction');
    await expect.poll(() => reaction.getAttribute('aria-pressed'), { timeout: SLOW }).toBe('true');
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
  });

  it('is light and dark, and remembers it', async () => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const theme = page.getByRole('button', { name: /theme|appearance|light|dark/i }).first();
    for (let press = 0; press < 3 && (await ground()) === light; press += 1) await theme.click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    await said('Shall this be a goal').waitFor();
    expect(await ground()).toBe(dark);
  });

  it('shows in the inspector what passes, with what it carried and without a token', async () => {
    await page
      .getByRole('button', { name: /inspector/i })
      .first()
      .click();
    const inspector = page.getByTestId('inspector');
    await inspector
      .getByRole('button', { name: /chat\.postMessage/ })
      .first()
      .click();
    const detail = (await page.getByTestId('inspector-detail').textContent()) ?? '';
    expect(detail).toContain('Retention');
    expect(detail).not.toContain(gallery.slack.botToken);
    await inspector.getByRole('button', { name: 'Close inspector' }).click();
  });

  it('is another person’s view, with their own unread marks and forms', async () => {
    await page.getByRole('button', { name: /^You are/ }).click();
    await page.getByRole('menuitemradio', { name: 'Ben' }).click();
    await page.getByRole('button', { name: /^You are\s*Ben/ }).waitFor();
    await composer('#general').fill('/form first');
    await composer('#general').press('Enter');
    await page.getByRole('dialog', { name: 'Form' }).waitFor();
    expect(gallery.slack.as('ada').modals()).toEqual([]);
    expect(gallery.slack.as('ben').modals()).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.getByTestId('modal').waitFor({ state: 'detached' });
  });

  it('fits a phone, where the conversations slide in', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Conversations' }).click();
    await entry('random').click();
    await said('Has anybody seen').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
