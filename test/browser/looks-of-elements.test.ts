import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Puppet, startPuppet } from '../../packages/slack-simulator/test/server/puppet.ts';
import { chromiumPath, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { inEveryLook } from './looks.ts';

const SLOW = 60_000;

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const options = ['First', 'Second'].map((text) => ({ text: plain(text), value: text, description: plain('A note') }));
const button = (text: string, more: object = {}) => ({ type: 'button', action_id: text, text: plain(text), ...more });
const rich = (...elements: readonly object[]) => ({ type: 'rich_text', elements });
const run = (text: string, more: object = {}) => ({ type: 'text', text, ...more });
const cell = (text: string) => ({ type: 'raw_text', text });

const inputs: readonly (readonly [type: string, more?: object])[] = [
  ['plain_text_input', { placeholder: plain('Say something') }],
  ['plain_text_input', { multiline: true, initial_value: 'Several\nlines' }],
  ['number_input', { is_decimal_allowed: true, placeholder: plain('0') }],
  ['email_text_input', { placeholder: plain('you@example.com') }],
  ['url_text_input', { placeholder: plain('https://example.com') }],
  ['rich_text_input', { placeholder: plain('In your own words') }],
  ['static_select', { options, placeholder: plain('Choose one') }],
  ['multi_static_select', { options, initial_options: options }],
  ['users_select', { placeholder: plain('Somebody') }],
  ['conversations_select', { placeholder: plain('Somewhere') }],
  ['checkboxes', { options, initial_options: options.slice(1) }],
  ['radio_buttons', { options }],
  ['datepicker', { placeholder: plain('A day') }],
  ['timepicker', { placeholder: plain('A time') }],
  ['datetimepicker'],
  ['file_input', { filetypes: ['csv'] }],
];

const form = {
  type: 'modal',
  title: plain('Every input'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    { type: 'alert', level: 'warning', text: mrkdwn('*Look*: this cannot be taken back.') },
    ...inputs.map(([type, more], index) => ({
      type: 'input',
      block_id: `${type}${index}`,
      label: plain(type),
      hint: plain('A hint that helps'),
      optional: index % 2 === 0,
      element: { type, action_id: 'x', ...more },
    })),
  ],
} as unknown as ModalView;

const message = [
  { type: 'header', text: plain('A header') },
  { type: 'section', text: mrkdwn('*Bold*, _slanted_, ~gone~, `code`, <https://example.com|a link>\n> said before') },
  { type: 'section', fields: [mrkdwn('*One*\n1'), mrkdwn('*Two*\n2')], accessory: button('More') },
  { type: 'context', elements: [mrkdwn('Small print, with a <https://example.com|link>')] },
  { type: 'divider' },
  rich(
    { type: 'rich_text_section', elements: [run('Rich '), run('text', { style: { bold: true } })] },
    { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [run('An item')] }] },
    { type: 'rich_text_quote', elements: [run('A quotation')] },
    { type: 'rich_text_preformatted', elements: [run('const one = 1;')] },
  ),
  {
    type: 'actions',
    elements: [
      button('Plain'),
      button('Primary', { style: 'primary' }),
      button('Danger', { style: 'danger' }),
      { type: 'static_select', action_id: 's', placeholder: plain('Choose'), options },
      { type: 'datepicker', action_id: 'd', placeholder: plain('A day') },
      { type: 'overflow', action_id: 'o', options },
      { type: 'checkboxes', action_id: 'c', options },
    ],
  },
  { type: 'table', rows: [['Goal', 'Value'].map(cell), ['Retention', '85'].map(cell)] },
  {
    type: 'card',
    title: mrkdwn('A card'),
    subtitle: mrkdwn('With a subtitle'),
    body: mrkdwn('And a body'),
    actions: [button('Open')],
  },
  { type: 'markdown', text: '## Markdown\n\nWith **words**, a [link](https://example.com) and `code`.' },
  {
    type: 'context_actions',
    elements: [{ type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete'), value: 'r' }],
  },
] as unknown as KnownBlock[];

/** Blocks and inputs of every kind, the ones that Goalpost does not use as well. */
describe.skipIf(chromiumPath === undefined)('the looks of what apps show', () => {
  let slack: Simulator;
  let app: Puppet;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    slack = await startSimulator({ pageDir: inject('page'), rateLimits: false });
    app = await startPuppet(slack);
    slack.invite('general');
    const channel = slack.channel('general').id;
    await app.client.chat.postMessage({ channel, text: 'Every block', blocks: message.slice(0, 7) });
    await app.client.chat.postMessage({ channel, text: 'The rest', blocks: message.slice(7) });
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(SLOW);
    page.on('console', (said) => {
      if (['error', 'warning'].includes(said.type())) complaints.push(said.text());
    });
    page.on('pageerror', (error) => void complaints.push(String(error)));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await slack?.close();
  });

  const opened = async () => {
    await page.goto('about:blank');
    await page.goto(`${slack.page}#/${slack.as('ada').id}/${slack.channel('general').id}`);
    await page.getByTestId('message').filter({ hasText: 'A card' }).first().waitFor();
  };

  const views: Readonly<Record<string, () => Promise<unknown>>> = {
    'blocks of a message': async () => {
      await opened();
      await page.getByTestId('message').filter({ hasText: 'A header' }).first().scrollIntoViewIfNeeded();
    },
    'inputs of a form': async () => {
      await opened();
      await slack.as('ada').command('/do');
      await app.client.views.open({ trigger_id: String(app.last('command')['trigger_id']), view: form });
      await page.getByRole('dialog', { name: 'Every input' }).waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('This field is needed.').first().waitFor();
      return async () => (await slack.as('ada').modal()).close();
    },
  };

  inEveryLook(() => page, views, complaints);
});
