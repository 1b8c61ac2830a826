import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreFileError } from '@goalpost/embedded-mongo';
import { WebAPIPlatformError } from '@slack/web-api';
import { MongoParseError, MongoServerSelectionError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { StartProblem, startCause, startFailure } from '../src/start-failure.ts';

/** The error of a second server on a port that is taken. */
async function portTaken(): Promise<unknown> {
  const first = await new Promise<Server>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
  const { port } = first.address() as AddressInfo;
  const error = await new Promise((resolve) => createServer().on('error', resolve).listen(port, '127.0.0.1'));
  first.close();
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
      line: expect.stringMatching(/^PORT is taken.*another number/),
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
    ['DATA_DIR', new Error('EEXIST: file already exists, mkdir'), /^DATA_DIR cannot be used/],
    ['MONGODB_URI', new MongoParseError('Unable to parse host:99999 with URL'), /^MONGODB_URI is not accepted/],
    ['PORT', Object.assign(new Error('listen EACCES'), { code: 'EACCES' }), /^PORT may not be used/],
    ['SLACK_BOT_TOKEN', new WebAPIPlatformError({ ok: false, error: 'missing_scope' }), /lacks a scope/],
  ] as const)('because of %s is a matter of configuration: %s', async (variable, cause, line) => {
    const fail = async () => {
      throw cause;
    };
    const error = await startCause(variable, fail).catch((caught: unknown) => caught);
    expect(startFailure(error)).toEqual({ isConfiguration: true, line: expect.stringMatching(line) });
  });

  it('because Slack cannot be reached names the address', () => {
    const failure = startFailure(new StartProblem('SLACK_BOT_TOKEN', new TypeError('fetch failed')));
    expect(failure).toEqual({ isConfiguration: false, line: expect.stringMatching(/^SLACK_API_URL: .*fetch failed/) });
  });

  it.each([
    [new StartProblem('SLACK_BOT_TOKEN', new WebAPIPlatformError({ ok: false, error: 'fatal_error' }))],
    [new Error('with xoxb-1-abc')],
    ['with xoxb-1-abc'],
    [undefined],
  ])('because of anything else may pass: %s', (error) => {
    const failure = startFailure(error);
    expect(failure.isConfiguration).toBe(false);
    expect(failure.line).toMatch(/^Goalpost could not start: /);
    expect(failure.line).not.toContain('xoxb-1');
  });
});
