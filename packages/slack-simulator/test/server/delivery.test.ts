import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { SocketModeReceiver } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { inTime } from '../../../../test/support/in-time.ts';
import { signature } from '../../src/deliver/http.ts';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { createRateLimits } from '../../src/rate-limits.ts';
import { createResponseUrls } from '../../src/response-urls.ts';
import { createTriggers } from '../../src/triggers.ts';
import { quiet } from './quiet.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** An app’s address that answers as told, and keeps what it got. */
async function listener(answer: (request: Received, count: number) => { status: number; body?: string }) {
  const received: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    received.push({ headers: request.headers, body });
    const { status, body: text = '' } = answer({ headers: request.headers, body }, received.length);
    if (status > 0) response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  open.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return { received, url: `http://127.0.0.1:${address.port}/slack/events` };
}

async function start(options: Parameters<typeof startSimulator>[0] = {}): Promise<Simulator> {
  const slack = await startSimulator({ eventRetriesMs: [0, 20, 40], ...options });
  open.push(() => slack.close());
  return slack;
}

describe('HTTP', () => {
  it('signs what it sends as the documentation’s example does', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar' +
      '&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com' +
      '%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(signature('8f742231b10e8888abcd99yyyzzz85a5', 1_531_420_618, body)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });

  it('repeats an event that fails, with number and reason, and stops when it is taken', async () => {
    const app = await listener((_, count) => ({ status: count < 3 ? 500 : 200 }));
    const slack = await start({ eventsUrl: app.url });
    slack.as('ada').say('app', 'hello');
    await expect.poll(() => app.received.length).toBe(3);
    const retries = app.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
    expect(retries).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
    const ids = app.received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
    await expect.poll(() => slack.eventsInFlight()).toBe(0);
  });

  it('gives up after three repeats, or at once where the app asks for none', async () => {
    const app = await listener(() => ({ status: 500 }));
    const slack = await start({ eventsUrl: app.url });
    slack.as('ada').say('app', 'hello');
    await expect.poll(() => slack.eventsInFlight()).toBe(0);
    expect(app.received).toHaveLength(4);
  });

  it('sends commands as forms and interactions as a payload field, with a fresh signature', async () => {
    const app = await listener(() => ({ status: 200, body: JSON.stringify({ text: 'Done' }) }));
    const slack = await start({ eventsUrl: app.url });
    const began = Math.floor(Date.now() / 1_000);
    const result = await slack.as('ada').command('/goal', 'list');
    expect(result.ephemerals.map((message) => message.words())).toEqual(['Done']);
    const [request] = app.received;
    const form = new URLSearchParams(request?.body);
    expect(form.get('command')).toBe('/goal');
    expect(form.get('is_enterprise_install')).toBe('false');
    const stamp = Number(request?.headers['x-slack-request-timestamp']);
    expect(stamp).toBeGreaterThanOrEqual(began);
    expect(stamp).toBeLessThanOrEqual(Date.now() / 1_000);
    expect(request?.headers['x-slack-signature']).toBe(signature(slack.signingSecret, stamp, request?.body ?? ''));
  });

  it('tells the person when the app fails or is not there', async () => {
    const app = await listener(() => ({ status: 500 }));
    const slack = await start({ eventsUrl: app.url });
    const failed = await slack.as('ada').command('/goal', 'list');
    expect(failed).toMatchObject({ ok: false, problem: '/goal failed with the error "dispatch_failed"' });
    slack.setEventsUrl('http://127.0.0.1:1/');
    expect(await slack.as('ada').command('/goal')).toMatchObject({ ok: false });
    slack.setEventsUrl(undefined);
    expect(await slack.as('ada').command('/goal')).toMatchObject({ ok: false });
  });

  it('gives up on an acknowledgement after three seconds', async () => {
    const app = await listener(() => ({ status: 0 }));
    const slack = await start({ eventsUrl: app.url });
    const started = performance.now();
    const late = await inTime(10_000, slack.as('ada').command('/goal', 'slow'));
    expect(late.problem).toBe('/goal failed with the error "operation_timeout"');
    expect(performance.now() - started).toBeGreaterThan(2_900);
  });

  it('waits for as many times as long as it is told', async () => {
    const app = await listener(() => ({ status: 0 }));
    const [short, long] = [await start({ eventsUrl: app.url, waitFactor: 0.1 }), await start({ eventsUrl: app.url })];
    const ask = async (slack: Simulator) => {
      await slack.as('ada').command('/goal', 'slow');
      return slack;
    };
    expect(await Promise.race([ask(long), ask(short)])).toBe(short);
  });

  it('verifies an address by a challenge', async () => {
    const echo = await listener(({ body }) => ({
      status: 200,
      body: (JSON.parse(body) as { challenge: string }).challenge,
    }));
    const slack = await start();
    expect(await slack.verifyEventsUrl(echo.url)).toBe(true);
    const deaf = await listener(() => ({ status: 200, body: 'hello' }));
    expect(await slack.verifyEventsUrl(deaf.url)).toBe(false);
  });
});

describe('Socket Mode', () => {
  /** The client of Bolt's own receiver. */
  async function connect(slack: Simulator, clientPingTimeout = 30_000) {
    const { client } = new SocketModeReceiver({
      appToken: slack.appToken,
      logger: quiet,
      clientPingTimeout,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    open.push(() => client.disconnect());
    await client.start();
    return client;
  }

  it('repeats unacknowledged events and says so in the envelope', async () => {
    const slack = await start({ eventRetriesMs: [200, 2000, 2000] });
    const client = await connect(slack);
    const tries: number[] = [];
    client.on('message', ({ ack, retry_num }: { ack: () => Promise<void>; retry_num: number }) => {
      tries.push(retry_num);
      if (retry_num > 0) void ack();
    });
    slack.as('ada').say('app', 'hello');
    await expect.poll(() => slack.eventsInFlight()).toBe(0);
    expect(tries).toEqual([0, 1]);
  });

  it('waits for as many times as long as it is told', async () => {
    const [short, long] = [await start({ waitFactor: 0.1 }), await start()];
    for (const slack of [short, long]) await connect(slack);
    const ask = async (slack: Simulator) => {
      await slack.as('ada').command('/goal', 'nobody acknowledges it');
      return slack;
    };
    expect(await Promise.race([ask(long), ask(short)])).toBe(short);
  });

  it('spreads payloads over several connections', async () => {
    const slack = await start();
    const counts = [0, 0];
    for (const index of [0, 1]) {
      const client = await connect(slack);
      client.on('slash_commands', ({ ack }: { ack: (body: object) => Promise<void> }) => {
        counts[index] = (counts[index] ?? 0) + 1;
        void ack({ text: `From ${index}` });
      });
    }
    expect(slack.socketConnections()).toBe(2);
    for (let turn = 0; turn < 4; turn += 1) await slack.as('ada').command('/goal');
    expect(counts).toEqual([2, 2]);
  });

  it.each(['refresh_requested', 'drop'] as const)('comes back after %s', async (how) => {
    const slack = await start();
    // So long it also waits before it opens the next one.
    const client = await connect(slack, 500);
    const again = new Promise<void>((resolve) => void client.once('connected', () => resolve()));
    slack.disconnectSockets(how);
    await slack.until(() => slack.socketConnections() === 0, 'no connection');
    await again;
    await slack.until(() => slack.socketConnections() === 1, 'the next one');
  });

  it('refuses a made-up address', async () => {
    const slack = await start();
    const socket = new WebSocket(`${slack.apiUrl.replace('http', 'ws').replace('/api/', '')}/link?ticket=guess`);
    const closed = await new Promise((resolve) => {
      socket.on('error', (error) => resolve(error.message));
      socket.on('open', () => resolve('open'));
    });
    expect(closed).toContain('403');
  });
});

describe('what lives for a while only', () => {
  const origin = { workspace: 'T1', user: 'U1' };
  let now = 0;

  it('triggers: three seconds, once', () => {
    const triggers = createTriggers(() => now);
    const [first, late] = [triggers.create(origin), triggers.create(origin)];
    now += 3_000;
    expect(triggers.exchange(first, 'T1')).toEqual(origin);
    expect(() => triggers.exchange(first, 'T1')).toThrow('exchanged_trigger_id');
    now += 1;
    expect(() => triggers.exchange(late, 'T1')).toThrow('expired_trigger_id');
    expect(() => triggers.exchange('made up', 'T1')).toThrow('invalid_arguments');
    expect(() => triggers.exchange(triggers.create(origin), 'T2')).toThrow('invalid_arguments');
    const patient = createTriggers(() => now, 2);
    const kept = patient.create(origin);
    now += 6_000;
    expect(patient.exchange(kept, 'T1')).toEqual(origin);
  });

  it('response addresses: five uses, thirty minutes', () => {
    const urls = createResponseUrls(() => now);
    const place = { ...origin, channel: 'C1' };
    const path = urls.create(place);
    for (let use = 0; use < 5; use += 1) expect(urls.use(path)).toEqual(place);
    expect(urls.use(path)).toBeUndefined();
    const old = urls.create(place);
    now += 30 * 60_000 + 1;
    expect(urls.use(old)).toBeUndefined();
  });

  it('rate limits: full at first, refilled at the tier’s pace', () => {
    const limits = createRateLimits(true, () => now);
    const call = () => limits.check('T1', 'users.list', 2, undefined);
    for (let used = 0; used < 20; used += 1) expect(call()).toBeUndefined();
    expect(call()).toBe(3);
    expect(limits.check('T2', 'users.list', 2, undefined)).toBeUndefined();
    now += 3_000;
    expect(call()).toBeUndefined();
    expect(call()).toBe(3);
  });
});
