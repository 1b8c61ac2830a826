import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { WebClient } from '@slack/web-api';
import { Server } from 'proxy-chain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { uploadFile } from '../../src/slack/upload-file.ts';
import { runBot, startBot } from '../support/bot-process.ts';
import { goalpostWith } from '../support/goalpost.ts';

/** The bot behind a proxy, as a company has one: the only way out, and one that refuses, asks, or cuts. */
describe('behind a proxy', () => {
  let slack: Simulator;
  let folder: string;
  let env: Record<string, string>;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    slack = await startSimulator({});
    folder = await mkdtemp(join(tmpdir(), 'goalpost-proxy-'));
    env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: folder,
      PORT: '0',
    };
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A real proxy; `targets` has every host and port to which it opened a way. */
  async function aProxy(password?: string) {
    const targets: string[] = [];
    const server = new Server({
      port: 0,
      host: '127.0.0.1',
      prepareRequestFunction: ({ hostname, port, password: given }) => {
        const isRefused = password !== undefined && given !== password;
        if (!isRefused) targets.push(`${hostname}:${port}`);
        return { requestAuthentication: isRefused };
      },
    });
    await server.listen();
    closing.push(() => server.close(true));
    return { port: server.port, targets, server };
  }

  /** A server that does one thing with whoever connects. */
  async function aServer(meet: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      meet(socket);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    });
    return (server.address() as AddressInfo).port;
  }

  it('Web API and Socket Mode go through it, with its password, and come back after it cut them', async () => {
    const { port, targets, server } = await aProxy('hush');
    const bot = await startBot({ ...env, HTTP_PROXY: `http://me:hush@127.0.0.1:${port}` });
    // The address of Slack, and one way for the socket.
    expect(new Set(targets)).toEqual(new Set([new URL(slack.apiUrl).host]));
    expect(targets.length).toBeGreaterThanOrEqual(2);
    expect(slack.socketConnections()).toBe(1);
    const before = slack.socketHistory().opened;
    server.closeConnections();
    await expect.poll(() => slack.socketHistory().opened, { timeout: 60_000 }).toBeGreaterThan(before);
    await expect.poll(slack.socketConnections, { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
    expect(await bot.stop()).toBe(0);
    expect(bot.output()).not.toContain('hush');
  });

  it('a file that is uploaded goes through it, too', async () => {
    const { port, targets } = await aProxy();
    process.env['HTTP_PROXY'] = `http://127.0.0.1:${port}`;
    try {
      // The client itself connects directly: what the proxy sees is the upload.
      const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
      const file = { name: 'goals.csv', title: 'Goals', altText: '', content: new Uint8Array([1, 2, 3]) };
      expect(await uploadFile(client, file)).toMatch(/^F/);
    } finally {
      delete process.env['HTTP_PROXY'];
    }
    expect(targets).toEqual([new URL(slack.apiUrl).host]);
  });

  it('NO_PROXY keeps an address off it', async () => {
    const { port, targets } = await aProxy();
    const bot = await startBot({ ...env, HTTP_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: 'localhost,127.0.0.1' });
    expect(await bot.stop()).toBe(0);
    expect(targets).toEqual([]);
  });

  it('a start names the variable where the proxy asks for a password', async () => {
    const { port } = await aProxy('hush');
    const { code, output } = await runBot({ ...env, HTTP_PROXY: `http://me:wrong@127.0.0.1:${port}` });
    expect(output).toContain(`HTTP_PROXY: the proxy http://127.0.0.1:${port} asks for a user and password (407)`);
    expect(output).not.toContain('wrong');
    expect(code).toBe(78);
  });

  it.each([
    [
      'refuses',
      (socket: Socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'),
      'refuses the way to Slack',
    ],
    [
      'cuts the connection',
      (socket: Socket) => socket.once('data', () => socket.destroy()),
      'nothing comes through the proxy',
    ],
  ])('a start names the variable where the proxy %s', async (_, meet, message) => {
    const port = await aServer(meet);
    const { code, output } = await runBot({ ...env, http_proxy: `http://127.0.0.1:${port}` });
    expect(output).toContain(`http_proxy: `);
    expect(output).toContain(message);
    expect(output).toContain(`http://127.0.0.1:${port}`);
    expect(code).toBe(1);
  });

  it('doctor says through which proxy Slack answers', async () => {
    const { port } = await aProxy('hush');
    const { out } = await goalpostWith({ ...env, ALL_PROXY: `http://me:hush@127.0.0.1:${port}` }, 'doctor');
    expect(out).toContain(`answers, through the proxy 127.0.0.1:${port}`);
    expect(out).not.toContain('hush');
  });
});
