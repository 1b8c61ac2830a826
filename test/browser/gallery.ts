/** An app with everything that can be clicked or typed into, for the page to be tried with. */

import { defaultApp, type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value = text) => ({ text: plain(text), value });
const input = (id: string, label: string, element: object, more: object = {}): KnownBlock =>
  ({
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { action_id: 'x', ...element },
    ...more,
  }) as KnownBlock;

const optional = { optional: true };
const inputs: KnownBlock[] = [
  input('text', 'Text', { type: 'plain_text_input' }, optional),
  input('rich', 'Rich text', { type: 'rich_text_input' }, optional),
  input('file', 'File', { type: 'file_input', filetypes: ['csv'], max_files: 1 }, optional),
  input('owner', 'Owner', { type: 'external_select', min_query_length: 0 }, optional),
  input('boxes', 'Boxes', { type: 'checkboxes', options: [option('First', '1'), option('Second', '2')] }, optional),
];

const form = (title: string): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(title),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [...inputs, { type: 'actions', elements: [{ type: 'button', action_id: 'push', text: plain('Go deeper') }] }],
});

const message: KnownBlock[] = [
  {
    type: 'section',
    text: { type: 'mrkdwn', text: '*Retention*' },
    accessory: { type: 'overflow', action_id: 'menu', options: [option('Edit', 'edit'), option('Archive', 'archive')] },
  },
  {
    type: 'card',
    title: { type: 'mrkdwn', text: 'A card' },
    actions: [{ type: 'button', action_id: 'card', text: plain('Open card'), value: 'c1' }],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Helpful'), value: 'yes' },
        negative_button: { text: plain('Not helpful'), value: 'no' },
      },
      { type: 'icon_button', action_id: 'remove', icon: 'trash', text: plain('Delete'), value: 'r1' },
    ],
  },
];

export interface Gallery {
  readonly slack: Simulator;
  /** Bodies of everything that came to the app, oldest first. */
  readonly seen: readonly Record<string, unknown>[];
  readonly close: () => Promise<void>;
}

export async function startGallery(pageDir: string): Promise<Gallery> {
  const slack = await startSimulator({
    pageDir,
    rateLimits: false,
    app: {
      ...defaultApp,
      name: 'Gallery',
      commands: [{ command: '/form', description: 'Opens a form', usageHint: '[first | second]', shouldEscape: true }],
      shortcuts: [
        { name: 'New goal', callbackId: 'new', type: 'global' },
        { name: 'Make it a goal', callbackId: 'note', type: 'message' },
      ],
    },
  });
  slack.invite('general');
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const seen: Record<string, unknown>[] = [];
  app.use(async ({ body, next }) => {
    seen.push({ ...body });
    await next();
  });
  app.command('/form', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('Form') });
  });
  app.shortcut(/./, async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form(String(body.callback_id)) });
  });
  app.action({ type: 'block_actions', action_id: 'push' }, async ({ ack, client, body }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: form('Deeper') });
  });
  app.action(/./, ({ ack }) => ack());
  app.options(/./, ({ ack, options }) =>
    ack({
      options: ['Noor', 'Sam', 'Mara']
        .filter((name) => name.toLowerCase().includes(options.value))
        .map((name) => option(name)),
    }),
  );
  app.view('form', ({ ack }) => ack());
  await app.start();
  await app.client.chat.postMessage({ channel: slack.channel('general').id, text: 'Retention', blocks: message });
  slack.as('ben').say('general', 'Shall this be a goal?');
  return {
    slack,
    seen,
    close: async () => {
      await app.stop();
      await slack.close();
    },
  };
}
