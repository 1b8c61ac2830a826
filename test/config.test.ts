import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig, withSecretFiles } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-abc' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: '0123456789abcdef' };
const config = (env: Record<string, string | undefined>) => {
  const read = parseConfig(env);
  if (!read.ok) throw new Error(read.lines.join('\n'));
  return read.config;
};
const lines = (env: Record<string, string | undefined>) => {
  const read = parseConfig(env);
  return read.ok ? [] : read.lines;
};

describe('the environment', () => {
  it('needs two variables for Socket Mode, and has defaults for all others', () => {
    expect(config(socket)).toEqual({
      slack: { botToken: 'xoxb-1-abc', transport: { kind: 'socket', appToken: 'xapp-1-abc' } },
      port: 3000,
      store: { kind: 'embedded', directory: './data', database: 'goalpost' },
      logLevel: 'info',
    });
  });

  it('needs two variables for HTTP', () => {
    expect(config(http).slack.transport).toEqual({ kind: 'http', signingSecret: '0123456789abcdef' });
  });

  it('means Socket Mode where it has both, and takes empty and blank for absent', () => {
    expect(config({ ...socket, ...http }).slack.transport.kind).toBe('socket');
    expect(config({ ...http, SLACK_APP_TOKEN: ' ' }).slack.transport.kind).toBe('http');
    expect(config({ ...socket, PORT: '', MONGODB_URI: '', SLACK_API_URL: ' ', DATA_DIR: '', LOG_LEVEL: '' })).toEqual(
      config(socket),
    );
  });

  it('may name everything', () => {
    const all = {
      ...socket,
      SLACK_BOT_TOKEN: ' xoxb-1-abc\n',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      MONGODB_URI: 'mongodb+srv://user:p@cluster.example.org',
      MONGODB_DB: 'goals-2',
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
    expect(config(all)).toEqual({
      slack: {
        botToken: 'xoxb-1-abc',
        apiUrl: 'http://127.0.0.1:4000/api/',
        transport: { kind: 'socket', appToken: 'xapp-1-abc' },
      },
      port: 0,
      store: { kind: 'mongodb', uri: 'mongodb+srv://user:p@cluster.example.org', database: 'goals-2' },
      logLevel: 'silent',
    });
    expect(config({ ...socket, DATA_DIR: '/var/lib/goalpost' }).store).toMatchObject({
      directory: '/var/lib/goalpost',
    });
  });

  it.each([
    ['http://localhost:4000', 'http://localhost:4000/'],
    ['https://slack.com/api/', 'https://slack.com/api/'],
    ['http://[::1]:4000/api', 'http://[::1]:4000/api/'],
  ])('gives the address %s the slash that it needs', (typed, url) => {
    expect(config({ ...socket, SLACK_API_URL: typed }).slack.apiUrl).toBe(url);
  });
});

describe('a variable that is wrong', () => {
  it.each([
    ['SLACK_BOT_TOKEN', undefined, /^SLACK_BOT_TOKEN is missing\. Copy the Bot User OAuth Token/],
    ['SLACK_BOT_TOKEN', ' ', /^SLACK_BOT_TOKEN is missing\. Copy/],
    ['SLACK_BOT_TOKEN', 'xoxp-1-abc', /^SLACK_BOT_TOKEN must begin with xoxb-\. Copy/],
    ['SLACK_BOT_TOKEN', 'xoxb-', /^SLACK_BOT_TOKEN must begin with xoxb-/],
    ['SLACK_BOT_TOKEN', 'xoxb-1 abc', /^SLACK_BOT_TOKEN must begin with xoxb-/],
    ['SLACK_APP_TOKEN', 'xoxb-1-abc', /^SLACK_APP_TOKEN must begin with xapp-\. Create an app-level token/],
    ['SLACK_SIGNING_SECRET', 'short', /^SLACK_SIGNING_SECRET is too short\. Copy the Signing Secret/],
    ['SLACK_API_URL', 'slack.com/api', /^SLACK_API_URL must be a URL such as https:/],
    ['SLACK_API_URL', 'ftp://slack.com/api', /^SLACK_API_URL must be a URL/],
    ['MONGODB_URI', 'localhost:27017', /^MONGODB_URI must begin with mongodb:.*leave it empty/],
    ['MONGODB_URI', 'mongodb://', /^MONGODB_URI must begin with mongodb:/],
    ['MONGODB_DB', 'a/b', /^MONGODB_DB is not a valid database name\. Use only letters/],
    ['MONGODB_DB', 'x'.repeat(64), /^MONGODB_DB is not a valid database name/],
    ['PORT', 'http', /^PORT must be a port number from 0 to 65535/],
    ['PORT', '65536', /^PORT must be a port number/],
    ['PORT', '-1', /^PORT must be a port number/],
    ['PORT', '3000.5', /^PORT must be a port number/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of trace, debug, info, warn, error, silent\.$/],
  ])('%s=%s is named in one line, with what to do', (name, value, line) => {
    const found = lines({ ...socket, [name]: value });
    expect(found).toEqual([expect.stringMatching(line)]);
    expect(found[0]).not.toContain('\n');
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-private'],
    ['SLACK_APP_TOKEN', 'xoxb-1-private'],
    ['SLACK_SIGNING_SECRET', 'private'],
    ['SLACK_API_URL', 'private'],
    ['MONGODB_URI', 'user:private@host'],
  ])('%s is not said back', (name, value) => {
    expect(lines({ ...socket, [name]: value }).join()).not.toContain('private');
  });

  it('is named beside all others', () => {
    const found = lines({ SLACK_API_URL: 'x', PORT: 'x', LOG_LEVEL: 'x' });
    expect(found.map((line) => line.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_API_URL',
      'PORT',
      'LOG_LEVEL',
      'SLACK_APP_TOKEN',
    ]);
    expect(found.at(-1)).toMatch(
      /^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing\. Set SLACK_APP_TOKEN for Socket Mode/,
    );
  });
});

describe('secrets in files', () => {
  let folder: string;
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goalpost-secrets-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are read as a container platform mounts them', () => {
    const { SLACK_BOT_TOKEN, ...rest } = socket;
    const env = { ...rest, SLACK_BOT_TOKEN_FILE: file('bot', `${SLACK_BOT_TOKEN}\n`) };
    expect(config(withSecretFiles(env)).slack.botToken).toBe('xoxb-1-abc');
  });

  it('give way to a variable that is set itself', () => {
    const env = { ...socket, SLACK_BOT_TOKEN_FILE: file('other', 'xoxb-2-other') };
    expect(config(withSecretFiles(env)).slack.botToken).toBe('xoxb-1-abc');
  });

  it('are named where they are empty or not there', () => {
    const env = {
      ...socket,
      MONGODB_URI_FILE: join(folder, 'nowhere'),
      SLACK_SIGNING_SECRET_FILE: file('empty', ' \n'),
    };
    expect(lines(withSecretFiles(env))).toEqual([
      "SLACK_SIGNING_SECRET_FILE names a file that is empty or can't be read. Check its path and permissions.",
      "MONGODB_URI_FILE names a file that is empty or can't be read. Check its path and permissions.",
    ]);
  });

  it('stand beside a port for metrics, refused in one line', () => {
    expect(lines({ ...socket, METRICS_PORT: 'many' })).toEqual([
      'METRICS_PORT must be a port number from 0 to 65535. Without it, there are no metrics.',
    ]);
    expect(config({ ...socket, METRICS_PORT: '9464' }).metricsPort).toBe(9464);
  });
});
