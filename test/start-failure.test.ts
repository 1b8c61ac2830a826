import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreFileError } from '@goalpost/embedded-mongo';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { MongoParseError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { quiet } from '../packages/slack-simulator/test/server/quiet.ts';
import { SentAway } from '../src/slack/socket-mode/connection.ts';
import { startFailure as explain, StartProblem, startCause, surroundingsIn } from '../src/start-failure.ts';

/** Where nothing else is set. */
const startFailure = (error: unknown) => explain(error, surroundingsIn({}));

async function portThatIsFree() {
  const server = await new Promise<Server>((resolve) => {
    const listening = createServer().listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** The error of a second server on a port that is taken. */
async function portTaken(): Promise<unknown> {
  const { port, close } = await portThatIsFree();
  const error = await new Promise((resolve) => createServer().on('error', resolve).listen(port, '127.0.0.1'));
  await close();
  return error;
}

describe('a start that fails', () => {
  it.each(['invalid_auth', 'token_revoked', 'account_inactive', 'not_authed', 'token_expired'])(
    'because Slack says %s is a matter of configuration',
    (error) => {
      const failure = startFailure(new StartProblem('SLACK_BOT_TOKEN', new WebAPIPlatformError({ ok: false, error })));
      expect(failure.isConfiguration).toBe(true);
      expect(failure.line).toMatch(new RegExp(`SLACK_BOT_TOKEN.*${error}.*Copy it again`));
    },
  );

  it('because the port is taken is a matter of configuration', async () => {
    const failure = startFailure(new StartProblem('PORT', await portTaken()));
    expect(failure).toMatchObject({
      isConfiguration: true,
      line: expect.stringMatching(/^PORT is in use.*another number/),
    });
  });

  it('because of a foreign file is a matter of configuration, in the words of the store', () => {
    const error = new StoreFileError('foreign', 'data/goalpost.db', 'data/goalpost.db is not a store of Goalpost.');
    expect(startFailure(new StartProblem('DATA_DIR', error))).toEqual({ isConfiguration: true, line: error.message });
  });

  it('because no database answers may pass, and shows no password', () => {
    const unreachable = new MongoServerSelectionError('no answer from mongodb://user:secret@host', {} as never);
    const failure = startFailure(new StartProblem('MONGODB_URI', unreachable));
    expect(failure).toMatchObject({
      isConfiguration: false,
      line: expect.stringMatching(/^MONGODB_URI: no server answered/),
    });
    expect(failure.line).not.toContain('secret');
  });

  it.each([
    ['DATA_DIR', new Error('EEXIST: file already exists, mkdir'), /^DATA_DIR can't be used/],
    ['MONGODB_URI', new MongoParseError('Unable to parse host:99999 with URL'), /^MONGODB_URI can't be used/],
    ['PORT', Object.assign(new Error('listen EACCES'), { code: 'EACCES' }), /^PORT needs permissions/],
    ['PORT', Object.assign(new Error('listen EINVAL'), { syscall: 'listen' }), /^PORT can't be used \(listen EINVAL\)/],
    ['SLACK_BOT_TOKEN', new WebAPIPlatformError({ ok: false, error: 'missing_scope' }), /lacks a scope/],
  ] as const)('because of %s is a matter of configuration: %s', async (variable, cause, line) => {
    const fail = async () => {
      throw cause;
    };
    const error = await startCause(variable, fail).catch((caught: unknown) => caught);
    expect(startFailure(error)).toEqual({ isConfiguration: true, line: expect.stringMatching(line) });
  });

  it.each([
    [
      { code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' },
      /user, password, and authSource/,
    ],
    [{ code: 13, codeName: 'Unauthorized', errmsg: 'not authorized on goalpost to execute command' }, /role readWrite/],
    [{ code: 8000, codeName: 'AtlasError', errmsg: 'user is not allowed to do action [insert]' }, /role readWrite/],
  ])('because of what the user of a server may not do, says what the address needs: %j', async (answer, fix) => {
    const { line, isConfiguration } = startFailure(new StartProblem('MONGODB_URI', new MongoServerError(answer)));
    expect(line).toMatch(/^MONGODB_URI can't be used \(/);
    expect(line).toMatch(fix);
    expect(line).not.toContain('..');
    expect(isConfiguration).toBe(true);
  });

  describe('because Slack cannot be reached', () => {
    /** The error of a real client at an address where nobody listens. */
    async function unreachable(variable: 'SLACK_BOT_TOKEN' | 'PORT') {
      const { port, close } = await portThatIsFree();
      await close();
      const slackApiUrl = `http://127.0.0.1:${port}/api/`;
      const client = new WebClient('xoxb-1', { slackApiUrl, retryConfig: { retries: 0 }, logger: quiet });
      const error = await startCause(variable, () => client.auth.test()).catch((caught: unknown) => caught);
      return { error, slackApiUrl };
    }

    it.each(['SLACK_BOT_TOKEN', 'PORT'] as const)('names the address that is set, and why (%s)', async (variable) => {
      const { error, slackApiUrl } = await unreachable(variable);
      const env = { SLACK_API_URL: slackApiUrl.replace('//', '//someone:secret@') };
      const { line, isConfiguration } = explain(error, surroundingsIn(env));
      const { origin, host } = new URL(slackApiUrl);
      expect(line).toBe(
        `SLACK_API_URL: Slack didn't answer at ${origin} (connect ECONNREFUSED ${host}). Check the address, or leave the variable empty to use Slack itself.`,
      );
      expect(isConfiguration).toBe(false);
    });

    it.each(['SLACK_BOT_TOKEN', 'PORT'] as const)('blames no variable that was left out (%s)', async (variable) => {
      const { error } = await unreachable(variable);
      for (const env of [{}, { SLACK_API_URL: '  ', HTTPS_PROXY: '' }]) {
        const { line } = explain(error, surroundingsIn(env));
        expect(line).toMatch(
          /^Goalpost couldn't reach Slack \(connect ECONNREFUSED .*https:\/\/slack\.com, or set HTTPS_PROXY/,
        );
        expect(line).not.toMatch(/SLACK_API_URL|PORT|empty/);
      }
    });
  });

  it.each([
    ['too_many_websockets', /^SLACK_APP_TOKEN: Slack allows ten connections per app\. Stop other processes/],
    ['link_disabled', /^SLACK_APP_TOKEN: Socket Mode is turned off\. Turn it on/],
    ['something_new', /^SLACK_APP_TOKEN: Slack closed the connection \(something_new\)\.$/],
  ])('because Slack sends the connection away says what to do: %s', (reason, line) => {
    expect(startFailure(new StartProblem('PORT', new SentAway(reason))).line).toMatch(line);
  });

  it('because Slack asks to wait says how long', () => {
    const failure = startFailure(new StartProblem('SLACK_BOT_TOKEN', new WebAPIRateLimitedError(30)));
    expect(failure).toEqual({ isConfiguration: false, line: expect.stringContaining('Wait 30 seconds') });
  });

  it('because Slack refuses a token names that token', () => {
    const refused = new WebAPIPlatformError({ ok: false, error: 'invalid_auth' });
    expect(startFailure(new StartProblem('PORT', refused)).line).toMatch(/^SLACK_APP_TOKEN: Slack rejected the token/);
    expect(startFailure(new StartProblem('SLACK_BOT_TOKEN', refused)).line).toMatch(/^SLACK_BOT_TOKEN: Slack rejected/);
  });

  it.each([
    [new StartProblem('SLACK_BOT_TOKEN', new WebAPIPlatformError({ ok: false, error: 'fatal_error' }))],
    [new Error('with xoxb-1-abc')],
    ['with xoxb-1-abc'],
    [undefined],
  ])('because of anything else may pass: %s', (error) => {
    const failure = startFailure(error);
    expect(failure.isConfiguration).toBe(false);
    expect(failure.line).toMatch(/^Goalpost couldn't start: /);
    expect(failure.line).not.toContain('xoxb-1');
  });
});
