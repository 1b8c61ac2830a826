import { createServer, type RequestListener } from 'node:http';
import { SocketModeReceiver } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.ts';
import { defaultApp } from '../../src/seed.ts';
import { type Puppet, startPuppet } from './puppet.ts';
import { quiet } from './quiet.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options: SimulatorOptions = {}): Promise<{ slack: Simulator; app: Puppet }> {
  const slack = await startSimulator({ rateLimits: false, eventRetriesMs: [], ...options });
  open.push(() => slack.close());
  const app = await startPuppet(slack);
  open.push(() => app.close());
  return { slack, app };
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const blocks: KnownBlock[] = [
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', text: text('Go') },
      { type: 'external_select', action_id: 'find', placeholder: text('Find'), min_query_length: 0 },
    ],
  },
];

async function postTo(slack: Simulator, app: Puppet) {
  await app.client.chat.postMessage({ channel: slack.as('ada').id, text: 'Choose', blocks });
  return slack.as('ada').message('app', 'Choose');
}

describe('what the settings of the app lack', () => {
  it('interactivity_not_enabled: nothing is delivered, and the person is told', async () => {
    const { slack, app } = await start({
      app: { ...defaultApp, interactivity: { isEnabled: false, hasOptionsUrl: false } },
    });
    const message = await postTo(slack, app);
    await expect(message.click('go')).rejects.toThrow('interactivity_not_enabled');
    expect(app.last('block_actions')).toEqual({});
    expect((await slack.as('ada').command('/do')).ok).toBe(true);
  });

  it('no_options_url: over HTTP an external select finds nothing; in Socket Mode it needs no address', async () => {
    const interactivity = { isEnabled: true, hasOptionsUrl: false };
    const { slack, app } = await start({ app: { ...defaultApp, interactivity } });
    app.answerWith({ options: [{ text: text('One'), value: '1' }] });
    const message = await postTo(slack, app);
    expect(await message.options('find', 'o')).toEqual([]);
    expect(slack.calls().at(-1)).toMatchObject({ name: 'block_suggestion find', status: 'no_options_url' });
    await message.click('go');
    slack.setEventsUrl(undefined);
    const { client } = new SocketModeReceiver({
      appToken: slack.appToken,
      logger: quiet,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    open.push(() => client.disconnect());
    client.on('interactive', ({ ack }: { ack: (body: object) => Promise<void> }) =>
      ack({ options: [{ text: text('Two'), value: '2' }] }),
    );
    await client.start();
    expect(await message.options('find', 'o')).toEqual(['Two']);
  });

  it('has an address: options come over HTTP, with the message in which they are wanted', async () => {
    const interactivity = { isEnabled: true, hasOptionsUrl: true };
    const { slack, app } = await start({ app: { ...defaultApp, interactivity } });
    app.answerWith({ options: [{ text: text('One'), value: '1' }] });
    const message = await postTo(slack, app);
    expect(await message.options('find', 'o')).toEqual(['One']);
    expect(app.last('block_suggestion')).toMatchObject({ value: 'o', message: { ts: message.ts, text: 'Choose' } });
  });
});

describe('an address that sends on', () => {
  it.each([
    [2, true],
    [3, false],
  ])('%i times is followed: %s', async (times, isTaken) => {
    const { slack } = await start();
    const base = await serve((request, response) => {
      const left = Number((request.url ?? '').slice(1));
      if (left > 0) response.writeHead(307, { location: `/${left - 1}` }).end();
      else response.writeHead(200).end();
    });
    slack.setEventsUrl(`${base}/${times}`);
    expect((await slack.as('ada').command('/do')).ok).toBe(isTaken);
    if (!isTaken) expect(slack.calls().at(-1)?.status).toBe('too_many_redirects');
  });

  it('asks for no repeat of an event with X-Slack-No-Retry', async () => {
    const { slack } = await start({ eventRetriesMs: [0, 0, 0] });
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
    });
    slack.setEventsUrl(base);
    slack.as('ada').say('app', 'Hello');
    await slack.until(() => slack.eventsInFlight() === 0, 'the end of it');
    expect(asked).toBe(1);
  });
});

describe('the end of a Socket Mode connection', () => {
  /** A client that says nothing by itself: what it was told, and whether it was closed. */
  async function connected(slack: Simulator) {
    const headers = { authorization: `Bearer ${slack.appToken}` };
    const answer = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
    const { url } = (await answer.json()) as { url: string };
    const socket = new WebSocket(url);
    open.push(async () => socket.terminate());
    const said: Record<string, unknown>[] = [];
    let closed = false;
    socket.on('message', (data) => void said.push(JSON.parse(String(data)) as Record<string, unknown>));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed = true;
    });
    return { socket, said, isClosed: () => closed };
  }

  async function started(options: Parameters<typeof startSimulator>[0] = {}) {
    const slack = await startSimulator(options);
    open.push(() => slack.close());
    return slack;
  }

  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)('%s is said in Slack’s words', async (reason) => {
    const slack = await started();
    const { said, isClosed } = await connected(slack);
    await slack.until(() => said.length === 1, 'hello');
    expect(said[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: slack.appId },
      debug_info: { approximate_connection_time: expect.any(Number) },
    });
    slack.disconnectSockets(reason);
    await slack.until(() => said.length === 2, 'a farewell');
    expect(said[1]).toMatchObject({ type: 'disconnect', reason, debug_info: { host: expect.any(String) } });
    if (reason === 'link_disabled') await slack.until(isClosed, 'the end');
    else expect(isClosed()).toBe(false);
  });

  it('a renewal warns, asks, and closes; payloads then go to the next connection', async () => {
    const slack = await started();
    const [old, next] = [await connected(slack), await connected(slack)];
    await slack.until(() => old.said.length + next.said.length === 2, 'both');
    next.socket.close();
    await slack.until(() => slack.socketConnections() === 1, 'one');
    slack.renewSockets({ warnedMs: 30, closesAfterMs: 300 });
    const after = await connected(slack);
    await slack.until(() => old.said.length === 3 && after.said.length === 1, 'what Slack says');
    const late = slack.as('ada').command('/goal', 'late');
    await slack.until(() => after.said.length === 2, 'the command');
    await slack.until(old.isClosed, 'the close');
    expect(old.said.slice(1).map(({ reason }) => reason)).toEqual(['warning', 'refresh_requested']);
    after.socket.send(JSON.stringify({ envelope_id: after.said[1]?.['envelope_id'] }));
    expect(await late).toMatchObject({ ok: true });
    expect(slack.socketHistory()).toEqual({ opened: 3, most: 2 });
  });

  it('an acknowledgement counts on the connection on which the request went out', async () => {
    const slack = await started();
    const first = await connected(slack);
    await slack.until(() => first.said.length === 1, 'hello');
    const result = slack.as('ada').command('/goal', 'now');
    await slack.until(() => first.said.length === 2, 'the command');
    const other = await connected(slack);
    await slack.until(() => other.said.length === 1, 'hello');
    other.socket.send(JSON.stringify({ envelope_id: first.said[1]?.['envelope_id'] }));
    first.socket.terminate();
    expect(await result).toMatchObject({ ok: false });
  });

  it('one that is frozen is taken for open until it misses a ping', async () => {
    const slack = await started({ socketPingMs: 60 });
    const frozen = await connected(slack);
    await slack.until(() => frozen.said.length === 1, 'hello');
    slack.disconnectSockets('freeze');
    const result = slack.as('ada').command('/goal', 'lost');
    expect(slack.socketConnections()).toBe(1);
    expect(await result).toMatchObject({ ok: false });
    expect(frozen.said).toHaveLength(1);
    expect(slack.socketConnections()).toBe(0);
  });

  it('the eleventh is sent away', async () => {
    const slack = await started();
    const ten = await Promise.all(Array.from({ length: 10 }, () => connected(slack)));
    await slack.until(() => ten.every(({ said }) => said.length === 1), 'ten');
    const eleventh = await connected(slack);
    await slack.until(eleventh.isClosed, 'the end');
    expect(eleventh.said).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    expect(slack.socketHistory()).toEqual({ opened: 10, most: 10 });
  });

  it.each([
    ['refuse', [], true],
    ['ignore', [], false],
    ['drop', ['hello'], true],
  ] as const)('new ones are met with %s', async (how, types, ends) => {
    const slack = await started();
    slack.admitSockets(how);
    const { said, isClosed, socket } = await connected(slack);
    if (ends) await slack.until(isClosed, 'the end');
    else await slack.until(() => socket.readyState === socket.OPEN, 'the connection');
    expect(said.map(({ type }) => type)).toEqual(types);
    expect(isClosed()).toBe(ends);
  });
});
