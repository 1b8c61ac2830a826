import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { classify, classifyIdempotent } from '../../src/delivery/classify-error.ts';
import { canSearch } from '../../src/delivery/find-message.ts';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const fetchFailed = (cause: unknown) => new WebAPIRequestError(new TypeError('fetch failed', { cause }));
const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('an error of the Web API', () => {
  it.each([
    ['a rate limit', new WebAPIRateLimitedError(30), { kind: 'limited', why: 'rate_limited', retryAfterMs: 30_000 }],
    ['fatal_error', platform('fatal_error'), { kind: 'unknown', why: 'fatal_error' }],
    ['internal_error', platform('internal_error'), { kind: 'unknown', why: 'internal_error' }],
    ['channel_not_found', platform('channel_not_found'), { kind: 'impossible', why: 'channel_not_found' }],
    ['is_archived', platform('is_archived'), { kind: 'impossible', why: 'is_archived' }],
    ['not_in_channel', platform('not_in_channel'), { kind: 'impossible', why: 'not_in_channel' }],
    ['invalid_blocks', platform('invalid_blocks'), { kind: 'impossible', why: 'invalid_blocks' }],
    ['token_revoked', platform('token_revoked'), { kind: 'shut-out', why: 'token_revoked' }],
    ['account_inactive', platform('account_inactive'), { kind: 'shut-out', why: 'account_inactive' }],
    ['invalid_auth', platform('invalid_auth'), { kind: 'shut-out', why: 'invalid_auth' }],
    ['a migration', platform('team_added_to_org'), { kind: 'refused', why: 'team_added_to_org' }],
    ['ratelimited in the body', platform('ratelimited'), { kind: 'refused', why: 'ratelimited' }],
    ['message_not_found', platform('message_not_found'), { kind: 'gone', why: 'message_not_found' }],
    ['an answer that broke off', platform('{"ok":tr'), { kind: 'unknown', why: 'unreadable_answer' }],
    ['a 500', new WebAPIHTTPError(500, 'x', {}, 'secret'), { kind: 'unknown', why: 'http_500' }],
    ['a 503', new WebAPIHTTPError(503, 'x', {}, 'secret'), { kind: 'unknown', why: 'http_503' }],
    ['a 407 of a proxy', new WebAPIHTTPError(407, 'x', {}, ''), { kind: 'refused', why: 'http_407' }],
    ['a refused connection', fetchFailed(withCode('ECONNREFUSED')), { kind: 'refused', why: 'ECONNREFUSED' }],
    ['an unknown host', fetchFailed(withCode('ENOTFOUND')), { kind: 'refused', why: 'ENOTFOUND' }],
    ['a reset', fetchFailed(withCode('ECONNRESET')), { kind: 'unknown', why: 'ECONNRESET' }],
    ['a closed socket', fetchFailed(withCode('UND_ERR_SOCKET')), { kind: 'unknown', why: 'UND_ERR_SOCKET' }],
    ['a cause without a code', fetchFailed(new Error('private')), { kind: 'unknown', why: 'request_failed' }],
    [
      'a timeout',
      new WebAPIRequestError(new DOMException('aborted', 'TimeoutError')),
      { kind: 'unknown', why: 'timeout' },
    ],
    ['an error of another kind', new TypeError('terminated'), { kind: 'unknown', why: 'unexpected_error' }],
    ['something that is no error', 'x', { kind: 'unknown', why: 'unexpected_error' }],
  ])('is understood: %s', (_name, error, expected) => {
    expect(classify(error)).toEqual(expected);
  });

  it('of a call that may be repeated leaves nothing unknown', () => {
    expect(classifyIdempotent(platform('fatal_error'))).toEqual({ kind: 'refused', why: 'fatal_error' });
    expect(classifyIdempotent(platform('user_not_found'))).toEqual({ kind: 'impossible', why: 'user_not_found' });
  });
});

describe('the right to look', () => {
  it.each([
    [{ user: 'U1' }, ['im:history'], true],
    [{ user: 'U1' }, ['channels:history'], false],
    [{ channel: 'D1' }, ['im:history'], true],
    [{ channel: 'C1' }, ['channels:history'], true],
    [{ channel: 'C1' }, ['groups:history'], true],
    [{ channel: 'C1' }, ['im:history', 'chat:write'], false],
    [{ channel: 'G1' }, ['channels:history'], false],
    [{ channel: 'G1' }, ['groups:history'], true],
  ])('into %o with %o is %s', (to, scopes, expected) => {
    expect(canSearch(to, new Set(scopes))).toBe(expected);
  });
});
