import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBot, startBot } from '../support/bot-process.ts';

describe('starting and stopping the process', () => {
  let slack: Simulator;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    slack = await startSimulator({});
    folder = await mkdtemp(join(tmpdir(), 'goalpost-start-'));
    env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl.slice(0, -1),
      DATA_DIR: folder,
      PORT: '0',
    };
  });
  afterAll(async () => {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('comes up in Socket Mode on the embedded store, and stops when it is asked to', async () => {
    const bot = await startBot(env);
    expect(slack.socketConnections()).toBe(1);
    expect(await bot.stop()).toBe(0);
    await expect.poll(slack.socketConnections).toBe(0);
    expect(bot.output()).not.toContain(slack.botToken);
    expect(bot.output()).not.toContain(slack.appToken);
  });

  it('ends with 78 and one line a variable where the environment is wrong', async () => {
    const { code, output } = await runBot({ PORT: 'many', SLACK_BOT_TOKEN: 'xoxp-1' });
    expect(code).toBe(78);
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(output).toMatch(/^SLACK_BOT_TOKEN must begin with xoxb-/m);
    expect(output).toMatch(/^PORT must be a port number/m);
    expect(output).toMatch(/^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing/m);
  });

  it('ends with 78 where Slack refuses the token', async () => {
    const { code, output } = await runBot({ ...env, SLACK_BOT_TOKEN: 'xoxb-not-this-one' });
    expect(code).toBe(78);
    expect(output).toContain('SLACK_BOT_TOKEN');
    expect(output).not.toContain('xoxb-not-this-one');
  });

  it('names a foreign file in DATA_DIR, and leaves it as it is', async () => {
    const other = await mkdtemp(join(tmpdir(), 'goalpost-foreign-'));
    const file = join(other, 'goalpost.db');
    await writeFile(file, 'This is a letter, and no database.');
    const { code, output } = await runBot({ ...env, DATA_DIR: other });
    expect(code).toBe(78);
    expect(output).toContain(file);
    expect(await readFile(file, 'utf8')).toBe('This is a letter, and no database.');
    await rm(other, { recursive: true });
  });

  it('refuses the file that another bot holds', async () => {
    const bot = await startBot(env);
    const { code, output } = await runBot(env);
    expect(code).toBe(78);
    expect(output).toContain('goalpost.db');
    await bot.stop();
  });

  it('says that the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, done));
    const { code, output } = await runBot({ ...env, PORT: String((taken.address() as AddressInfo).port) });
    expect(code).toBe(78);
    expect(output).toContain('PORT is in use');
    await new Promise((done) => taken.close(done));
  });

  it('says at which address Slack does not answer, with a proxy for other addresses set', async () => {
    const free = createServer();
    await new Promise<void>((done) => free.listen(0, '127.0.0.1', done));
    const { port } = free.address() as AddressInfo;
    await new Promise((done) => free.close(done));
    const { code, output } = await runBot({
      ...env,
      SLACK_API_URL: `http://127.0.0.1:${port}/api`,
      HTTPS_PROXY: 'http://127.0.0.1:1',
    });
    expect(code).toBe(1);
    expect(output).toContain(`SLACK_API_URL: Slack didn't answer at http://127.0.0.1:${port} (connect ECONNREFUSED`);
    expect(output).not.toContain('HTTPS_PROXY');
  });

  it('says that no database server answers', async () => {
    const { code, output } = await runBot({
      ...env,
      MONGODB_URI: 'mongodb://someone:secret@127.0.0.1:9/?serverSelectionTimeoutMS=500',
    });
    expect(code).toBe(1);
    expect(output).toContain('MONGODB_URI: no server answered');
    expect(output).not.toContain('secret');
  });
});
