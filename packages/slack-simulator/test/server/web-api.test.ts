import { type WebAPICallResult, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.ts';
import { quiet } from './quiet.ts';

let slack: Simulator;
let client: WebClient;

async function start(options: SimulatorOptions = {}) {
  slack = await startSimulator({
    workspace: {
      users: [{ name: 'ada' }, { name: 'ben', tz: 'America/New_York' }, { name: 'old', deleted: true }],
      channels: [
        { name: 'general', members: ['ada', 'ben', '@app'] },
        { name: 'open', members: ['ada'] },
        { name: 'closed', isPrivate: true, members: ['ada'] },
        { name: 'secret', isPrivate: true, members: ['ada', '@app'] },
        { name: 'attic', archived: true, members: ['@app'] },
      ],
    },
    ...options,
  });
  client = clientWith(slack.botToken);
}

const clientWith = (token: string | undefined) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    logger: quiet,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

beforeEach(() => start());
afterEach(() => slack.close());

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error instanceof WebAPIPlatformError ? error.data.error : error;
  }
  return 'taken';
}

const id = (channel: string) => slack.channel(channel).id;
const user = (name: string) => slack.as(name).id;

describe('tokens and scopes', () => {
  it('refuses calls without a good token', async () => {
    expect(await errorOf(clientWith(undefined).auth.test())).toBe('not_authed');
    expect(await errorOf(clientWith('xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await errorOf(clientWith(slack.appToken).auth.test())).toBe('not_allowed_token_type');
    expect(await errorOf(client.apps.connections.open())).toBe('not_allowed_token_type');
    expect(await errorOf(client.apiCall('goals.list'))).toBe('unknown_method');
    slack.revokeTokens();
    expect(await errorOf(client.auth.test())).toBe('token_revoked');
    slack.uninstall();
    expect(await errorOf(client.auth.test())).toBe('account_inactive');
  });

  it('says who calls, with which scopes', async () => {
    const answer = await client.auth.test();
    expect(answer).toMatchObject({ ok: true, team: 'Acme', user_id: slack.botUser, is_enterprise_install: false });
    expect(answer.response_metadata?.scopes).toContain('chat:write');
  });

  it('names the scope that is missing', async () => {
    slack.setScopes(['chat:write', 'channels:read']);
    const refused = await client.users.info({ user: user('ada') }).catch((error: unknown) => error);
    if (!(refused instanceof WebAPIPlatformError)) throw refused;
    expect(refused.data).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,channels:read',
    });
    expect(await errorOf(client.conversations.list({ types: 'public_channel' }))).toBe('taken');
    expect(await errorOf(client.conversations.list({ types: 'private_channel' }))).toBe('missing_scope');
    expect(await errorOf(client.conversations.open({ users: user('ada') }))).toBe('missing_scope');
    expect(await errorOf(client.conversations.history({ channel: id('general') }))).toBe('missing_scope');
  });
});

describe('where a message may go', () => {
  const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'x' }));

  it('goes by membership', async () => {
    expect(await post(id('general'))).toBe('taken');
    expect(await post(id('open'))).toBe('taken');
    expect(await post(id('closed'))).toBe('channel_not_found');
    expect(await post(id('secret'))).toBe('taken');
    expect(await post(id('attic'))).toBe('is_archived');
    expect(await post('C0NONE')).toBe('channel_not_found');
    slack.setScopes(['chat:write']);
    expect(await post(id('open'))).toBe('not_in_channel');
    slack.remove('general');
    expect(await post(id('general'))).toBe('not_in_channel');
  });

  it('opens direct messages by user id, also of a deactivated person', async () => {
    expect(await post(user('ada'))).toBe('taken');
    expect(
      slack
        .as('ada')
        .dm()
        .map(({ message }) => message.text),
    ).toEqual(['x']);
    expect(await post(user('old'))).toBe('taken');
    expect(await errorOf(client.conversations.open({ users: user('old') }))).toBe('user_disabled');
    const opened = await client.conversations.open({ users: user('ada') });
    expect(opened).toMatchObject({ already_open: true, channel: { id: expect.stringMatching(/^D/) } });
    expect(await errorOf(client.conversations.open({ users: 'U0NONE' }))).toBe('user_not_found');
  });

  it('shows ephemeral messages to one member, and never lets them be updated', async () => {
    const channel = id('general');
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel, user: user('ada'), text: 'psst' });
    expect(
      slack
        .as('ada')
        .ephemerals('general')
        .map(({ message }) => message.text),
    ).toEqual(['psst']);
    expect(slack.as('ben').messages('general')).toEqual([]);
    expect(await errorOf(client.chat.update({ channel, ts, text: 'y' }))).toBe('message_not_found');
    expect(await errorOf(client.chat.postEphemeral({ channel, user: user('old'), text: 'x' }))).toBe(
      'user_not_in_channel',
    );
  });
});

describe('messages', () => {
  it('are updated and deleted by their author only', async () => {
    const channel = id('general');
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'one', blocks: [{ type: 'divider' }] });
    await client.chat.update({ channel, ts, text: 'two' });
    const [message] = slack.messages('general');
    expect(message).toMatchObject({ text: 'two', edited: { user: slack.botUser }, blocks: [{ type: 'divider' }] });
    expect(await errorOf(client.chat.update({ channel, ts, text: 'x'.repeat(4_001) }))).toBe('msg_too_long');
    const other = slack.as('ada').say('general', 'mine').ts;
    expect(await errorOf(client.chat.update({ channel, ts: other, text: 'x' }))).toBe('cant_update_message');
    expect(await errorOf(client.chat.delete({ channel, ts: other }))).toBe('cant_delete_message');
    await client.chat.delete({ channel, ts });
    expect(slack.messages('general').map(({ text }) => text)).toEqual(['mine']);
  });

  it('come back from history with metadata, newest first, page by page', async () => {
    const channel = id('general');
    const metadata = (key: string) => ({ event_type: 'sent', event_payload: { key } });
    const stamps: string[] = [];
    for (const key of ['a', 'b', 'c']) {
      const { ts = '' } = await client.chat.postMessage({ channel, text: key, metadata: metadata(key) });
      stamps.push(ts);
    }
    const [a = '', b = ''] = stamps;
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: a });
    const first = await client.conversations.history({ channel, limit: 2, include_all_metadata: true });
    expect(first.messages?.map(({ text }) => text)).toEqual(['c', 'b']);
    expect(first.messages?.[0]?.metadata).toEqual(metadata('c'));
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 2, cursor });
    expect(second.messages?.map(({ text }) => text)).toEqual(['a']);
    expect(second.messages?.[0]).not.toHaveProperty('metadata');
    expect(second.messages?.[0]).toMatchObject({ reply_count: 1, thread_ts: a });
    const between = await client.conversations.history({ channel, oldest: a, latest: b, inclusive: true });
    expect(between.messages?.map(({ text }) => text)).toEqual(['b', 'a']);
    const replies = await client.conversations.replies({ channel, ts: a });
    expect(replies.messages?.map(({ text }) => text)).toEqual(['a', 'reply']);
    expect(await errorOf(client.conversations.history({ channel: id('open') }))).toBe('not_in_channel');
  });

  it('are cut after 40,000 characters where they are posted', async () => {
    const channel = id('general');
    const { ts: thread_ts = '' } = await client.chat.postMessage({ channel, text: 'x'.repeat(40_000) });
    const { message } = await client.chat.postMessage({ channel, text: `${'x'.repeat(40_000)}y`, thread_ts });
    expect(message?.text).toBe('x'.repeat(40_000));
    expect(slack.messages('general').map(({ text }) => text.length)).toEqual([40_000, 40_000]);
  });

  it('are shown in the channel, too, where a reply is broadcast', async () => {
    const channel = id('general');
    const { ts: root = '' } = await client.chat.postMessage({ channel, text: 'root' });
    const reply = (text: string, more: object = {}) =>
      client.chat.postMessage({ channel, text, thread_ts: root, ...more });
    const quiet = await reply('quiet');
    const { message } = await reply('loud', { reply_broadcast: true });
    expect(message).toMatchObject({ subtype: 'thread_broadcast', thread_ts: root, root: { text: 'root', ts: root } });
    const history = async () => (await client.conversations.history({ channel })).messages ?? [];
    expect((await history()).map(({ text, subtype }) => [text, subtype])).toEqual([
      ['loud', 'thread_broadcast'],
      ['root', undefined],
    ]);
    await client.chat.update({ channel, ts: quiet.ts ?? '', text: 'no longer quiet', reply_broadcast: true });
    expect((await history()).map(({ text }) => text)).toEqual(['loud', 'no longer quiet', 'root']);
    const thread = await client.conversations.replies({ channel, ts: root });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['root', 'no longer quiet', 'loud']);
  });

  it('follow the workspace’s clock, and never share a timestamp', async () => {
    await slack.close();
    let now = new Date('2026-01-31T09:00:00Z');
    await start({ clock: { now: () => now } });
    const channel = id('general');
    const first = await client.chat.postMessage({ channel, text: 'x' });
    const second = await client.chat.postMessage({ channel, text: 'x' });
    now = new Date('2026-01-30T09:00:00Z');
    const third = await client.chat.postMessage({ channel, text: 'x' });
    expect([first.ts, second.ts, third.ts]).toEqual(['1769850000.000000', '1769850000.000001', '1769850000.000002']);
  });

  it('are refused with Slack’s words', async () => {
    const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } }];
    const refused = await client.chat
      .postMessage({ channel: id('general'), text: 'x', blocks })
      .catch((error: unknown) => error);
    if (!(refused instanceof WebAPIPlatformError)) throw refused;
    expect(refused.data.error).toBe('invalid_blocks');
    expect(refused.data.response_metadata?.messages).toEqual([
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });

  it('carry reactions', async () => {
    const channel = id('general');
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'x' });
    await client.reactions.add({ channel, timestamp, name: 'tada' });
    expect(await errorOf(client.reactions.add({ channel, timestamp, name: 'tada' }))).toBe('already_reacted');
    const { message } = await client.reactions.get({ channel, timestamp });
    expect(message?.reactions).toEqual([{ name: 'tada', users: [slack.botUser], count: 1 }]);
    await client.reactions.remove({ channel, timestamp, name: 'tada' });
    expect(await errorOf(client.reactions.remove({ channel, timestamp, name: 'tada' }))).toBe('no_reaction');
    const names = [
      '+1',
      'thumbsup',
      'large_green_circle',
      'wave::skin-tone-3',
      ':eyes:',
      'squirrel',
      'non-potable_water',
    ];
    for (const name of names)
      expect(await client.reactions.add({ channel, timestamp, name })).toMatchObject({ ok: true });
  });
});

describe('people and channels', () => {
  it('have time zones and offsets at the workspace’s time', async () => {
    const { user: ben } = await client.users.info({ user: user('ben') });
    expect(ben).toMatchObject({ tz: 'America/New_York', is_bot: false, deleted: false });
    expect([-14_400, -18_000]).toContain(ben?.tz_offset);
    const { user: old } = await client.users.info({ user: user('old') });
    expect(old).toMatchObject({ deleted: true });
    expect(old).not.toHaveProperty('tz');
    expect(await errorOf(client.users.info({ user: 'U0NONE' }))).toBe('user_not_found');
  });

  it('are listed as far as the bot sees them', async () => {
    const types = 'public_channel,private_channel';
    const { channels } = await client.conversations.list({ types, exclude_archived: true });
    expect(channels?.map(({ name }) => name)).toEqual(['general', 'open', 'secret']);
    const mine = await client.users.conversations({ types });
    expect(mine.channels?.map(({ name }) => name)).toEqual(['general', 'secret', 'attic']);
    expect(await errorOf(client.conversations.info({ channel: id('closed') }))).toBe('channel_not_found');
    const { members } = await client.conversations.members({ channel: id('open') });
    expect(members).toEqual([user('ada')]);
    await client.conversations.join({ channel: id('open') });
    const { channel } = await client.conversations.info({ channel: id('open') });
    expect(channel).toMatchObject({ is_member: true, name: 'open' });
    const { members: people } = await client.users.list({ limit: 2 });
    expect(people).toHaveLength(2);
  });
});

type Uploaded = WebAPICallResult & {
  readonly files?: readonly { readonly files?: readonly { readonly id?: string }[] }[];
};

describe('files', () => {
  it('are uploaded, take a moment, and then stand in blocks', async () => {
    const uploaded: Uploaded = await client.files.uploadV2({
      file: Buffer.from('PNG'),
      filename: 'chart.png',
      title: 'Chart',
    });
    const [group] = uploaded.files ?? [];
    const file = group?.files?.[0]?.id ?? '';
    const blocks = [{ type: 'image' as const, slack_file: { id: file }, alt_text: 'A chart' }];
    const post = () => errorOf(client.chat.postMessage({ channel: id('general'), text: 'x', blocks }));
    expect(await post()).toBe('invalid_blocks');
    await expect.poll(async () => (await client.files.info({ file })).file?.mimetype).toBe('image/png');
    expect(await post()).toBe('taken');
    const { file: info } = await client.files.info({ file });
    expect(await (await fetch(info?.url_private ?? '')).text()).toBe('PNG');
    expect(await errorOf(client.files.delete({ file }))).toBe('taken');
    expect(await post()).toBe('invalid_blocks');
    expect(await errorOf(client.files.delete({ file }))).toBe('file_not_found');
  });

  it('a type of block that has not come to the workspace yet is refused in messages', async () => {
    const post = () =>
      errorOf(client.chat.postMessage({ channel: id('general'), text: 'x', blocks: [{ type: 'divider' }] }));
    slack.refuseBlocks(['divider']);
    expect(await post()).toBe('invalid_blocks');
    slack.refuseBlocks([]);
    expect(await post()).toBe('taken');
  });
});

describe('pace and faults', () => {
  it('lets a burst into a channel and then asks to wait, without holding up other channels', async () => {
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    for (let sent = 0; sent < 5; sent += 1) await post(id('general'));
    const limited = await post(id('general')).catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(WebAPIRateLimitedError);
    expect(limited).toMatchObject({ retryAfter: 1 });
    await post(id('secret'));
  });

  it('can go by the workspace’s clock', async () => {
    await slack.close();
    let now = new Date('2026-01-31T09:00:00Z');
    await start({ clock: { now: () => now }, rateLimits: 'by-clock' });
    const post = () => client.chat.postMessage({ channel: id('general'), text: 'x' });
    for (let sent = 0; sent < 5; sent += 1) await post();
    await expect(post()).rejects.toThrow(WebAPIRateLimitedError);
    now = new Date('2026-01-31T09:00:01Z');
    await post();
    now = new Date('2026-01-31T08:00:00Z');
    await expect(post()).rejects.toThrow(WebAPIRateLimitedError);
  });

  it('can be told not to limit', async () => {
    await slack.close();
    await start({ rateLimits: false });
    const posts = Array.from({ length: 20 }, () => client.chat.postMessage({ channel: id('general'), text: 'x' }));
    await Promise.all(posts);
    expect(slack.messages('general')).toHaveLength(20);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('fails %s acceptance', async (when, kept) => {
    const post = () => client.chat.postMessage({ channel: id('general'), text: 'x' });
    for (const what of ['500', 'reset', '429'] as const) {
      slack.faults.add({ method: 'chat.postMessage', when, what });
      await expect(post()).rejects.toThrow();
    }
    expect(slack.messages('general')).toHaveLength(3 * kept);
    expect(slack.faults.struck()).toBe(3);
    slack.faults.add({ method: 'chat.postMessage', when, what: 'delay', delayMs: 100 });
    const started = performance.now();
    await post();
    expect(performance.now() - started).toBeGreaterThan(95);
  });

  it('records calls without tokens', async () => {
    await client.apiCall('chat.postMessage', { channel: id('general'), text: 'x', token: slack.botToken });
    const calls = slack.calls().filter(({ direction }) => direction === 'in');
    expect(calls).toMatchObject([{ name: 'chat.postMessage', status: 'ok' }]);
    expect(JSON.stringify(slack.calls())).not.toContain(slack.botToken);
  });
});

describe('the wire', () => {
  const call = async (init: RequestInit, query = '') => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage${query}`, { method: 'POST', ...init });
    return (await response.json()) as { ok: boolean; error?: string };
  };
  const authorization = () => `Bearer ${slack.botToken}`;

  it('takes JSON, forms, and a token in the body', async () => {
    const channel = id('general');
    const json = { authorization: authorization(), 'content-type': 'application/json; charset=utf-8' };
    const blocks = [{ type: 'divider' }];
    expect(await call({ headers: json, body: JSON.stringify({ channel, text: 'x', blocks }) })).toMatchObject({
      ok: true,
    });
    const form = { channel, text: 'x', blocks: JSON.stringify(blocks), token: slack.botToken };
    expect(await call({ body: new URLSearchParams(form) })).toMatchObject({ ok: true });
    expect(slack.messages('general').map((message) => message.blocks?.[0]?.type)).toEqual(['divider', 'divider']);
  });

  it('refuses what it cannot read', async () => {
    const json = { authorization: authorization(), 'content-type': 'application/json' };
    expect(await call({ headers: json, body: '{' })).toMatchObject({ error: 'invalid_json' });
    expect(await call({ headers: json, body: '[]' })).toMatchObject({ error: 'json_not_object' });
    expect(await call({ headers: { ...json, 'content-type': 'text/xml' }, body: 'x' })).toMatchObject({
      error: 'invalid_post_type',
    });
    const form = new URLSearchParams({ channel: id('general'), text: 'x', blocks: '[' });
    expect(await call({ headers: { authorization: authorization() }, body: form })).toMatchObject({
      error: 'invalid_blocks_format',
    });
    const huge = await fetch(`${slack.apiUrl}api.test`, { method: 'POST', body: 'x'.repeat(4_000_001) }).then(
      ({ status }) => status,
      () => 413,
    );
    expect(huge).toBe(413);
  });
});
