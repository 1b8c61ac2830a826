import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { chromiumPath, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { type Gallery, startGallery } from './gallery.ts';

const SLOW = 60_000;

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

/** Every kind of element, by mouse and by keyboard, and what the app hears of it. */
describe.skipIf(chromiumPath === undefined)('the page', () => {
  let gallery: Gallery;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    gallery = await startGallery(inject('page'));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(SLOW);
    const { slack } = gallery;
    await page.goto(`${slack.page}#/${slack.as('ada').id}/${slack.channel('general').id}`);
    await composer().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });
  beforeEach(async () => {
    await composer().fill('');
  });

  const composer = () => page.getByRole('textbox', { name: 'Message #general' });
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const gone = () => page.getByTestId('modal').waitFor({ state: 'detached' });
  const said = (text: string) => page.getByTestId('message').filter({ hasText: text });
  const keys = async (...all: string[]) => {
    for (const key of all) await page.keyboard.press(key);
  };
  const openForm = async () => {
    await composer().fill('/form first');
    await composer().press('Enter');
    await dialog('Form').waitFor();
  };
  const heard = (type: string, match: object) =>
    expect.poll(() => gallery.seen.findLast((body) => body['type'] === type), { timeout: SLOW }).toMatchObject(match);
  const action = (match: object) => heard('block_actions', { actions: [match] });
  const submitted = async (values: object) => {
    await page.getByRole('button', { name: 'Save' }).click();
    await gone();
    await heard('view_submission', { view: { state: { values } } });
  };

  it('has an overflow menu, by mouse and by keyboard', async () => {
    await said('Retention').getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await action({ type: 'overflow', selected_option: { value: 'edit' } });
    await said('Retention').getByRole('button', { name: 'More actions' }).focus();
    await keys('Enter', 'ArrowDown', 'Enter');
    await action({ type: 'overflow', selected_option: { value: 'archive' } });
  });

  it('has buttons in cards, feedback, and buttons with a sign', async () => {
    await page.getByRole('button', { name: 'Open card' }).click();
    await action({ type: 'button', action_id: 'card', value: 'c1' });
    await page.getByRole('button', { name: 'Not helpful' }).click();
    await action({ type: 'feedback_buttons', value: 'no', text: { text: 'Not helpful' } });
    expect(await page.getByRole('button', { name: 'Not helpful' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Delete' }).click();
    await action({ type: 'icon_button', value: 'r1', icon: 'trash' });
  });

  it('writes rich text with Slack’s keys', async () => {
    await openForm();
    await page.getByRole('textbox', { name: 'Rich text' }).click();
    await keys('Control+b');
    await page.keyboard.type('Bold');
    await keys('Control+b');
    await page.keyboard.type(' plain');
    await keys('Enter', 'Control+Shift+8');
    await page.keyboard.type('one');
    await keys('Enter');
    await page.keyboard.type('two');
    const item = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
    const elements = [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Bold', style: { bold: true } },
          { type: 'text', text: ' plain' },
        ],
      },
      { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [item('one'), item('two')] },
    ];
    await submitted({ rich: { x: { type: 'rich_text_input', rich_text_value: { type: 'rich_text', elements } } } });
  });

  it('writes rich text with its toolbar: italic, struck through, code, a link', async () => {
    await openForm();
    const editor = page.getByRole('textbox', { name: 'Rich text' });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await editor.click();
    await press('Italic');
    await page.keyboard.type('Lean');
    await press('Italic');
    await press('Strikethrough');
    await page.keyboard.type('gone');
    await press('Strikethrough');
    await page.keyboard.type('x');
    await keys('Shift+ArrowLeft');
    await press('Code');
    await press('Link');
    await page.getByRole('textbox', { name: /Address of the link/ }).fill('example.com/a');
    await keys('Enter');
    const elements = [
      { type: 'text', text: 'Lean', style: { italic: true } },
      { type: 'text', text: 'gone', style: { strike: true } },
      { type: 'text', text: 'x', style: { code: true } },
      { type: 'link', url: 'https://example.com/a', text: 'https://example.com/a' },
    ];
    await submitted({ rich: { x: { rich_text_value: { elements: [{ elements }] } } } });
  });

  it('takes a file, and refuses one of another kind', async () => {
    await openForm();
    const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('a,b') });
    await page.setInputFiles('input[type=file]', file('values.exe'));
    await page.getByText('values.exe is none of: csv').waitFor();
    await page.setInputFiles('input[type=file]', file('values.csv'));
    await page.getByRole('button', { name: 'Remove values.csv' }).waitFor();
    await submitted({ file: { x: { files: [{ name: 'values.csv', mimetype: 'text/csv', size: 3 }] } } });
  });

  it('asks the app for options, by keyboard, and ticks boxes', async () => {
    await openForm();
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.click();
    await owner.fill('m');
    await page.getByRole('option', { name: 'Mara' }).waitFor();
    await page.getByRole('option', { name: 'Noor' }).waitFor({ state: 'detached' });
    await keys('ArrowDown', 'Enter');
    await page.getByRole('checkbox', { name: 'Second' }).focus();
    await keys('Space');
    await submitted({
      owner: { x: { selected_option: { value: 'Mara' } } },
      boxes: { x: { selected_options: [{ value: '2' }] } },
    });
  });

  it('pushes a view upon another, and goes back to it with what was typed', async () => {
    await openForm();
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('kept');
    await page.getByRole('button', { name: 'Go deeper' }).click();
    await dialog('Deeper').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await dialog('Form').waitFor();
    expect(await page.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toBe('kept');
    await keys('Escape');
    await gone();
  });

  it('takes what is typed the moment a form is closed', async () => {
    await openForm();
    await page.getByRole('textbox', { name: 'Rich text' }).click();
    await keys('Escape');
    await page.keyboard.type('/form second');
    expect(await composer().inputValue()).toBe('/form second');
    await keys('Enter');
    await dialog('Form').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.type('Hello');
    expect(await composer().inputValue()).toBe('Hello');
  });

  it('has message shortcuts, reached by keyboard alone', async () => {
    await said('Shall this be a goal').focus();
    await keys('ArrowUp');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Retention');
    await keys('ArrowDown', 'Tab', 'Tab', 'Tab', 'Enter');
    await page.getByRole('menuitem', { name: 'Make it a goal' }).waitFor();
    await keys('Enter');
    await dialog('note').waitFor();
    await heard('message_action', { callback_id: 'note', message: { text: 'Shall this be a goal?' } });
    await keys('Escape');
    await gone();
  });

  it('has global shortcuts in the composer and in the jump dialog', async () => {
    await page.getByRole('button', { name: 'Shortcuts', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New goal' }).click();
    await dialog('new').waitFor();
    await keys('Escape');
    await gone();
    await keys('Control+k');
    await page.getByRole('combobox', { name: 'Jump to' }).fill('new goal');
    await keys('Enter');
    await dialog('new').waitFor();
    await heard('shortcut', { callback_id: 'new' });
    await keys('Escape');
    await gone();
  });
});
