import type { KnownBlock, ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, type Simulator, startSimulator } from '../../src/index.ts';
import { type Puppet, startPuppet } from './puppet.ts';

let slack: Simulator;
let app: Puppet;
let ada: Actor;

beforeEach(async () => {
  slack = await startSimulator({
    rateLimits: false,
    app: {
      name: 'Puppet',
      scopes: ['commands', 'chat:write', 'channels:read'],
      commands: [{ command: '/do', description: 'Does', usageHint: '', shouldEscape: true }],
      shortcuts: [{ name: 'Note', callbackId: 'note', type: 'message' }],
      events: [
        'member_joined_channel',
        'member_left_channel',
        'app_uninstalled',
        'tokens_revoked',
        'channel_rename',
        'channel_archive',
        'user_change',
        'message.channels',
      ],
    },
  });
  app = await startPuppet(slack);
  ada = slack.as('ada');
});

afterEach(async () => {
  await slack.close();
  await app.close();
});

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const input = (block_id: string, element: object, more: object = {}): KnownBlock =>
  ({ type: 'input', block_id, label: text(block_id), element: { action_id: 'x', ...element }, ...more }) as KnownBlock;
const modalOf = (blocks: KnownBlock[], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: text('Form'),
  submit: text('Save'),
  blocks,
  ...more,
});

async function trigger(): Promise<string> {
  await ada.command('/do');
  return String(app.last('command')['trigger_id']);
}

const openModal = async (view: ModalView) => app.client.views.open({ trigger_id: await trigger(), view });

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => 'taken',
    (problem: unknown) => problem,
  );
  return error instanceof WebAPIPlatformError ? error.data.error : error;
}

const options = [
  { text: text('Red'), value: 'r' },
  { text: text('Blue'), value: 'b' },
];
const shown = options.map((option) => ({ ...option, text: { ...option.text, emoji: true } }));

/** Element, its state when empty, what a test fills in, and its state then. */
const elements: readonly (readonly [type: string, more: object, empty: object, fill: unknown, filled: object])[] = [
  ['plain_text_input', {}, { value: null }, 'hi', { value: 'hi' }],
  ['number_input', { is_decimal_allowed: true }, { value: null }, 1.5, { value: '1.5' }],
  ['email_text_input', {}, { value: null }, 'a@b.co', { value: 'a@b.co' }],
  ['url_text_input', {}, { value: null }, 'https://a.b', { value: 'https://a.b' }],
  ['static_select', { options }, { selected_option: null }, 'Blue', { selected_option: shown[1] }],
  ['radio_buttons', { options }, { selected_option: null }, 'b', { selected_option: shown[1] }],
  ['checkboxes', { options }, { selected_options: [] }, ['Red', 'Blue'], { selected_options: shown }],
  ['multi_static_select', { options }, { selected_options: [] }, ['Red'], { selected_options: [shown[0]] }],
  ['users_select', {}, { selected_user: null }, 'ben', { selected_user: 'ben' }],
  ['multi_users_select', {}, { selected_users: [] }, ['ben'], { selected_users: ['ben'] }],
  ['channels_select', {}, { selected_channel: null }, 'general', { selected_channel: 'general' }],
  ['multi_channels_select', {}, { selected_channels: [] }, ['general'], { selected_channels: ['general'] }],
  ['conversations_select', {}, { selected_conversation: null }, '#general', { selected_conversation: 'general' }],
  [
    'multi_conversations_select',
    {},
    { selected_conversations: [] },
    ['general'],
    { selected_conversations: ['general'] },
  ],
  ['datepicker', {}, { selected_date: null }, '2026-02-28', { selected_date: '2026-02-28' }],
  ['timepicker', {}, { selected_time: null }, '09:30', { selected_time: '09:30' }],
  ['datetimepicker', {}, { selected_date_time: null }, 1_772_000_000, { selected_date_time: 1_772_000_000 }],
];

/** Names in the table above stand for ids that a run makes up. */
function withIds(state: object): object {
  const ids: Record<string, string> = { ben: slack.as('ben').id, general: slack.channel('general').id };
  return JSON.parse(JSON.stringify(state), (_, value: unknown) =>
    typeof value === 'string' ? (ids[value] ?? value) : value,
  ) as object;
}

describe('state of a form', () => {
  it('has every element as Slack sends it, empty and filled', async () => {
    await openModal(modalOf(elements.map(([type, more]) => input(type, { type, ...more }, { optional: true }))));
    const modal = await ada.modal('form');
    const empty = elements.map(([type, , state]) => [type, { x: { type, ...state } }]);
    expect(modal.state()).toEqual(Object.fromEntries(empty));
    await modal.fill(Object.fromEntries(elements.map(([type, , , fill]) => [type, fill as string])));
    expect(await modal.submit()).toEqual({ outcome: 'closed' });
    const filled = elements.map(([type, , , , state]) => [type, { x: { type, ...withIds(state) } }]);
    expect(app.last('view_submission')).toMatchObject({ view: { state: { values: Object.fromEntries(filled) } } });
  });

  it('starts from initial values, and from the current channel where asked', async () => {
    await openModal(
      modalOf([
        input('text', { type: 'plain_text_input', initial_value: 'before' }),
        input('pick', { type: 'static_select', options, initial_option: options[0] }),
        input('where', { type: 'conversations_select', default_to_current_conversation: true }),
      ]),
    );
    expect((await ada.modal('form')).state()).toMatchObject({
      text: { x: { value: 'before' } },
      pick: { x: { selected_option: shown[0] } },
      where: { x: { selected_conversation: slack.channel('general').id } },
    });
  });

  it('is checked by the client before the app hears of it', async () => {
    await openModal(
      modalOf([
        input('needed', { type: 'plain_text_input', min_length: 3 }),
        input('mail', { type: 'email_text_input' }),
        input('site', { type: 'url_text_input' }),
        input('whole', { type: 'number_input', is_decimal_allowed: false }),
      ]),
    );
    const modal = await ada.modal('form');
    await modal.fill({ needed: 'ab', mail: 'nobody', site: 'nowhere', whole: 1.5 });
    const refused = await modal.submit();
    if (refused.outcome !== 'errors') throw new Error(refused.outcome);
    expect(Object.keys(refused.errors)).toEqual(['needed', 'mail', 'site', 'whole']);
    expect(app.last('view_submission')).toEqual({});
  });

  it('stays where block and action stay, and starts anew elsewhere', async () => {
    const { view } = await openModal(
      modalOf([input('a', { type: 'plain_text_input' }), input('b', { type: 'plain_text_input' })]),
    );
    const modal = await ada.modal('form');
    await modal.fill({ a: 'kept', b: 'lost' });
    const after = modalOf([input('a', { type: 'plain_text_input' }), input('c', { type: 'plain_text_input' })]);
    const stale = { view_id: view?.id ?? '', view: after, hash: 'old' };
    expect(await errorOf(app.client.views.update(stale))).toBe('hash_conflict');
    await app.client.views.update({ ...stale, hash: view?.hash ?? '' });
    expect(modal.state()).toMatchObject({ a: { x: { value: 'kept' } }, c: { x: { value: null } } });
    expect(modal.state()).not.toHaveProperty('b');
  });

  it('tells the app at once where an element dispatches', async () => {
    await openModal(
      modalOf([
        input('pick', { type: 'static_select', options }, { dispatch_action: true }),
        input('word', { type: 'plain_text_input' }, { dispatch_action: true }),
        input(
          'each',
          { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } },
          { dispatch_action: true },
        ),
      ]),
    );
    const modal = await ada.modal('form');
    const actions = () => app.received.filter(({ type }) => type === 'block_actions').map(({ actions: list }) => list);
    await modal.fill({ pick: 'Red' });
    await modal.fill({ word: 'quiet' });
    expect(actions()).toMatchObject([[{ block_id: 'pick', selected_option: shown[0], type: 'static_select' }]]);
    await modal.enter('word');
    await modal.fill({ each: 'k' });
    expect(actions().slice(1)).toMatchObject([
      [{ block_id: 'word', value: 'quiet' }],
      [{ block_id: 'each', value: 'k' }],
    ]);
    expect(app.last('block_actions')).toMatchObject({
      view: { hash: modal.view.hash, state: { values: modal.state() } },
    });
    expect(app.last('block_actions')).not.toHaveProperty('response_url');
  });
});

describe('modals', () => {
  it('stack three high and no higher', async () => {
    await openModal(modalOf([]));
    const push = async () => app.client.views.push({ trigger_id: await trigger(), view: modalOf([]) });
    await push();
    await push();
    expect(await errorOf(push())).toBe('push_limit_reached');
    expect(ada.modals()).toHaveLength(3);
    app.answerWith({ response_action: 'push', view: modalOf([]) });
    expect(await ada.modals().at(-1)?.submit()).toMatchObject({ outcome: 'failed' });
  });

  it('use a trigger once', async () => {
    const trigger_id = await trigger();
    await app.client.views.open({ trigger_id, view: modalOf([]) });
    expect(await errorOf(app.client.views.open({ trigger_id, view: modalOf([]) }))).toBe('exchanged_trigger_id');
  });

  it('have external ids that nobody else has', async () => {
    await openModal(modalOf([], { external_id: 'one' }));
    const publish = { user_id: ada.id, view: { type: 'home' as const, blocks: [], external_id: 'one' } };
    expect(await errorOf(app.client.views.publish(publish))).toBe('duplicate_external_id');
    await app.client.views.update({
      external_id: 'one',
      view: modalOf([], { title: text('Two'), external_id: 'one' }),
    });
    expect((await ada.modal('Two')).title()).toBe('Two');
  });

  it('stay open, with a word to the person, when the answer is unreadable', async () => {
    await openModal(modalOf([input('a', { type: 'plain_text_input', initial_value: 'typed' })]));
    const modal = await ada.modal('form');
    for (const answer of [
      { response_action: 'errors', errors: { nowhere: 'x' } },
      { response_action: 'errors', errors: {} },
      { response_action: 'update', view: { type: 'modal' } },
      { response_action: 'dance' },
    ]) {
      app.answerWith(answer);
      expect(await modal.submit()).toMatchObject({ outcome: 'failed' });
      expect(modal.errors()).toEqual({ '': 'We had some trouble connecting. Try again?' });
    }
    expect(modal.state()).toMatchObject({ a: { x: { value: 'typed' } } });
    app.answerWith({ response_action: 'update', view: modalOf([], { title: text('Better') }) });
    expect(await modal.submit()).toEqual({ outcome: 'updated' });
    expect(modal.title()).toBe('Better');
  });

  it('tell of a closed stack', async () => {
    await openModal(modalOf([], { clear_on_close: true, notify_on_close: true }));
    await (await ada.modal('form')).close();
    expect(app.last('view_closed')).toMatchObject({ is_cleared: true });
    expect(ada.modals()).toEqual([]);
  });
});

describe('messages', () => {
  const buttons: KnownBlock[] = [
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        { type: 'button', action_id: 'go', text: text('Go'), value: '1' },
        { type: 'static_select', action_id: 'pick', options },
        { type: 'overflow', action_id: 'more', options },
      ],
    },
  ];

  it('tell what was chosen in them', async () => {
    await app.client.chat.postMessage({ channel: ada.id, text: 'Choose', blocks: buttons });
    const message = await ada.message('app', 'Choose');
    await message.select('pick', 'Blue');
    await message.select('more', 'Red');
    expect(app.last('block_actions')).toMatchObject({
      actions: [{ type: 'overflow', action_id: 'more', selected_option: shown[0] }],
      state: { values: { row: { pick: { type: 'static_select', selected_option: shown[1] } } } },
      message: { ts: message.ts },
    });
    await expect(message.click('absent')).rejects.toThrow('there are: row/go "Go"');
  });

  it('that only one person sees come without the message, and are replaced by response_url, five times', async () => {
    const channel = slack.channel('general').id;
    slack.invite('general');
    await app.client.chat.postEphemeral({ channel, user: ada.id, text: 'For you', blocks: buttons });
    const message = await ada.ephemeral('For you');
    await message.click('Go');
    const payload = app.last('block_actions');
    expect(payload).toMatchObject({
      container: { is_ephemeral: true, message_ts: message.ts },
      channel: { name: 'general' },
    });
    expect(payload).not.toHaveProperty('message');
    const url = String(payload['response_url']);
    const respond = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    expect((await respond({ replace_original: true, text: 'Replaced', blocks: [] })).status).toBe(200);
    expect(message.words()).toBe('Replaced');
    expect((await respond({ response_type: 'in_channel', text: 'All see' })).status).toBe(200);
    expect(slack.messages('general').map((one) => one.text)).toEqual(['All see']);
    expect((await respond({ text: 'Another' })).status).toBe(200);
    expect(ada.ephemerals()).toHaveLength(2);
    expect((await respond({})).status).toBe(400);
    expect((await respond({ delete_original: true })).status).toBe(200);
    expect(ada.ephemerals()).toHaveLength(1);
    expect((await respond({ text: 'Sixth' })).status).toBe(404);
  });

  it('have shortcuts', async () => {
    const said = slack.as('ben').say('general', 'A client said <so> & more');
    const seen = await ada.message('general', 'A client');
    await ada.shortcut('note', seen);
    expect(app.last('message_action')).toMatchObject({
      callback_id: 'note',
      message_ts: said.ts,
      message: { text: 'A client said &lt;so&gt; &amp; more', user: slack.as('ben').id },
      response_url: expect.stringContaining('/respond/'),
    });
  });
});

describe('waiting', () => {
  it('ends with an error that says for what, and what happened instead', async () => {
    await app.client.chat.postMessage({ channel: ada.id, text: 'One' });
    await expect(ada.message('app', 'Two', 50)).rejects.toThrow(
      'Waited 50 ms in vain for a message with Two in app for ada. The last calls: chat.postMessage ok.',
    );
  });

  it('sees what changes outside of the simulator', async () => {
    let there = false;
    setTimeout(() => {
      there = true;
    }, 20);
    expect(await slack.until(() => there, 'the flag')).toBe(true);
  });
});

describe('commands', () => {
  it('name people and channels by reference', async () => {
    await ada.command('/do', 'tell @ben in #general and @nobody');
    const { id } = slack.channel('general');
    expect(app.last('command')['text']).toBe(`tell <@${slack.as('ben').id}|ben> in <#${id}|general> and @nobody`);
  });

  it('are refused by Slack itself where they cannot be', async () => {
    expect((await ada.command('/dance')).problem).toBe('/dance is not a valid command.');
    ada.leave('general');
    expect(await ada.command('/do', '', 'general')).toMatchObject({ ok: false });
    expect(app.received).toEqual([]);
  });
});

describe('a workspace', () => {
  it('tells of joining and leaving', async () => {
    slack.invite('general');
    slack.remove('general', 'ben');
    await expect
      .poll(() => app.received.map(({ event }) => event))
      .toMatchObject([
        { type: 'member_joined_channel', user: slack.botUser, channel_type: 'C' },
        { type: 'member_left_channel', user: slack.as('ben').id },
      ]);
  });

  it('tells of channels and people that change', async () => {
    slack.rename('random', 'chance');
    slack.archive('chance');
    slack.changeUser('ben', { zone: 'Asia/Kolkata' });
    slack.deactivate('ben');
    const events = () => app.received.map(({ event }) => event);
    await expect.poll(() => events().length).toBe(4);
    const { id } = slack.channel('chance');
    expect(events()).toContainEqual(
      expect.objectContaining({ type: 'channel_rename', channel: expect.objectContaining({ id, name: 'chance' }) }),
    );
    expect(events()).toContainEqual(expect.objectContaining({ type: 'channel_archive', channel: id }));
    expect(events()).toContainEqual(
      expect.objectContaining({
        type: 'user_change',
        user: expect.objectContaining({ tz: 'Asia/Kolkata', tz_offset: 19_800 }),
      }),
    );
    expect(events()).toContainEqual(
      expect.objectContaining({ type: 'user_change', user: expect.objectContaining({ deleted: true }) }),
    );
  });

  it('tells of messages that change and go, threads included', async () => {
    slack.invite('general');
    const channel = slack.channel('general').id;
    const { ts = '' } = await app.client.chat.postMessage({ channel, text: 'one' });
    const reply = ada.say('general', 'an answer', ts);
    await app.client.chat.update({ channel, ts, text: 'two' });
    slack.deleteMessage('general', ts);
    const events = () => app.received.map(({ event }) => event as Record<string, unknown>);
    const of = (subtype: string) => events().find((event) => event['subtype'] === subtype);
    await expect.poll(() => of('message_deleted')).toMatchObject({ deleted_ts: ts, channel, hidden: true });
    expect(of('message_changed')).toMatchObject({
      message: { text: 'two', reply_count: 1, latest_reply: reply.ts },
      previous_message: { text: 'one' },
    });
    expect(await errorOf(app.client.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
  });

  it('tells of its going', async () => {
    slack.uninstall();
    const types = () => app.received.map(({ event }) => (event as { type: string }).type).sort();
    await expect.poll(types).toEqual(['app_uninstalled', 'tokens_revoked']);
  });
});
