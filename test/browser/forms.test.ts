import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { chromiumPath, NO_CHROMIUM, openStage, type Stage } from '../support/browser.ts';

const SLOW = 60_000;

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

describe.skipIf(chromiumPath === undefined)('settings, a new goal and its celebration, by hand', () => {
  let playground: Playground;
  let page: Page;
  let stage: Stage | undefined;

  beforeAll(async () => {
    stage = await openStage(SLOW);
    ({ playground, page } = stage);
    await page.getByRole('button', { name: /^You are/ }).click();
    await page.getByRole('menuitemradio', { name: 'Mara Lindqvist' }).click();
    await page.getByTestId('sidebar-item').filter({ hasText: 'client-success' }).click();
  });
  afterAll(() => stage?.close());

  const field = (block: string) => page.getByTestId('modal').locator(`[data-block-id="${block}"]`);
  const seen = (place: Locator) => place.first().waitFor({ state: 'visible' });
  const goal = async (words: string, dialog: string) => {
    const composer = page.getByRole('textbox', { name: 'Message #client-success' });
    await composer.fill(`/goal ${words}`);
    await composer.press('Enter');
    await seen(page.getByRole('dialog', { name: dialog }));
  };
  const choose = async (block: string, words: string) => {
    await field(block).getByRole('combobox').click();
    await page.getByRole('option', { name: words }).click();
  };
  const gone = () => page.getByTestId('modal').waitFor({ state: 'detached' });
  const press = (name: string) => page.getByTestId('modal').getByRole('button', { name, exact: true }).first().click();

  it('changes how long people have to answer', async () => {
    await goal('team', 'Team settings');
    await field('answerWithin').locator('input').fill('3');
    await press('Save');
    await page.getByRole('dialog', { name: 'Team settings' }).waitFor({ state: 'detached' });
    const team = await playground.goalpost.stores.teams.inChannel('T0HARBOUR', 'C0SUCCESS');
    expect(team?.settings.answerWithin).toBe(3);
    await press('Close');
    await gone();
  });

  it('makes a goal whose direction is switched in the form', async () => {
    await goal('new', 'New goal');
    await field('title').getByRole('textbox').fill('Open requests');
    await choose('category', 'Efficiency');
    await choose('direction', 'Decrease to a target');
    await choose('unit', 'Number');
    await field('baseline').getByRole('textbox').fill('40');
    await field('target').getByRole('textbox').fill('20');
    expect(await field('title').getByRole('textbox').inputValue()).toBe('Open requests');
    await field('due').locator('input').fill('2027-06-30');
    await press('Create goal');
    await seen(page.getByTestId('modal').getByText('is set. Goalpost asks'));
    await press('Close');
    await gone();
  });

  it('keeps what is wrong in sight when Submit follows typing at once', async () => {
    await goal('new', 'New goal');
    await field('title').getByRole('textbox').fill('Open invoices');
    await choose('category', 'Efficiency');
    await choose('unit', 'Number');
    await field('due').locator('input').fill('2027-06-30');
    await page.clock.install();
    await field('target').getByRole('textbox').fill('20');
    await field('baseline').getByRole('textbox').fill('many');
    await press('Create goal');
    await seen(field('baseline').getByText("n't a valid number"));
    const told: unknown[] = [];
    page.on('request', (request) => {
      if (/"do":"block_action"/.test(request.postData() ?? '')) told.push(request.postData());
    });
    await page.clock.runFor(5000);
    expect(told).toEqual([]);
    expect(await field('baseline').getByText("n't a valid number").count()).toBe(1);
    await page.clock.resume();
    await press('Cancel');
    await gone();
  });

  it('celebrates when it is reached', async () => {
    await goal('checkin', 'Check in');
    await page
      .getByTestId('modal')
      .locator('[data-block-id$=":value"]')
      .filter({ hasText: 'Open requests' })
      .getByRole('textbox')
      .fill('19');
    await press('Submit');
    await page.getByTestId('modal').waitFor({ state: 'detached' });
    await seen(page.getByTestId('message').filter({ hasText: /Open requests.*reached its target of 20/ }));
  });
});
