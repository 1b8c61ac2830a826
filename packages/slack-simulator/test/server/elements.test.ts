import type { KnownBlock, ModalView } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fill } from '../../src/actor/values.ts';
import { type Actor, type Simulator, startSimulator } from '../../src/index.ts';
import { type Puppet, startPuppet } from './puppet.ts';

let slack: Simulator;
let app: Puppet;
let ada: Actor;
let general: string;

beforeAll(async () => {
  slack = await startSimulator({ rateLimits: false });
  app = await startPuppet(slack);
  slack.invite('general');
  ada = slack.as('ada');
  general = slack.channel('general').id;
});
afterAll(async () => {
  await slack.close();
  await app.close();
});

const text = (words: string) => ({ type: 'plain_text' as const, text: words, emoji: true });
const option = (value: string) => ({ text: text(`Option ${value}`), value });
const options = [option('1'), option('2')];
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hello' }] }],
};

interface Case {
  readonly type: string;
  readonly more?: object;
  /** What a person chooses; nothing where it is only pressed. */
  readonly fill?: Fill;
  /** What of it the app gets, as action and as state. */
  readonly state: () => object;
}

const chosen: readonly Case[] = [
  { type: 'static_select', more: { options }, fill: '2', state: () => ({ selected_option: option('2') }) },
  { type: 'multi_static_select', more: { options }, fill: ['1', '2'], state: () => ({ selected_options: options }) },
  { type: 'external_select', fill: option('7'), state: () => ({ selected_option: option('7') }) },
  { type: 'multi_external_select', fill: [option('7')] as never, state: () => ({ selected_options: [option('7')] }) },
  { type: 'users_select', fill: 'ben', state: () => ({ selected_user: slack.as('ben').id }) },
  { type: 'multi_users_select', fill: ['ben'], state: () => ({ selected_users: [slack.as('ben').id] }) },
  { type: 'channels_select', fill: 'general', state: () => ({ selected_channel: general }) },
  { type: 'multi_channels_select', fill: ['general'], state: () => ({ selected_channels: [general] }) },
  { type: 'conversations_select', fill: 'general', state: () => ({ selected_conversation: general }) },
  { type: 'multi_conversations_select', fill: ['general'], state: () => ({ selected_conversations: [general] }) },
  { type: 'checkboxes', more: { options }, fill: ['2'], state: () => ({ selected_options: [option('2')] }) },
  { type: 'radio_buttons', more: { options }, fill: '1', state: () => ({ selected_option: option('1') }) },
  { type: 'datepicker', fill: '2026-03-02', state: () => ({ selected_date: '2026-03-02' }) },
  { type: 'timepicker', fill: '09:30', state: () => ({ selected_time: '09:30' }) },
  { type: 'datetimepicker', fill: 1_772_442_000, state: () => ({ selected_date_time: 1_772_442_000 }) },
  { type: 'rich_text_input', fill: 'Hello', state: () => ({ rich_text_value: rich }) },
];

const typed: readonly Case[] = [
  { type: 'plain_text_input', fill: 'Hello', state: () => ({ value: 'Hello' }) },
  { type: 'number_input', more: { is_decimal_allowed: true }, fill: '4.5', state: () => ({ value: '4.5' }) },
  { type: 'email_text_input', fill: 'ada@example.com', state: () => ({ value: 'ada@example.com' }) },
  { type: 'url_text_input', fill: 'https://example.com', state: () => ({ value: 'https://example.com' }) },
];

const element = ({ type, more = {} }: Case) => ({ type, action_id: 'x', ...more });
const inMessage = (one: Case): KnownBlock[] => [{ type: 'actions', block_id: 'b', elements: [element(one)] } as never];
const inInput = (one: Case, more: object = {}): KnownBlock[] => [
  { type: 'input', block_id: 'b', label: text('Label'), element: element(one), ...more } as never,
];
const modal = (blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: text('Form'),
  submit: text('Save'),
  blocks,
});

async function opened(blocks: KnownBlock[]) {
  await ada.command('/do');
  await app.client.views.open({ trigger_id: String(app.last('command')['trigger_id']), view: modal(blocks) });
  return ada.modal('Form');
}

describe('an element outside a form tells the app at once', () => {
  const inMessages = chosen.filter(({ type }) => type !== 'rich_text_input');

  it.each(inMessages)('$type: in a message, with the state of all of it', async (one) => {
    await app.client.chat.postMessage({ channel: general, text: `A ${one.type}`, blocks: inMessage(one) });
    await (await ada.message('general', `A ${one.type}`)).select('x', one.fill ?? null);
    const { type } = one;
    expect(app.last('block_actions')).toMatchObject({
      container: { type: 'message', channel_id: general, is_ephemeral: false },
      actions: [{ type, block_id: 'b', action_id: 'x', action_ts: expect.any(String), ...one.state() }],
      state: { values: { b: { x: { type, ...one.state() } } } },
    });
  });

  it('rich_text_input: in a form, as it stands in no message', async () => {
    const one = { type: 'rich_text_input', fill: 'Hello', state: () => ({ rich_text_value: rich }) };
    const refused = app.client.chat.postMessage({ channel: general, text: 'A text', blocks: inMessage(one) });
    await expect(refused).rejects.toThrow('invalid_blocks');
    const form = await opened(inMessage(one));
    await form.select('x', one.fill);
    expect(app.last('block_actions')).toMatchObject({
      container: { type: 'view' },
      actions: [{ type: one.type, block_id: 'b', action_id: 'x', ...one.state() }],
      view: { state: { values: { b: { x: { type: one.type, ...one.state() } } } } },
    });
    await form.close();
  });

  it.each([
    { type: 'button', more: { text: text('Go'), value: 'v' }, state: () => ({ value: 'v', text: text('Go') }) },
    { type: 'overflow', more: { options }, fill: '2', state: () => ({ selected_option: option('2') }) },
  ] satisfies Case[])('$type: which holds nothing', async (one) => {
    await app.client.chat.postMessage({ channel: general, text: `A ${one.type}`, blocks: inMessage(one) });
    const message = await ada.message('general', `A ${one.type}`);
    if (one.fill === undefined) await message.click('x');
    else await message.select('x', one.fill);
    expect(app.last('block_actions')).toMatchObject({
      actions: [{ type: one.type, ...one.state() }],
      state: { values: {} },
    });
  });

  it('feedback_buttons and icon_button: below a message', async () => {
    const feedback = {
      type: 'feedback_buttons',
      action_id: 'f',
      positive_button: { text: text('Good'), value: 'yes' },
      negative_button: { text: text('Bad'), value: 'no' },
    };
    const icon = { type: 'icon_button', action_id: 'i', icon: 'trash', text: text('Delete'), value: 'gone' };
    const blocks = [{ type: 'context_actions', elements: [feedback, icon] }] as never;
    await app.client.chat.postMessage({ channel: general, text: 'With actions', blocks });
    const message = await ada.message('general', 'With actions');
    await message.click('f');
    expect(app.last('block_actions')).toMatchObject({
      actions: [{ type: 'feedback_buttons', value: 'yes', text: text('Good') }],
    });
    await message.click('i');
    expect(app.last('block_actions')).toMatchObject({
      actions: [{ type: 'icon_button', value: 'gone', icon: 'trash' }],
    });
  });
});

describe('an element in a form', () => {
  it.each([...chosen, ...typed])('$type: tells with dispatch_action, and with the submission', async (one) => {
    const config = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const dispatching =
      typed.includes(one) || one.type === 'rich_text_input' ? { ...one, more: { ...one.more, ...config } } : one;
    const form = await opened(inInput(dispatching, { dispatch_action: true }));
    await form.fill({ b: one.fill ?? null });
    const { type } = one;
    const values = { b: { x: { type, ...one.state() } } };
    expect(app.last('block_actions')).toMatchObject({
      container: { type: 'view', view_id: form.id },
      view: { id: form.id, hash: expect.any(String), state: { values } },
      actions: [{ type, block_id: 'b', action_id: 'x', ...one.state() }],
    });
    expect(await form.submit()).toEqual({ outcome: 'closed' });
    expect(app.last('view_submission')).toMatchObject({ view: { state: { values } }, response_urls: [] });
  });

  it.each([...chosen, ...typed])('$type: left alone holds what Slack sends for nothing', async (one) => {
    const form = await opened(inInput(one, { optional: true }));
    expect(await form.submit()).toEqual({ outcome: 'closed' });
    const { state } = app.last('view_submission')['view'] as {
      state: { values: { b: { x: Record<string, unknown> } } };
    };
    const { type, ...held } = state.values.b.x;
    expect(type).toBe(one.type);
    for (const value of Object.values(held)) expect(value === null || JSON.stringify(value) === '[]').toBe(true);
  });

  it('file_input: holds files that the person has uploaded, as the workspace knows them', async () => {
    const upload = (query: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${slack.page}page/file?${new URLSearchParams(query)}`, { method: 'POST', body: 'a,b', headers });
    const { id } = (await (await upload({ person: ada.id, name: 'values.csv' })).json()) as { id: string };
    const one = { type: 'file_input', state: () => ({}) };
    const form = await opened(inInput(one, { dispatch_action: true }));
    await form.fill({ b: [{ id, name: 'another' }, { id: 'F0MADEUP' }] as never });
    const held = { files: [{ id, name: 'values.csv', mimetype: 'text/csv', size: 3, user: ada.id }] };
    expect(app.last('block_actions')).toMatchObject({ actions: [{ type: 'file_input', ...held }] });
    await form.submit();
    expect(app.last('view_submission')).toMatchObject({ view: { state: { values: { b: { x: held } } } } });
    expect((await upload({ person: 'U0NOBODY', name: 'a.csv' })).status).toBe(400);
    expect((await upload({ person: ada.id, name: 'a.csv' }, { origin: 'https://evil.example' })).status).toBe(403);
  });
});
