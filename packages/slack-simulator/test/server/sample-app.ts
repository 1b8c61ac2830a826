/** A small Bolt app that uses everything once, in either mode. */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Simulator } from '../../src/index.ts';

const orderModal: ModalView = {
  type: 'modal',
  callback_id: 'order',
  private_metadata: 'secret',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'Order' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: 'What' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'count',
      label: { type: 'plain_text', text: 'How many' },
      element: {
        type: 'number_input',
        action_id: 'number',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '10',
        initial_value: '2',
      },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'add', text: { type: 'plain_text', text: 'Add' }, value: 'one' }],
    },
  ],
};

const secondModal: ModalView = { ...orderModal, callback_id: 'second', notify_on_close: false };

function listeners(app: App, seen: Record<string, unknown>[]): void {
  app.command('/order', async ({ ack, body, client, command, respond }) => {
    seen.push({ ...body });
    if (command.text === 'say') return ack({ response_type: 'in_channel', text: 'Said' });
    if (command.text === 'quiet') return ack('Only you');
    await ack();
    if (command.text === 'later') {
      await respond('And later');
      return;
    }
    await client.views.open({ trigger_id: command.trigger_id, view: orderModal });
  });
  app.action('add', async ({ ack, body, client }) => {
    await ack();
    seen.push({ ...body });
    if (body.type !== 'block_actions' || body.view === undefined) return;
    const title = { type: 'plain_text' as const, text: 'Order more' };
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: { ...orderModal, title } });
  });
  app.view('order', async ({ ack, body, view, client }) => {
    seen.push({ ...body });
    const what = view.state.values['what']?.['text']?.value;
    if (what === 'nothing') return ack({ response_action: 'errors', errors: { what: 'Order something' } });
    if (what === 'push') return ack({ response_action: 'push', view: secondModal });
    if (what === 'clear') return ack({ response_action: 'clear' });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Ordered ${what}` });
  });
  app.view({ callback_id: 'order', type: 'view_closed' }, async ({ ack, body }) => {
    seen.push({ ...body });
    await ack();
  });
  app.event('app_home_opened', async ({ event, body, client }) => {
    seen.push({ ...body });
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Welcome' } }] },
    });
  });
  app.message('hello', async ({ message, say }) => {
    seen.push({ ...message });
    await say({
      text: 'Hello',
      blocks: [
        {
          type: 'actions',
          block_id: 'greeting',
          elements: [
            { type: 'button', action_id: 'wave', text: { type: 'plain_text', text: 'Wave' }, value: 'back' },
            { type: 'external_select', action_id: 'find', min_query_length: 1 },
          ],
        },
      ],
    });
  });
  app.action('wave', async ({ ack, body, respond }) => {
    await ack();
    seen.push({ ...body });
    await respond({ replace_original: true, text: 'Waved', blocks: [] });
  });
  app.options('find', async ({ ack, body, options }) => {
    seen.push({ ...body });
    const text = { type: 'plain_text' as const, text: `Found ${options.value}` };
    await ack({ options: [{ text, value: 'found' }] });
  });
  app.shortcut('new_order', async ({ ack, body, client }) => {
    await ack();
    seen.push({ ...body });
    await client.views.open({ trigger_id: body.trigger_id, view: orderModal });
  });
}

export interface SampleApp {
  readonly app: App;
  /** Bodies as the listeners got them. */
  readonly seen: Record<string, unknown>[];
  readonly stop: () => Promise<void>;
}

export async function startSampleApp(slack: Simulator, mode: 'socket' | 'http'): Promise<SampleApp> {
  const { botToken: token, appToken, signingSecret, apiUrl } = slack;
  const seen: Record<string, unknown>[] = [];
  const common = { token, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: apiUrl } };
  if (mode === 'socket') {
    const app = new App({ ...common, socketMode: true, appToken });
    listeners(app, seen);
    await app.start();
    return { app, seen, stop: async () => void (await app.stop()) };
  }
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({ ...common, receiver });
  listeners(app, seen);
  const server = await receiver.start(0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  slack.setEventsUrl(`http://127.0.0.1:${address.port}/slack/events`);
  return { app, seen, stop: async () => void (await app.stop()) };
}
