import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { RequestError, Server } from 'proxy-chain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { runBot, startBot } from '../support/bot-process.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { goalpostWith } from '../support/goalpost.ts';

const UPLOAD = new URL('../support/upload-child.ts', import.meta.url).pathname;

let slack: Simulator;
let folder: string;
let certificates: Certificates;
let env: Record<string, string>;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  slack = await startSimulator({});
  folder = await mkdtemp(join(tmpdir(), 'goalpost-walls-'));
  certificates = await makeCertificates(folder);
  env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    // By another name than the one in the addresses of sockets and uploads, so that a proxy can tell them apart.
    SLACK_API_URL: slack.apiUrl.replace('127.0.0.1', 'localhost'),
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

type Meets = 'lets through' | 'refuses' | 'asks';

/** A proxy that is itself reached by TLS; `beyond` says what it does with sockets and uploads. */
async function aTlsProxy(beyond: Meets = 'lets through') {
  const targets: string[] = [];
  const server = new Server({
    serverType: 'https',
    httpsOptions: certificates.server,
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ hostname, password }) => {
      if (password !== 'hush') return { requestAuthentication: true };
      if (hostname === '127.0.0.1' && beyond === 'refuses') throw new RequestError('Not on the list', 403);
      if (hostname === '127.0.0.1' && beyond === 'asks') return { requestAuthentication: true };
      targets.push(hostname);
      return {};
    },
  });
  await server.listen();
  closing.push(() => server.close(true));
  return { address: `https://me:hush@127.0.0.1:${server.port}`, port: server.port, targets };
}

function upload(given: Record<string, string>): Promise<string> {
  const args = ['--conditions=source', '--import', 'tsx', UPLOAD];
  return new Promise((resolve) => {
    const all = { PATH: process.env['PATH'] ?? '', ...given };
    execFile(process.execPath, args, { env: all }, (_, out) => resolve(out));
  });
}

describe('a proxy that is reached by TLS, with the certificate of a company', () => {
  it('takes the Web API, uploads, and Socket Mode, and keeps its password', async () => {
    const { address, port, targets } = await aTlsProxy();
    const walls = { ...env, HTTP_PROXY: address, NODE_EXTRA_CA_CERTS: certificates.caFile };
    const bot = await startBot(walls);
    expect(slack.socketConnections()).toBe(1);
    expect(new Set(targets)).toEqual(new Set(['127.0.0.1', 'localhost']));
    expect(await bot.stop()).toBe(0);
    expect(bot.output()).not.toContain('hush');
    expect(await upload(walls)).toMatch(/^uploaded F/);
    expect(targets.filter((target) => target === '127.0.0.1').length).toBeGreaterThanOrEqual(2);
    const { text } = await goalpostWith(walls, 'doctor');
    expect(text).toContain(`answers, through the proxy 127.0.0.1:${port}`);
  });

  it('is named by the variable for the certificate where nobody knows that', async () => {
    const { address } = await aTlsProxy();
    const walls = { ...env, HTTP_PROXY: address };
    const line = /NODE_EXTRA_CA_CERTS: the certificate on the way to Slack isn't trusted \(.*\)\. Set the variable/;
    const { code, output } = await runBot(walls);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(line) });
    expect(await upload(walls)).toMatch(line);
    const { text } = await goalpostWith(walls, 'doctor');
    expect(text).toMatch(/^error +slack +NODE_EXTRA_CA_CERTS: .* → Set the variable in the environment, not in \.env/m);
    expect(output + text).not.toContain('hush');
  });

  it.each([
    ['refuses', /^HTTP_PROXY: the proxy https:\/\/127\.0\.0\.1:\d+ refuses the way to Slack \(.*403.*\)/m, 1],
    ['asks', /^HTTP_PROXY: the proxy https:\/\/127\.0\.0\.1:\d+ asks for a user and password \(407\)/m, 78],
  ] as const)('and that lets the Web API through, but %s beyond it, is named too', async (beyond, line, exit) => {
    const { address } = await aTlsProxy(beyond);
    const walls = { ...env, HTTP_PROXY: address, NODE_EXTRA_CA_CERTS: certificates.caFile };
    const { code, output } = await runBot(walls);
    expect({ code, output }).toEqual({ code: exit, output: expect.stringMatching(line) });
    expect(await upload(walls)).toMatch(line);
    expect(output).not.toContain('hush');
  });
});

describe('a MongoDB server that is reached by TLS', () => {
  /** The server's plain port behind TLS, as a company has it. */
  async function aTlsServer(): Promise<string> {
    const { store } = await openStore();
    const { port } = new URL(store.uri);
    const server = createTlsServer(certificates.server, (socket) => {
      const behind = connectTo(Number(port), '127.0.0.1');
      for (const [one, other] of [
        [socket, behind],
        [behind, socket],
      ] as const) {
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
        one.pipe(other);
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(async () => void server.close());
    const address = server.address();
    return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }
  const OPTIONS = 'directConnection=true';
  /** So long a refusal is waited for that comes at once, unless the machine is busy. */
  const REFUSED = `${OPTIONS}&serverSelectionTimeoutMS=4000`;

  it('is used with the certificate of the company, from either place', async () => {
    const host = await aTlsServer();
    const uri = `mongodb://${host}/?tls=true&${OPTIONS}&serverSelectionTimeoutMS=60000`;
    const bot = await startBot({ ...env, MONGODB_URI: uri, NODE_EXTRA_CA_CERTS: certificates.caFile });
    expect(await bot.stop()).toBe(0);
    const named = `${uri}&tlsCAFile=${encodeURIComponent(certificates.caFile)}`;
    const { text } = await goalpostWith({ ...env, MONGODB_URI: named }, 'doctor');
    expect(text).toMatch(/^ok +store +.* answers, version/m);
    expect(text).toMatch(/^ok +indexes +all there/m);
  });

  it.each([
    ['a certificate that nobody knows', `?tls=true&${REFUSED}`, /NODE_EXTRA_CA_CERTS, or tlsCAFile/],
    ['no TLS on our side', `?${REFUSED}`, /add tls=true/],
    ['a CA file that is not there', `?tls=true&tlsCAFile=/nowhere/ca.pem&${REFUSED}`, /\/nowhere\/ca\.pem/],
    ['an option that there is not', `?tsl=true&${REFUSED}`, /tsl/],
  ])('is named by its variable: %s', async (_, query, advice) => {
    const host = await aTlsServer();
    const { code, output } = await runBot({ ...env, MONGODB_URI: `mongodb://${host}/${query}` });
    expect(output).toMatch(/^MONGODB_URI/m);
    expect(output).toMatch(advice);
    expect([1, 78]).toContain(code);
    const { text } = await goalpostWith({ ...env, MONGODB_URI: `mongodb://${host}/${query}` }, 'doctor');
    expect(text).toMatch(/^error +store /m);
    expect(text).toMatch(advice);
  });
});
