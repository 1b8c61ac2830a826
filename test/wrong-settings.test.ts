import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreFileError } from '@goalpost/embedded-mongo';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { MongoParseError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseConfig, proxySchemes, withSecretFiles } from '../src/config.ts';
import { SentAway } from '../src/slack/socket-mode/connection.ts';
import { StartProblem, startFailure, surroundingsIn } from '../src/start-failure.ts';
import { runBot } from './support/bot-process.ts';

const RIGHT = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-abc' };
type Setting = readonly [what: string, env: Readonly<Record<string, string | undefined>>];

/** What a variable holds, as somebody types it. */
const SETTINGS: readonly Setting[] = [
  ['no bot token', { SLACK_BOT_TOKEN: undefined }],
  ['a blank bot token', { SLACK_BOT_TOKEN: ' ' }],
  ["a person's token as the bot token", { SLACK_BOT_TOKEN: 'xoxp-1-abc' }],
  ['the app token as the bot token', { SLACK_BOT_TOKEN: 'xapp-1-abc' }],
  ['a bot token without its end', { SLACK_BOT_TOKEN: 'xoxb-' }],
  ['a bot token with a space in it', { SLACK_BOT_TOKEN: 'xoxb-1 abc' }],
  ['a bot token in quotes, as docker leaves them', { SLACK_BOT_TOKEN: '"xoxb-1-abc"' }],
  ['neither app token nor signing secret', { SLACK_APP_TOKEN: undefined }],
  ['the bot token as the app token', { SLACK_APP_TOKEN: 'xoxb-1-abc' }],
  ['a refresh token as the configuration token', { SLACK_CONFIGURATION_TOKEN: 'xoxe-1-abc' }],
  ['a cut-off signing secret', { SLACK_SIGNING_SECRET: 'short' }],
  ['an address without its scheme', { SLACK_API_URL: 'slack.com/api' }],
  ['an address of another protocol', { SLACK_API_URL: 'ftp://slack.com/api' }],
  ['a word as the port', { PORT: 'http' }],
  ['a port beyond the last', { PORT: '65536' }],
  ['a port below the first', { PORT: '-1' }],
  ['a port with decimals', { PORT: '3000.5' }],
  ['a word as the port for metrics', { METRICS_PORT: 'many' }],
  ['one port for both', { PORT: '9464', METRICS_PORT: '9464' }],
  ['the default port for metrics, too', { METRICS_PORT: '3000' }],
  ['a host instead of a database address', { MONGODB_URI: 'localhost:27017' }],
  ['a database address without a host', { MONGODB_URI: 'mongodb://' }],
  ['the address of a web page', { MONGODB_URI: 'https://cloud.mongodb.com/' }],
  ['a path as the database', { MONGODB_DB: 'a/b' }],
  ['a database name that is too long', { MONGODB_DB: 'x'.repeat(64) }],
  ['a level of the log that there is not', { LOG_LEVEL: 'loud' }],
  ['a level of the log in capitals', { LOG_LEVEL: 'INFO' }],
  ['a SOCKS proxy', { HTTPS_PROXY: 'socks5://proxy:1080' }],
  ['a proxy with a page behind it', { HTTP_PROXY: 'http://proxy:3128/proxy.pac' }],
  ['a proxy with a mistyped scheme', { ALL_PROXY: 'http:/proxy:3128' }],
  ['a proxy with a port beyond the last', { https_proxy: 'http://proxy:99999' }],
  ['a CA file that is not there', { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' }],
  ['a CA file that is no certificate', { NODE_EXTRA_CA_CERTS: 'package.json' }],
  ['a secret file that is not there', { SLACK_BOT_TOKEN: undefined, SLACK_BOT_TOKEN_FILE: '/nowhere/token' }],
  ['a secret file that is a folder', { SLACK_APP_TOKEN: undefined, SLACK_APP_TOKEN_FILE: '/' }],
  ['a secret file that is empty', { MONGODB_URI_FILE: '/dev/null' }],
];

const slack = (error: string) => new WebAPIPlatformError({ ok: false, error });
const mongo = (code: number, codeName: string, errmsg: string) => new MongoServerError({ code, codeName, errmsg });
const coded = (message: string, code: string, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });
const away = (message: string) => new MongoServerSelectionError(message, {} as never);
const PROXY = { HTTPS_PROXY: 'http://me:hush@proxy.example:3128' };
type Start = readonly [what: string, problem: StartProblem, env?: Readonly<Record<string, string>>];

/** What a start met that read its variables well, as the libraries say it. */
const STARTS: readonly Start[] = [
  ['a bot token that Slack refuses', new StartProblem('SLACK_BOT_TOKEN', slack('invalid_auth'))],
  ['a bot token that was revoked', new StartProblem('SLACK_BOT_TOKEN', slack('token_revoked'))],
  ['an app token that Slack refuses', new StartProblem('PORT', slack('invalid_auth'))],
  ['an app token without its scope', new StartProblem('PORT', slack('missing_scope'))],
  ['Socket Mode turned off', new StartProblem('PORT', new SentAway('link_disabled'))],
  ['ten connections already', new StartProblem('PORT', new SentAway('too_many_websockets'))],
  ['Slack asks to wait', new StartProblem('SLACK_BOT_TOKEN', new WebAPIRateLimitedError(30))],
  ['no way to Slack', new StartProblem('SLACK_BOT_TOKEN', coded('getaddrinfo ENOTFOUND slack.com', 'ENOTFOUND'))],
  [
    'a certificate that nobody knows',
    new StartProblem('SLACK_BOT_TOKEN', coded('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT')),
  ],
  ['a proxy that is away', new StartProblem('SLACK_BOT_TOKEN', coded('connect ECONNREFUSED', 'ECONNREFUSED')), PROXY],
  ['a proxy that refuses', new StartProblem('SLACK_BOT_TOKEN', new Error('Proxy response (403) !== 200')), PROXY],
  [
    'a proxy that asks for a password',
    new StartProblem('SLACK_BOT_TOKEN', new Error('Proxy response (407) !== 200')),
    PROXY,
  ],
  ['a port that is taken', new StartProblem('PORT', coded('listen EADDRINUSE', 'EADDRINUSE'))],
  ['a port for the administrator alone', new StartProblem('PORT', coded('listen EACCES', 'EACCES'))],
  ['a port for metrics that is taken', new StartProblem('METRICS_PORT', coded('listen EADDRINUSE', 'EADDRINUSE'))],
  ['a file in the place of the folder', new StartProblem('DATA_DIR', new Error('EEXIST: file already exists, mkdir'))],
  [
    'a store of another program',
    new StartProblem('DATA_DIR', new StoreFileError('foreign', 'd.db', 'd.db is not a store of Goalpost.')),
  ],
  ['no server at the address', new StartProblem('MONGODB_URI', away('connect ECONNREFUSED 127.0.0.1:27017'))],
  ['another replica set', new StartProblem('MONGODB_URI', away('Server selection timed out after 5000 ms'))],
  ['a server that wants TLS', new StartProblem('MONGODB_URI', away('connection 1 to 127.0.0.1:27017 closed'))],
  [
    'a server with a certificate that nobody knows',
    new StartProblem('MONGODB_URI', away('unable to verify the first certificate')),
  ],
  [
    'a server with the name of another',
    new StartProblem('MONGODB_URI', away("Hostname/IP does not match certificate's altnames: Host: db")),
  ],
  [
    'a wrong password of the database',
    new StartProblem('MONGODB_URI', mongo(18, 'AuthenticationFailed', 'Authentication failed.')),
  ],
  [
    'a user who may not write',
    new StartProblem('MONGODB_URI', mongo(13, 'Unauthorized', 'not authorized on goalpost to execute command')),
  ],
  ['a password with an @ in it', new StartProblem('MONGODB_URI', new MongoParseError('Invalid connection string'))],
  [
    'a name without SRV records',
    new StartProblem('MONGODB_URI', coded('querySrv ENOTFOUND _mongodb._tcp.db', 'ENOTFOUND', { syscall: 'querySrv' })),
  ],
];

function linesOf(env: Setting[1]): readonly string[] {
  const parsed = parseConfig(withSecretFiles({ ...RIGHT, ...env }));
  return parsed.ok ? [] : parsed.lines;
}

/** In an environment with these variables, which the reading of proxies takes from the process. */
function failureOf(problem: StartProblem, env: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return startFailure(problem, surroundingsIn(env));
  } finally {
    vi.unstubAllEnvs();
  }
}

const EXIT_CONFIG = 78;
const cell = (text: string) => text.replaceAll('|', '\\|');
const shown = (env: Setting[1]) =>
  Object.entries(env)
    .filter(([, value]) => value !== undefined)
    .map(([name, value = '']) => `\`${name}=${value.length > 40 ? `${value.slice(0, 10)}…` : value}\``)
    .join(' ');

describe('a setting that is wrong', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'goalpost-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(SETTINGS)('%s gets one line that names the variable and what to do', (_, env) => {
    const lines = linesOf(env);
    expect(lines.length).toBeGreaterThan(0);
    const names = Object.keys(env).map((name) => name.replace(/_FILE$/, ''));
    expect(lines.some((line) => names.some((name) => line.startsWith(name)))).toBe(true);
    for (const line of lines) expect(line).toMatch(/^[A-Za-z_]+ [^\n]{20,}\.$/);
  });

  it.each(STARTS.map(([what, ...rest]) => [what, rest] as const))(
    '%s ends the start with one line, and without a password',
    (_, [problem, env = {}]) => {
      const { line } = failureOf(problem, env);
      expect(line).toMatch(/^[^\n]{20,}\.$/);
      expect(line).not.toContain('hush');
    },
  );

  it('is in docs/wrong-settings.md with its message, all of them', async () => {
    expect(SETTINGS.length + STARTS.length).toBeGreaterThanOrEqual(40);
    const typed = SETTINGS.map(
      ([what, env]) => `| ${what} | ${shown(env)} | ${linesOf(env).map(cell).join('<br>')} | ${EXIT_CONFIG} |`,
    );
    const met = STARTS.map(([what, problem, env = {}]) => {
      const { line, isConfiguration } = failureOf(problem, env);
      return `| ${what} | ${cell(line)} | ${isConfiguration ? EXIT_CONFIG : 1} |`;
    });
    const page = [
      '# Wrong settings',
      '',
      'What Goalpost says of a setting that is wrong, and the exit code. Code 78 means that a setting is at fault, so that',
      'starting again does not help. `npx vitest run test/wrong-settings.test.ts -u` writes this page.',
      '',
      '## What is typed',
      '',
      '| | for example | message | exit code |',
      '|---|---|---|---|',
      ...typed,
      '',
      '## What a start meets',
      '',
      '| | message | exit code |',
      '|---|---|---|',
      ...met,
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot('../docs/wrong-settings.md');
  });

  it('keeps the bot from doing anything at all: beside one that is wrong, the right ones are not applied', async () => {
    const data = join(folder, 'data');
    const { code, output } = await runBot({
      ...RIGHT,
      DATA_DIR: data,
      PORT: 'http',
      SLACK_API_URL: 'http://127.0.0.1:9/',
    });
    expect({ code, output }).toEqual({
      code: EXIT_CONFIG,
      output: expect.stringMatching(/^PORT must be a port number[^\n]*\n$/),
    });
    expect(existsSync(data)).toBe(false);
  });

  it('is none where a proxy has no scheme, or a CA file is there', () => {
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
    const right = { HTTPS_PROXY: 'me:hush@proxy:3128', http_proxy: 'https://proxy', NODE_EXTRA_CA_CERTS: caFile };
    expect(linesOf(right)).toEqual([]);
    // Without a scheme, HTTP is meant, as curl reads it; and not that of what is asked for.
    expect(proxySchemes(right)).toEqual({ HTTPS_PROXY: 'http://me:hush@proxy:3128' });
    expect(linesOf({ PORT: '0', METRICS_PORT: '0' })).toEqual([]);
  });
});
