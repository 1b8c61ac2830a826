import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallRecord, type Simulator, startSimulator } from '../../src/index.ts';
import { defaultApp } from '../../src/seed.ts';
import { type Puppet, startPuppet } from '../server/puppet.ts';
import { type Contracts, sharedContracts } from './contracts.ts';
import { overrides } from './overrides.ts';
import { type Definitions, slackSchemas } from './schemas.ts';
import { answerComplaints, complaintsOf } from './watch.ts';

type Json = Record<string, unknown>;

let contracts: Contracts;
beforeAll(async () => {
  contracts = await sharedContracts();
});

const text = (words: string) => ({ type: 'plain_text', text: words });
const button = { type: 'button', action_id: 'go', text: text('Go'), value: 'v', style: 'primary' };
const find = { type: 'external_select', action_id: 'find', min_query_length: 0 };
const blocks = [{ type: 'actions', block_id: 'do', elements: [button, find] }] as never;
const input = {
  type: 'input',
  block_id: 'name',
  label: text('Name'),
  element: { type: 'plain_text_input', action_id: 'x', initial_value: 'A' },
};
const modal = {
  type: 'modal',
  callback_id: 'form',
  title: text('Form'),
  submit: text('Save'),
  notify_on_close: true,
  blocks: [input, ...(blocks as unknown[])],
} as never;

describe('the overrides of the types', () => {
  it('are each still needed', async () => {
    const all: Record<string, Definitions[string]> = { ...(await slackSchemas()) };
    for (const { of, because, source, change } of overrides) {
      const before = all[of];
      expect(before, of).toBeDefined();
      if (before === undefined) continue;
      const after = change(before, all);
      expect(after, `${of}: ${because}`).not.toEqual(before);
      expect(source).toContain('docs.slack.dev');
      all[of] = after;
    }
  });
});

describe('what Slack sends', () => {
  let slack: Simulator;
  let app: Puppet;
  const sent = new Map<string, Json>();

  beforeAll(async () => {
    slack = await startSimulator({
      rateLimits: false,
      app: {
        ...defaultApp,
        shortcuts: [
          { name: 'New', callbackId: 'new', type: 'global' },
          { name: 'Note', callbackId: 'note', type: 'message' },
        ],
      },
    });
    app = await startPuppet(slack);
    const ada = slack.as('ada');
    await ada.command('/do', 'it');
    const trigger_id = String(app.last('command')['trigger_id']);
    await app.client.views.open({ trigger_id, view: modal });
    const open = await ada.modal('Form');
    await open.click('go');
    await open.options('find', 'a');
    await open.submit();
    await ada.shortcut('new');
    await app.client.views.open({ trigger_id: String(app.last('shortcut')['trigger_id']), view: modal });
    await (await ada.modal('Form')).close();
    await app.client.conversations.join({ channel: slack.channel('general').id });
    await app.client.chat.postMessage({ channel: slack.channel('general').id, text: 'Here', blocks });
    const message = await ada.message('general', 'Go');
    await message.click('go');
    await message.options('find', 'a');
    await ada.shortcut('note', message);
    await app.client.chat.postEphemeral({ channel: slack.channel('general').id, user: ada.id, text: 'You', blocks });
    await (await ada.ephemeral('Go')).click('go');
    const publish = () => app.client.views.publish({ user_id: ada.id, view: { type: 'home', blocks } });
    await publish();
    const [home] = await Promise.all([ada.openHome(), publish()]);
    await home.click('go');
    ada.say('general', 'Hello');
    ada.react(message, 'eyes');
    slack.rename('random', 'rest');
    slack.archive('rest');
    slack.invite('general', 'ben');
    slack.changeUser('ben', { zone: 'Asia/Tokyo' });
    slack.deactivate('chi');
    slack.uninstall();
    await slack.until(() => slack.eventsInFlight() === 0, 'all events');
    for (const { direction, name, request } of slack.calls())
      if (direction === 'out') sent.set(nameOf(name, request), request as Json);
  });
  afterAll(async () => {
    await slack.close();
    await app.close();
  });

  /** Clicks by where they happened. */
  function nameOf(name: string, request: unknown): string {
    const { type, container, view, event } = request as { type?: string; container?: Json; view?: Json; event?: Json };
    if (event !== undefined) return `event ${String(event['type'])} ${String(event['subtype'] ?? '')}`.trim();
    if (type !== 'block_actions' && type !== 'block_suggestion') return type ?? name;
    const place = view === undefined ? (container?.['is_ephemeral'] === true ? 'ephemeral' : 'message') : view['type'];
    return `${type} ${String(place)}`;
  }

  it.each([
    '/do',
    'block_actions modal',
    'block_actions home',
    'block_actions message',
    'block_actions ephemeral',
    'block_suggestion modal',
    'block_suggestion message',
    'view_submission',
    'view_closed',
    'shortcut',
    'message_action',
    'event message',
    'event app_home_opened',
    'event channel_rename',
    'event channel_archive',
    'event member_joined_channel',
    'event user_change',
    'event app_uninstalled',
    'event tokens_revoked',
  ])('%s is as the types say, and no field can be missing, added or of another type unnoticed', (name) => {
    const payload = sent.get(name);
    expect([...sent.keys()]).toContain(name);
    if (payload === undefined) return;
    expect(contracts.payload(payload)).toEqual([]);
    expect(contracts.payload({ ...payload, token: 5 }).join()).toContain('/token must be string');
    expect(contracts.payload({ ...payload, misspelt: true })).not.toEqual([]);
    const { token: _, ...without } = payload;
    expect(contracts.payload(without).join()).toContain("required property 'token'");
  });

  it('notices what is wrong deep inside, and says where', () => {
    const submission = structuredClone(sent.get('view_submission')) as never as {
      view: { state: { values: Record<string, Record<string, Json>> }; blocks: Json[] };
    };
    submission.view.state.values['name'] = { x: { type: 'plain_text_input', selected_option: null } };
    expect(contracts.payload(submission).join('\n')).toContain('/view/state/values/name/x');
    submission.view.state.values['name'] = { x: { type: 'plain_text_input', value: 'A' } };
    expect(contracts.payload(submission)).toEqual([]);
    submission.view.blocks[0] = { ...input, hint: 'no text object' };
    expect(contracts.payload(submission).join('\n')).toContain('/view/blocks/0/hint must be object');
  });

  it('leaves out response_url outside messages, and nothing that belongs there', () => {
    const { response_url, ...rest } = sent.get('block_actions message') ?? {};
    expect(response_url).toBeDefined();
    expect(contracts.payload(rest)).not.toEqual([]);
    expect(sent.get('block_actions home')).not.toHaveProperty('response_url');
  });

  it('has a type for every method that the simulator has', () => {
    expect(contracts.methods.toSorted()).toEqual(slack.methods.toSorted());
  });
});

describe('what an app asks for', () => {
  const message = { channel: 'C1', text: 'Hello' };

  it.each<[string, string, Json]>([
    ['chat.postMessage', 'a text', message],
    ['chat.postMessage', 'flags of a form', { ...message, unfurl_links: 'false', thread_ts: '1.2', team_id: 'T1' }],
    ['chat.postMessage', 'blocks', { ...message, blocks }],
    ['chat.postMessage', 'metadata', { ...message, metadata: { event_type: 'a', event_payload: { id: 'x' } } }],
    ['conversations.history', 'numbers of a form', { channel: 'C1', limit: '15', include_all_metadata: 'true' }],
    ['views.open', 'a modal', { trigger_id: 't', view: modal }],
    ['users.list', 'nothing', {}],
  ])('takes %s with %s', (method, _, args) => {
    expect(contracts.call(method, args)).toEqual([]);
  });

  it.each<[string, string, Json, string]>([
    ['chat.postMessage', 'no channel', { text: 'Hello' }, "required property 'channel'"],
    ['chat.postMessage', 'a misspelt argument', { ...message, thread: '1.2' }, 'additional properties: "thread"'],
    ['chat.postMessage', 'a wrong flag', { ...message, unfurl_links: 'maybe' }, '/unfurl_links must be boolean'],
    [
      'chat.postMessage',
      'a section that has no text object',
      { ...message, blocks: [{ type: 'section', text: 'Hello' }] },
      '/blocks/0/text must be object',
    ],
    ['chat.postMessage', 'an unknown block', { ...message, blocks: [{ type: 'marquee' }] }, '/blocks/0/type'],
    ['views.open', 'a modal without a title', { trigger_id: 't', view: { type: 'modal', blocks } }, "property 'title'"],
    ['users.list', 'a wrong number', { limit: 'many' }, '/limit must be number'],
    ['chat.shout', 'anything', {}, 'no type is known'],
  ])('complains of %s with %s', (method, _, args, complaint) => {
    expect(contracts.call(method, args).join('\n')).toContain(complaint);
  });
});

describe('what an app answers', () => {
  it.each<[string, unknown]>([
    ['slash_command', 'Only you'],
    ['slash_command', { response_type: 'in_channel', text: 'All' }],
    ['view_submission', { response_action: 'errors', errors: { name: 'No' } }],
    ['view_submission', {}],
    ['block_suggestion', { options: [{ text: text('One'), value: '1' }] }],
    ['response_url', { delete_original: true }],
    ['block_actions', undefined],
  ])('takes of %s: %j', (type, body) => {
    expect(contracts.answer(type, body)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['slash_command', { response_type: 'everybody', text: 'All' }],
    ['view_submission', { response_action: 'errors', errors: 'No' }],
    ['view_submission', { response_action: 'shut' }],
    ['block_suggestion', { options: [{ text: 'One', value: '1' }] }],
    ['block_actions', { text: 'Nobody reads this' }],
  ])('complains of %s: %j', (type, body) => {
    expect(contracts.answer(type, body)).not.toEqual([]);
  });
});

describe('the watch over all tests', () => {
  const record = (part: Partial<CallRecord>): CallRecord => ({
    id: 1,
    at: new Date(0),
    direction: 'in',
    name: 'chat.postMessage',
    request: { channel: 'C1', text: 'Hello' },
    response: { ok: true },
    status: 'ok',
    ms: 0,
    ...part,
  });

  it('has nothing against a good call, and complains of a bad one, with its place', () => {
    expect(complaintsOf({ record: record({}), app: 'Goalpost' }, contracts)).toEqual([]);
    const bad = record({ request: { channel: 5, text: 'Hello' } });
    const [complaint] = complaintsOf({ record: bad, app: 'Any' }, contracts);
    expect(complaint).toBe('from the app, chat.postMessage (call 1): /channel must be string');
  });

  it('complains of what Slack refused as malformed where the bot sent it, and leaves that to other apps', () => {
    const refused = record({ status: 'invalid_blocks', response: { ok: false, error: 'invalid_blocks' } });
    expect(complaintsOf({ record: refused, app: 'Goalpost' }, contracts)).toHaveLength(1);
    expect(complaintsOf({ record: refused, app: 'Puppet' }, contracts)).toEqual([]);
    const wrong = record({ response: { ok: true, ts: 5, message: { txt: 'Hello' } } });
    expect(answerComplaints({ record: record({}), app: 'Any' }, contracts)).toEqual([]);
    expect(answerComplaints({ record: wrong, app: 'Any' }, contracts).join('\n')).toContain(
      'the answer to chat.postMessage (call 1): /ts must be string',
    );
    const away = record({ response: { ok: false, error: 'channel_not_found' }, status: 'channel_not_found' });
    expect(complaintsOf({ record: away, app: 'Goalpost' }, contracts)).toEqual([]);
  });
});
