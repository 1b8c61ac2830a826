import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { type SampleApp, startSampleApp } from './sample-app.ts';

describe.each(['socket', 'http'] as const)('a Bolt app over %s', (mode) => {
  let slack: Simulator;
  let sample: SampleApp;

  beforeAll(async () => {
    slack = await startSimulator({
      app: {
        name: 'Sample',
        scopes: ['chat:write', 'commands', 'im:history'],
        shortcuts: [{ name: 'New order', callbackId: 'new_order', type: 'global' }],
        events: ['app_home_opened', 'message.im'],
      },
    });
    sample = await startSampleApp(slack, mode);
  });

  afterAll(async () => {
    await sample.stop();
    await slack.close();
  });

  const last = (type: string) => sample.seen.findLast((body) => body['type'] === type) ?? {};

  it('answers a command in its acknowledgement, to one person or to all', async () => {
    const ada = slack.as('ada');
    const quiet = await ada.command('/order', 'quiet');
    expect(quiet.ephemerals.map((message) => message.words())).toEqual(['Only you']);
    await ada.command('/order', 'say', 'random');
    expect(slack.messages('random').map(({ text }) => text)).toEqual(['Said']);
    await ada.command('/order', 'later');
    expect((await ada.ephemeral('And later')).message.user).toBe(slack.botUser);
    expect(sample.seen[0]).toMatchObject({
      command: '/order',
      text: 'quiet',
      user_id: ada.id,
      user_name: 'ada',
      team_id: slack.workspace.id,
      team_domain: 'acme',
      channel_name: 'general',
      is_enterprise_install: 'false',
    });
  });

  it('opens a modal, keeps what was typed over an update, refuses and accepts submissions', async () => {
    const ben = slack.as('ben');
    await ben.command('/order', 'form');
    const modal = await ben.modal('Order');
    expect(await modal.submit()).toMatchObject({ outcome: 'errors', by: 'client' });
    await modal.fill({ What: 'nothing', 'How many': 11 });
    expect(await modal.submit()).toMatchObject({ by: 'client', errors: { count: expect.stringContaining('10') } });
    await modal.fill({ 'How many': 3 });
    expect(await modal.submit()).toEqual({ outcome: 'errors', by: 'app', errors: { what: 'Order something' } });
    await modal.fill({ What: 'tea' });
    await modal.click('Add');
    const updated = await ben.modal('Order more');
    expect(updated.id).toBe(modal.id);
    expect(updated.state()).toEqual({
      what: { text: { type: 'plain_text_input', value: 'tea' } },
      count: { number: { type: 'number_input', value: '3' } },
    });
    expect(await updated.submit()).toEqual({ outcome: 'closed' });
    expect((await ben.message('app', 'Ordered tea')).message.botId).toBe(slack.workspace.botId);
    expect(ben.modals()).toHaveLength(0);
    expect(last('block_actions')).toMatchObject({
      container: { type: 'view', view_id: modal.id },
      actions: [{ action_id: 'add', block_id: 'more', type: 'button', value: 'one' }],
    });
    expect(last('view_submission')).toMatchObject({
      enterprise: null,
      is_enterprise_install: false,
      view: { callback_id: 'order', private_metadata: 'secret', root_view_id: modal.id, previous_view_id: null },
    });
  });

  it('pushes, closes and clears', async () => {
    const chi = slack.as('chi');
    await chi.command('/order', 'form');
    const modal = await chi.modal('Order');
    await modal.fill({ What: 'push' });
    expect(await modal.submit()).toEqual({ outcome: 'pushed' });
    const second = await chi.modal('second');
    expect(second.view.previousId).toBe(modal.id);
    await second.close();
    expect(chi.modals().map(({ id }) => id)).toEqual([modal.id]);
    await modal.fill({ What: 'clear' });
    expect(await modal.submit()).toEqual({ outcome: 'cleared' });
    await chi.command('/order', 'form');
    await (await chi.modal('Order')).close();
    expect(last('view_closed')).toMatchObject({ is_cleared: false, user: { id: chi.id } });
  });

  it('publishes a Home when somebody opens it', async () => {
    const home = await slack.as('ada').openHome();
    expect(home.words()).toBe('Welcome');
    expect(last('event_callback')).toMatchObject({
      api_app_id: slack.appId,
      authorizations: [{ team_id: slack.workspace.id, user_id: slack.botUser, is_bot: true }],
      event: { type: 'app_home_opened', tab: 'home' },
    });
  });

  it('hears a message, and its own message is clicked and replaced', async () => {
    const ada = slack.as('ada');
    ada.say('app', 'hello');
    const greeting = await ada.message('app', 'Hello');
    expect(await greeting.options('find', 'x')).toEqual(['Found x']);
    await greeting.click('Wave');
    await ada.message('app', 'Waved');
    expect(greeting.message.edited?.user).toBe(slack.botUser);
    expect(last('block_actions')).toMatchObject({
      container: { type: 'message', message_ts: greeting.ts, channel_id: greeting.channel, is_ephemeral: false },
      channel: { name: 'directmessage' },
      message: { text: 'Hello', bot_id: slack.workspace.botId },
      actions: [{ value: 'back', text: { text: 'Wave', emoji: true } }],
    });
  });

  it('runs a global shortcut', async () => {
    const ada = slack.as('ada');
    await ada.shortcut('new_order');
    await (await ada.modal('Order')).close();
    expect(last('shortcut')).toMatchObject({ callback_id: 'new_order' });
    expect(last('shortcut')).not.toHaveProperty('response_url');
    await expect(ada.shortcut('no_such')).rejects.toThrow('shortcut_not_found');
  });
});
