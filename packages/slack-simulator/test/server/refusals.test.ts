import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { quiet } from './quiet.ts';

let slack: Simulator;
let client: WebClient;
let general: string;

beforeAll(async () => {
  slack = await startSimulator({ rateLimits: false });
  slack.invite('general');
  general = slack.channel('general').id;
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });
});
afterAll(() => slack.close());

const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'taken',
    (error: unknown) => (error instanceof WebAPIPlatformError ? error.data.error : error),
  );

describe('what is refused, and how', () => {
  it.each<[string, string, () => Record<string, unknown>]>([
    ['bot_not_found', 'bots.info', () => ({ bot: 'B0NOBODY' })],
    ['cannot_dm_bot', 'conversations.open', () => ({ users: slack.botUser })],
    ['users_list_not_supplied', 'conversations.open', () => ({})],
    ['method_not_supported_for_channel_type', 'conversations.open', () => ({ channel: general })],
    ['file_not_found', 'files.info', () => ({ file: 'F0NOTHING' })],
    ['file_not_found', 'files.delete', () => ({ file: 'F0NOTHING' })],
    ['file_not_found', 'files.completeUploadExternal', () => ({ files: [{ id: 'F0NOTHING' }] })],
    ['invalid_arguments', 'files.getUploadURLExternal', () => ({ filename: 'a.png', length: -1 })],
    ['invalid_cursor', 'users.list', () => ({ cursor: 'nowhere' })],
    ['invalid_limit', 'users.list', () => ({ limit: 1_001 })],
    ['invalid_types', 'conversations.list', () => ({ types: 'secret_channel' })],
    ['invalid_ts_latest', 'conversations.history', () => ({ channel: general, latest: 'yesterday' })],
    ['invalid_ts_oldest', 'conversations.history', () => ({ channel: general, oldest: 'yesterday' })],
    ['thread_not_found', 'conversations.replies', () => ({ channel: general, ts: '1.000001' })],
    ['thread_not_found', 'chat.postMessage', () => ({ channel: general, text: 'x', thread_ts: '1.000001' })],
    ['message_not_found', 'chat.getPermalink', () => ({ channel: general, message_ts: '1.000001' })],
    ['missing_scope', 'team.info', () => ({})],
  ])('%s: %s', async (code, method, args) => {
    slack.setScopes(slack.workspace.scopes.filter((scope) => scope !== 'team:read'));
    expect(await errorOf(client.apiCall(method, args()))).toBe(code);
  });
});

describe('what only comes with a history', () => {
  it.each(['no emoji', 'not_an_emoji', 'Tada', 'toString', 'tada::skin-tone-2', 'wave::skin-tone-7', ''])(
    'invalid_name: a reaction that is no emoji (%s)',
    async (name) => {
      const { ts: timestamp = '' } = await client.chat.postMessage({ channel: general, text: 'Hello' });
      const add = client.reactions.add({ channel: general, timestamp, name: name || ':' });
      expect(await errorOf(add)).toBe('invalid_name');
      const ada = slack.as('ada');
      const seen = await ada.message('general', ({ message }) => message.ts === timestamp);
      expect(() => ada.react(seen, name)).toThrow('invalid_name');
      expect(seen.message.reactions).toEqual([]);
    },
  );

  it('cant_broadcast_message: a message that is in no thread', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'Hello' });
    const wide = client.chat.update({ channel: general, ts, text: 'Hello', reply_broadcast: true });
    expect(await errorOf(wide)).toBe('cant_broadcast_message');
  });

  it('is_inactive: an edit in an archived channel', async () => {
    slack.invite('random');
    const channel = slack.channel('random').id;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'Hello' });
    slack.archive('random');
    expect(await errorOf(client.chat.update({ channel, ts, text: 'Changed' }))).toBe('is_inactive');
  });

  it('invalid_payload: a response_url that is sent no JSON object', async () => {
    const path = slack.calls().find(({ name }) => name === '/any')?.request;
    expect(path).toBeUndefined();
    const pending = slack.as('ada').command('/any');
    const command = await slack.until(() => slack.calls().find(({ name }) => name === '/any'), 'the command');
    await pending;
    const url = String(Reflect.get(Object(command.request), 'response_url'));
    const response = await fetch(url, { method: 'POST', body: 'Hello' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_payload' });
  });

  it('an ephemeral message cannot be updated', async () => {
    const user = slack.as('ada').id;
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel: general, user, text: 'Only you' });
    expect(await errorOf(client.chat.update({ channel: general, ts, text: 'Changed' }))).toBe('message_not_found');
  });

  it('too_many_websockets: an eleventh connection is told so, and closed', async () => {
    const app = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl, logger: quiet });
    const sockets: WebSocket[] = [];
    for (let i = 0; i < 10; i += 1) {
      const { url = '' } = await app.apps.connections.open();
      const socket = new WebSocket(url);
      sockets.push(socket);
      await new Promise((done) => socket.addEventListener('message', done, { once: true }));
    }
    const { url = '' } = await app.apps.connections.open();
    const eleventh = new WebSocket(url);
    const said = await new Promise((done) => eleventh.addEventListener('message', ({ data }) => done(String(data))));
    expect(JSON.parse(String(said))).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    for (const socket of sockets) socket.close();
  });
});
