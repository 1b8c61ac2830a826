import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/index.ts';

let slack: Simulator;
let channel: string;
const bearer = () => ({ authorization: `Bearer ${slack.botToken}` });
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

beforeAll(async () => {
  slack = await startSimulator({ rateLimits: false });
  slack.invite('general');
  channel = slack.channel('general').id;
});
afterAll(() => slack.close());

async function call(method: string, init: RequestInit & { query?: string } = {}) {
  const { query = '', ...rest } = init;
  const response = await fetch(`${slack.apiUrl}${method}${query}`, rest);
  return { headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}
const post = (method: string, body: BodyInit, type: string) =>
  call(method, { method: 'POST', headers: { ...bearer(), 'content-type': type }, body });

describe('arguments, as any client may send them', () => {
  it('come in the address, with GET or with POST', async () => {
    const query = `?channel=${channel}&text=Hello`;
    expect((await call('chat.postMessage', { query, headers: bearer() })).body).toMatchObject({ ok: true });
    const { body } = await call('conversations.info', {
      query: `?channel=${channel}`,
      headers: bearer(),
      method: 'POST',
    });
    expect(body).toMatchObject({ ok: true, channel: { id: channel } });
    expect((await call('auth.test', { query: `?token=${slack.botToken}` })).body).toMatchObject({ ok: true });
  });

  it('come as JSON where a method writes; one that reads does not see them', async () => {
    const written = await post(
      'chat.postMessage',
      JSON.stringify({ channel, text: 'Hello' }),
      `${json}; charset=utf-8`,
    );
    expect(written.body).toMatchObject({ ok: true });
    const read = await post('conversations.history', JSON.stringify({ channel }), `${json}; charset=utf-8`);
    expect(read.body).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
    const upload = JSON.stringify({ filename: 'a.png', length: 3 });
    expect((await post('files.getUploadURLExternal', upload, `${json}; charset=utf-8`)).body).toMatchObject({
      ok: false,
    });
  });

  it('come as a form in parts, and as JSON within a text', async () => {
    const blocks = JSON.stringify([{ type: 'divider' }]);
    const parts = new FormData();
    for (const [key, value] of Object.entries({ channel, text: 'Hello', blocks })) parts.append(key, value);
    const sent = await call('chat.postMessage', { method: 'POST', headers: bearer(), body: parts });
    expect(sent.body).toMatchObject({ ok: true, message: { text: 'Hello', blocks: [{ type: 'divider' }] } });
    const inJson = JSON.stringify({ channel, text: 'Hello', blocks });
    expect((await post('chat.postMessage', inJson, `${json}; charset=utf-8`)).body).toMatchObject({
      ok: true,
      message: { blocks: [{ type: 'divider' }] },
    });
    const broken = new URLSearchParams({ channel, text: 'Hello', blocks: '[{' }).toString();
    expect((await post('chat.postMessage', broken, form)).body).toMatchObject({ error: 'invalid_blocks_format' });
    const noTrigger = new URLSearchParams({ trigger_id: '1.2.3', view: '{"type":"modal"}' }).toString();
    expect((await post('views.open', noTrigger, form)).body).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]'] },
    });
  });

  it('hold no token where they are JSON', async () => {
    const body = JSON.stringify({ channel, text: 'Hello', token: slack.botToken });
    const headers = { 'content-type': `${json}; charset=utf-8` };
    expect((await call('chat.postMessage', { method: 'POST', headers, body })).body).toEqual({
      ok: false,
      error: 'not_authed',
    });
  });

  it.each([
    [json, 'missing_charset'],
    [`${json}; charset=utf-8`, undefined],
    [form, undefined],
    [`${form}; charset=utf-8`, 'superfluous_charset'],
  ])('of the type %s: warning %s', async (type, warning) => {
    const body = type.startsWith(json)
      ? JSON.stringify({ channel, text: 'Hello' })
      : new URLSearchParams({ channel, text: 'Hello' }).toString();
    const answer = await post('chat.postMessage', body, type);
    expect(answer.body['ok']).toBe(true);
    expect(answer.body['warning']).toBe(warning);
    if (warning !== undefined) expect(answer.body['response_metadata']).toEqual({ warnings: [warning] });
  });
});

describe('answers', () => {
  it('name the scopes of the token, in refusals too', async () => {
    slack.setScopes(['commands']);
    const { headers, body } = await post(
      'chat.postMessage',
      new URLSearchParams({ channel, text: 'x' }).toString(),
      form,
    );
    expect(body).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'commands' });
    expect(headers.get('x-oauth-scopes')).toBe('commands');
    expect(headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
    expect(headers.get('x-slack-req-id')).not.toBeNull();
    expect((await call('api.test', { query: '?error=mine' })).body).toMatchObject({ ok: false, error: 'mine' });
  });

  it('say so of a method that there is not', async () => {
    expect((await call('chat.shout', { headers: bearer() })).body).toEqual({
      ok: false,
      error: 'unknown_method',
      req_method: 'chat.shout',
    });
  });
});
