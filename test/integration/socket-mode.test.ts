import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { App } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { quiet } from '../../packages/slack-simulator/test/server/quiet.ts';
import { createLogger } from '../../src/logger.ts';
import type { Timing } from '../../src/slack/socket-mode/keep-connected.ts';
import { createSocketReceiver, type SocketReceiver } from '../../src/slack/socket-mode/receiver.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Everything that takes seconds in earnest takes milliseconds, but pings: on a busy machine the answer comes late. */
const SOON: Partial<Timing> = { pingEveryMs: 5_000, firstWaitMs: 10, maxWaitMs: 40, steadyMs: 0, retiredMs: 400 };
/** Of Slack's three seconds for an acknowledgement. */
const PATIENCE = 8;
/** Where silence is to be noticed. */
const PINGING: Partial<Timing> = { ...SOON, pingEveryMs: 40 };

interface Bot {
  readonly app: App;
  readonly receiver: SocketReceiver;
  /** The text of every command that was handled, in order. */
  readonly handled: readonly string[];
  /** Lets commands be acknowledged that are `held`. */
  readonly release: () => void;
}

/**
 * An app with the command `/goal`, which it acknowledges after as many milliseconds as the command's text begins with, or
 * when it is told to.
 */
function createBot(slack: Pick<Simulator, 'appToken' | 'apiUrl'>, timing: Partial<Timing> = SOON): Bot {
  const receiver = createSocketReceiver({
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    logger: createLogger('silent'),
    timing,
  });
  const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' });
  const app = new App({ receiver, authorize, logger: quiet, convoStore: false });
  const handled: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  app.command('/goal', async ({ ack, command }) => {
    handled.push(command.text);
    if (command.text === 'held') await released;
    await sleep(Number.parseInt(command.text, 10) || 0);
    await ack(`Done: ${command.text}`);
  });
  closing.push(receiver.stop);
  return { app, receiver, handled, release: () => release() };
}

async function startBot(options: Parameters<typeof startSimulator>[0] = {}, timing: Partial<Timing> = SOON) {
  const slack = await startSimulator({ rateLimits: false, waitFactor: PATIENCE, ...options });
  closing.push(slack.close);
  const bot = createBot(slack, timing);
  await bot.receiver.start(0);
  return { slack, ...bot };
}

const opens = (slack: Simulator) => slack.calls().filter(({ name }) => name === 'apps.connections.open').length;

describe('when Slack renews the connection', () => {
  it.each([
    ['with a warning', { warnedMs: 200, closesAfterMs: 60_000 }],
    ['without one', { warnedMs: 0, closesAfterMs: 60_000 }],
  ])('no command is lost, and none is handled twice: %s', async (_, renewal) => {
    // Neither side ends a connection by the clock: the one could close it in the moment in which the other uses it.
    const { slack, receiver, handled } = await startBot({}, { ...SOON, retiredMs: 60_000 });
    let wasDeaf = 0;
    const sent: ReturnType<ReturnType<Simulator['as']>['command']>[] = [];
    for (let turn = 0; turn < 240; turn += 1) {
      if (turn % 60 === 20) slack.renewSockets(renewal);
      sent.push(slack.as('ada').command('/goal', `${turn % 30} ms, number ${turn}`));
      if (!receiver.isConnected()) wasDeaf += 1;
      await sleep(6);
    }
    const results = await Promise.all(sent);
    expect(results.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    expect(new Set(handled).size).toBe(240);
    expect(handled).toHaveLength(240);
    expect(wasDeaf).toBe(0);
    expect(slack.socketHistory().opened).toBeGreaterThanOrEqual(5);
  });

  it('hundreds of times, there are never more than two connections and one that closes', async () => {
    const { slack, receiver } = await startBot();
    for (let renewals = 1; renewals <= 300; renewals += 1) {
      slack.renewSockets({ warnedMs: 0, closesAfterMs: 2_000 });
      await slack.until(() => slack.socketHistory().opened === renewals + 1, 'the next connection');
      expect(receiver.isConnected()).toBe(true);
    }
    expect(slack.socketHistory().most).toBeLessThanOrEqual(3);
    await slack.until(() => slack.socketConnections() === 1, 'one connection');
    expect(opens(slack)).toBe(301);
  });

  it('the old connection goes after a while where Slack leaves it open', async () => {
    const { slack } = await startBot();
    slack.disconnectSockets('refresh_requested');
    await slack.until(() => slack.socketHistory().opened === 2, 'the next one');
    await slack.until(() => slack.socketConnections() === 1, 'the new one alone');
    expect(slack.socketHistory()).toEqual({ opened: 2, most: 2 });
  });

  it('what is acknowledged late goes out on the connection on which it came', async () => {
    const { slack, handled, release } = await startBot({}, { ...SOON, retiredMs: 0, ackMs: 60_000 });
    const slow = slack.as('ada').command('/goal', 'held');
    await expect.poll(() => handled).toEqual(['held']);
    slack.disconnectSockets('warning');
    await slack.until(() => slack.socketConnections() === 2, 'both');
    release();
    expect(await slow).toMatchObject({ ok: true });
    await slack.until(() => slack.socketConnections() === 1, 'the new one');
  });

  it('what is on its way when the old one is to go is still handled', async () => {
    const { sockets, answers, apiUrl } = await tinySlack({ autoPong: false });
    const { receiver } = createBot({ appToken: 'xapp-1', apiUrl }, { ...SOON, retiredMs: 0 });
    await receiver.start(0);
    const [old] = sockets;
    const payload = { command: '/goal', text: '1 ms', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };
    old?.once('ping', (mark) => {
      old.send(JSON.stringify({ type: 'slash_commands', envelope_id: 'E1', payload }));
      old.pong(mark);
    });
    old?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    await expect
      .poll(() => answers)
      .toEqual([{ connection: 0, answer: { envelope_id: 'E1', payload: { text: 'Done: 1 ms' } } }]);
    await expect.poll(() => old?.readyState).toBe(WebSocket.CLOSED);
  });

  it('stays where it is while ten connections are open, and moves when one is free', async () => {
    const { slack, receiver } = await startBot({}, { ...SOON, retiredMs: 20 });
    const others = Array.from({ length: 9 }, () => createBot(slack));
    for (const other of others) await other.receiver.start(0);
    slack.disconnectSockets('warning');
    await sleep(60);
    expect(slack.socketConnections()).toBe(10);
    expect(receiver.isConnected()).toBe(true);
    for (const other of others.slice(0, 5)) await other.receiver.stop();
    await slack.until(() => slack.socketHistory().opened > 14, 'the next ones');
    await slack.until(() => slack.socketConnections() === 5, 'one for each');
    expect(slack.socketHistory().most).toBe(10);
  });
});

describe('when the connection is lost', () => {
  it('one that is half open is replaced, and only then let go', async () => {
    const { slack, receiver } = await startBot({ socketPingMs: 200 }, PINGING);
    slack.disconnectSockets('freeze');
    await expect.poll(receiver.isConnected, { interval: 1 }).toBe(false);
    await expect.poll(receiver.isConnected, { interval: 1 }).toBe(true);
    await slack.until(() => slack.socketConnections() === 1, 'the new one');
    expect(await slack.as('ada').command('/goal', 'now')).toMatchObject({ ok: true });
    expect(slack.socketHistory()).toEqual({ opened: 2, most: 2 });
  });

  it('a process that stood still does not take its connection for lost', async () => {
    const { slack, receiver, handled } = await startBot({}, PINGING);
    const until = performance.now() + 400;
    while (performance.now() < until) Math.sqrt(until);
    await sleep(100);
    expect(receiver.isConnected()).toBe(true);
    expect(await slack.as('ada').command('/goal', 'now')).toMatchObject({ ok: true });
    expect(handled).toEqual(['now']);
    expect(slack.socketHistory().opened).toBe(1);
  });

  it.each([
    ['refuse', 30_000],
    ['ignore', 200],
    ['drop', 30_000],
  ] as const)('tries on within its bounds: %s', async (how, helloMs) => {
    const { slack, receiver } = await startBot({}, { ...SOON, helloMs, steadyMs: 5_000 });
    slack.admitSockets(how);
    slack.disconnectSockets('drop');
    // Doubling without a bound, the seventeenth attempt would come after minutes.
    await expect.poll(() => opens(slack), { interval: 5 }).toBeGreaterThan(16);
    expect(slack.socketConnections()).toBeLessThanOrEqual(1);
    slack.admitSockets('accept');
    await expect.poll(receiver.isConnected).toBe(true);
    await slack.until(() => slack.socketConnections() === 1, 'the connection');
    expect(await slack.as('ada').command('/goal', 'now')).toMatchObject({ ok: true });
  });

  it.each(['500', 'reset', 'internal_error', 'fatal_error'] as const)(
    'asks for an address again after %s',
    async (what) => {
      const { slack, receiver } = await startBot();
      slack.faults.add({ method: 'apps.connections.open', when: 'before', what, times: 4 });
      slack.disconnectSockets('drop');
      await slack.until(() => slack.socketHistory().opened === 2, 'the next one');
      await expect.poll(receiver.isConnected).toBe(true);
    },
  );

  it('comes back when Socket Mode is switched on again', async () => {
    const { slack, receiver } = await startBot();
    slack.disconnectSockets('link_disabled');
    await slack.until(() => slack.socketHistory().opened === 2, 'the next one');
    await expect.poll(receiver.isConnected).toBe(true);
  });
});

describe('at the start', () => {
  it.each([
    ['a token that Slack refuses', WebAPIPlatformError, 'accept', 1],
    ['a Slack that cannot be reached', Error, 'refuse', 3],
  ] as const)('%s ends it', async (_, error, how, tries) => {
    const slack = await startSimulator();
    closing.push(slack.close);
    slack.admitSockets(how);
    const { receiver } = createBot(how === 'accept' ? { ...slack, appToken: 'xapp-not-this-one' } : slack);
    await expect(receiver.start(0)).rejects.toThrow(error);
    expect(opens(slack)).toBe(tries);
  });
});

describe('at the stop', () => {
  it('what waits for its acknowledgement gets it', async () => {
    const { slack, receiver, handled, release } = await startBot({}, { ...SOON, ackMs: 60_000 });
    const slow = slack.as('ada').command('/goal', 'held');
    await expect.poll(() => handled).toEqual(['held']);
    const stopping = receiver.stop();
    release();
    await stopping;
    expect(await slow).toMatchObject({ ok: true });
    expect(receiver.isConnected()).toBe(false);
    // Slack's end hears of the close a moment later.
    await expect.poll(slack.socketConnections).toBe(0);
  });

  it('what hangs is not waited for longer than Slack waits', async () => {
    const { slack, receiver, handled } = await startBot({}, { ...SOON, ackMs: 50 });
    const slow = slack.as('ada').command('/goal', 'held');
    await expect.poll(() => handled).toEqual(['held']);
    await receiver.stop();
    expect(await slow).toMatchObject({ ok: false });
    await expect.poll(slack.socketConnections).toBe(0);
  });

  it('a connection that is being opened is given up', async () => {
    const { slack, receiver } = await startBot();
    slack.admitSockets('ignore');
    slack.disconnectSockets('drop');
    await slack.until(() => slack.socketHistory().opened === 2, 'one without a hello');
    await receiver.stop();
    await slack.until(() => slack.socketConnections() === 0, 'none');
    await sleep(100);
    expect(slack.socketHistory().opened).toBe(2);
  });
});

describe('what comes in', () => {
  it('app_rate_limited, an event without an inner event, ends nothing', async () => {
    const { slack } = await startBot({ eventLimits: { perHour: 0 } });
    slack.as('ada').say('app', 'hello');
    const told = () => slack.calls().find(({ name }) => name === 'event app_rate_limited');
    expect(await slack.until(told, 'the event')).toMatchObject({ status: 'ok' });
    expect(await slack.as('ada').command('/goal', 'now')).toMatchObject({ ok: true });
  });

  it('the same envelope on two connections is handled once, and acknowledged on each', async () => {
    const { sockets, answers, apiUrl } = await tinySlack();
    const { receiver, handled } = createBot({ appToken: 'xapp-1', apiUrl }, { ...SOON, retiredMs: 60_000 });
    await receiver.start(0);
    sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    await expect.poll(() => sockets.length).toBe(2);
    const payload = { command: '/goal', text: '20 ms', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };
    const envelope = JSON.stringify({ type: 'slash_commands', envelope_id: 'E1', payload, retry_reason: null });
    for (const socket of sockets) socket.send('no JSON');
    for (const socket of sockets) socket.send(envelope);
    await expect.poll(() => answers).toHaveLength(2);
    const answer = { envelope_id: 'E1', payload: { text: 'Done: 20 ms' } };
    expect(answers).toEqual(expect.arrayContaining([0, 1].map((connection) => ({ connection, answer }))));
    expect(handled).toEqual(['20 ms']);
  });
});

/** No more of Slack than gives out addresses and says hello. */
async function tinySlack({ autoPong = true } = {}) {
  const sockets: WebSocket[] = [];
  const answers: { readonly connection: number; readonly answer: unknown }[] = [];
  const server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo;
    const body = JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  const webSockets = new WebSocketServer({ server, autoPong });
  webSockets.on('connection', (socket) => {
    const connection = sockets.push(socket) - 1;
    socket.on('message', (data) => answers.push({ connection, answer: JSON.parse(String(data)) as unknown }));
    socket.send(JSON.stringify({ type: 'hello' }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of webSockets.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
  });
  const { port } = server.address() as AddressInfo;
  return { sockets, answers, apiUrl: `http://127.0.0.1:${port}/api/` };
}
