import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, type Simulator, startSimulator } from '../../src/index.ts';
import type { Act, ActResult, Snapshot } from '../../src/protocol.ts';
import { type Puppet, startPuppet } from './puppet.ts';

let slack: Simulator;
let app: Puppet;
let ada: Actor;
let dir: string;
const open: AbortController[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'page-'));
  await writeFile(join(dir, 'index.html'), '<title>Page</title>');
  await writeFile(join(dir, 'app.js'), 'run()');
  slack = await startSimulator({ pageDir: dir });
  app = await startPuppet(slack);
  ada = slack.as('ada');
});

afterEach(async () => {
  for (const one of open.splice(0)) one.abort();
  await slack.close();
  await app.close();
  await rm(dir, { recursive: true });
});

async function act(wanted: object, headers: Record<string, string> = {}): Promise<ActResult> {
  const body = JSON.stringify({ person: ada.id, ...wanted });
  const response = await fetch(`${slack.page}page/act`, { method: 'POST', body, headers });
  return (await response.json()) as ActResult;
}

/** Reads a person’s stream; answers the newest snapshot that passes. */
async function watch(person = ada.id, lastEventId?: string) {
  const stop = new AbortController();
  open.push(stop);
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await fetch(`${slack.page}page/stream?person=${person}`, { signal: stop.signal, headers });
  const snapshots: Snapshot[] = [];
  const ids: string[] = [];
  const read = async () => {
    let text = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) snapshots.push(JSON.parse(data) as Snapshot);
        ids.push(/^id: (.*)$/m.exec(event)?.[1] ?? '');
      }
    }
  };
  void read().catch(() => undefined);
  const until = async (passes: (snapshot: Snapshot) => boolean) => {
    await expect.poll(() => snapshots.some(passes)).toBe(true);
    const found = snapshots.findLast(passes);
    if (found === undefined) throw new Error('Gone');
    return found;
  };
  return { response, snapshots, ids, until };
}

const general = () => slack.channel('general').id;
const texts = (snapshot: Snapshot) => (snapshot.messages[general()] ?? []).map(({ text }) => text);

describe('the stream', () => {
  it('shows a person what they see', async () => {
    const stream = await watch();
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    const first = await stream.until(() => true);
    expect(first).toMatchObject({
      workspace: { name: 'Acme' },
      app: { name: 'Sample app', botUser: slack.botUser, connected: true },
      me: { name: 'Ada', zone: 'Europe/London', initials: 'A', isBot: false },
      modals: [],
      clock: { movable: false },
    });
    expect(first.conversations[0]?.members).toContain(ada.id);
    expect(first.conversations.map(({ name, kind }) => [name, kind])).toEqual([
      ['general', 'channel'],
      ['random', 'channel'],
      ['Sample app', 'app'],
    ]);
  });

  it('counts what is unread until it is read, and puts changes together', async () => {
    const stream = await watch();
    await stream.until(() => true);
    for (let count = 0; count < 20; count += 1) slack.as('ben').say('general', `news ${count}`);
    const unread = (snapshot: Snapshot) => snapshot.conversations.find(({ name }) => name === 'general')?.unread;
    await stream.until((snapshot) => unread(snapshot) === 20);
    expect(stream.snapshots.findIndex((snapshot) => unread(snapshot) === 20)).toBeLessThan(5);
    expect(await act({ do: 'read', channel: general() })).toEqual({ ok: true });
    await stream.until((snapshot) => unread(snapshot) === 0);
  });

  it('forgets ephemeral messages with a reload, but not when the browser comes back by itself', async () => {
    app.answerWith({ text: 'Only you' });
    const stream = await watch();
    await stream.until(() => true);
    expect(await act({ do: 'command', channel: general(), command: '/x', text: '' })).toEqual({ ok: true });
    const seen = await stream.until((snapshot) => texts(snapshot).includes('Only you'));
    expect(seen.messages[general()]?.[0]).toMatchObject({ ephemeral: true, author: slack.botUser });
    const back = await watch(ada.id, stream.ids[0]);
    expect(texts(await back.until(() => true))).toEqual(['Only you']);
    const reloaded = await watch();
    expect(texts(await reloaded.until(() => true))).toEqual([]);
    const other = await watch(slack.as('ben').id);
    expect(texts(await other.until(() => true))).toEqual([]);
  });

  it('never holds a token', async () => {
    await app.client.chat.postMessage({ channel: general(), text: 'x' });
    await act({ do: 'command', channel: general(), command: '/x', text: '' });
    const stream = await watch();
    const snapshot = await stream.until(({ inspector }) => inspector.length > 1);
    const all = JSON.stringify(snapshot);
    for (const secret of [slack.botToken, slack.appToken, slack.signingSecret]) expect(all).not.toContain(secret);
    expect(snapshot.inspector.map(({ direction, name, status }) => [direction, name, status])).toContainEqual([
      'out',
      '/x',
      'ok',
    ]);
    expect(String(snapshot.inspector.at(-1)?.detail)).not.toMatch(/\/respond\/T/);
  });

  it('is that of the first person where it names nobody known', async () => {
    const stream = await watch('U0NONE');
    expect((await stream.until(() => true)).me.id).toBe(ada.id);
  });
});

describe('acts', () => {
  const view = {
    type: 'modal' as const,
    callback_id: 'form',
    title: { type: 'plain_text' as const, text: 'Form' },
    submit: { type: 'plain_text' as const, text: 'Save' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'a',
        label: { type: 'plain_text' as const, text: 'A' },
        element: { type: 'plain_text_input' as const, action_id: 'x' },
      },
      {
        type: 'section' as const,
        block_id: 's',
        text: { type: 'mrkdwn' as const, text: 'Find' },
        accessory: { type: 'external_select' as const, action_id: 'find' },
      },
    ],
  };

  async function openForm() {
    await act({ do: 'command', channel: general(), command: '/x', text: '' });
    const { view: opened } = await app.client.views.open({
      trigger_id: String(app.last('command')['trigger_id']),
      view,
    });
    return opened?.id ?? '';
  }

  it('type, submit and survive a reload', async () => {
    const viewId = await openForm();
    const element = { type: 'plain_text_input', value: 'typed' };
    expect(await act({ do: 'submit', viewId })).toEqual({ ok: true });
    const stream = await watch();
    const refused = await stream.until(({ modals }) => modals[0]?.errors['a'] !== undefined);
    expect(refused.modals[0]).toMatchObject({ id: viewId, view: { type: 'modal', callback_id: 'form' } });
    expect(await act({ do: 'input', viewId, blockId: 'a', actionId: 'x', element })).toEqual({ ok: true });
    const reloaded = await watch();
    const snapshot = await reloaded.until(({ modals }) => modals.length === 1);
    expect(snapshot.modals[0]?.state).toMatchObject({ a: { x: element } });
    expect(snapshot.modals[0]?.errors).toEqual({});
    await act({ do: 'submit', viewId });
    await stream.until(({ modals }) => modals.length === 0);
    expect(app.last('view_submission')).toMatchObject({ view: { state: { values: { a: { x: element } } } } });
  });

  it('ask for options, choose, and close', async () => {
    const viewId = await openForm();
    const surface = { kind: 'view', viewId };
    app.answerWith({ options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }] });
    const at = { surface, blockId: 's', actionId: 'find' };
    expect(await act({ do: 'options', ...at, value: 'o' })).toEqual({
      ok: true,
      options: [{ text: { type: 'plain_text', text: 'One', emoji: true }, value: '1' }],
    });
    app.answerWith(undefined);
    const selected_option = { text: { type: 'plain_text', text: 'One' }, value: '1' };
    expect(
      await act({ do: 'block_action', ...at, element: { type: 'external_select', selected_option, evil: 1 } }),
    ).toEqual({ ok: true });
    expect(app.last('block_actions')).toMatchObject({ actions: [{ selected_option, type: 'external_select' }] });
    expect(JSON.stringify(app.last('block_actions'))).not.toContain('evil');
    expect(await act({ do: 'close', viewId })).toEqual({ ok: true });
    expect(ada.modals()).toEqual([]);
  });

  it('choose nothing that is not offered', async () => {
    const options = [{ text: { type: 'plain_text' as const, text: 'One' }, value: '1' }];
    const block = {
      type: 'actions' as const,
      block_id: 'row',
      elements: [{ type: 'static_select' as const, action_id: 'pick', options }],
    };
    const { ts } = await app.client.chat.postMessage({ channel: ada.id, text: 'Choose', blocks: [block] });
    const { channel } = await ada.message('app', 'Choose');
    const surface = { kind: 'message', channel, ts };
    const choose = (value: string) =>
      act({
        do: 'block_action',
        surface,
        blockId: 'row',
        actionId: 'pick',
        element: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: 'Forged' }, value } },
      });
    expect(await choose('2')).toEqual({ ok: false, error: 'invalid_option' });
    expect(await choose('1')).toEqual({ ok: true });
    expect(app.last('block_actions')).toMatchObject({ actions: [{ selected_option: { text: { text: 'One' } } }] });
  });

  it('say, react, open Home', async () => {
    expect(await act({ do: 'say', channel: general(), text: 'a &amp; b' })).toEqual({ ok: true });
    expect(slack.messages('general')[0]?.text).toBe('a &amp; b');
    const ts = slack.messages('general')[0]?.ts;
    expect(await act({ do: 'react', channel: general(), ts, name: 'wave' })).toEqual({ ok: true });
    expect(slack.messages('general')[0]?.reactions).toEqual([{ name: 'wave', users: [ada.id] }]);
    await act({ do: 'react', channel: general(), ts, name: 'wave' });
    expect(slack.messages('general')[0]?.reactions).toEqual([]);
    expect(await act({ do: 'home' })).toEqual({ ok: true });
    await expect
      .poll(() => app.last('event_callback')['event'])
      .toMatchObject({ type: 'app_home_opened', user: ada.id });
  });

  it.each<[Partial<Act> | object, string]>([
    [{ do: 'dance' }, 'malformed_act'],
    [{ do: 'say', channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
    [{ do: 'submit', viewId: 'V0NONE' }, 'not_found'],
    [{ do: 'clock', to: 'day' }, 'clock_not_movable'],
    [{ do: 'say', person: 'U0NONE', channel: 'x', text: 'x' }, 'user_not_found'],
    [{ do: 'shortcut', callbackId: 'none' }, 'shortcut_not_found'],
  ])('%j is refused: %s', async (wanted, error) => {
    expect(await act(wanted)).toEqual({ ok: false, error });
  });

  it('are refused from another site', async () => {
    const answer = await act({ do: 'home' }, { origin: 'https://example.com' });
    expect(answer).toEqual({ ok: false, error: 'foreign_origin' });
  });
});

describe('files of the page', () => {
  const get = async (path: string) => {
    const response = await fetch(`${slack.page}${path}`);
    return [response.status, response.headers.get('content-type')?.split(';')[0], await response.text()];
  };

  it('are served, the page itself for every address of its own, nothing outside', async () => {
    expect(await get('')).toEqual([200, 'text/html', '<title>Page</title>']);
    expect(await get('channel/general')).toEqual([200, 'text/html', '<title>Page</title>']);
    expect(await get('app.js')).toEqual([200, 'text/javascript', 'run()']);
    expect((await get('none.js'))[0]).toBe(404);
    expect((await get('..%2f..%2fetc%2fpasswd.txt'))[0]).toBe(404);
  });
});
