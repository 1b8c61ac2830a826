import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Failure } from '../domain/message/delivery.ts';

/** Slack took the request and then broke: the message may stand there (docs.slack.dev, chat.postMessage, "Errors"). */
const UNKNOWN_OUTCOME = new Set(['fatal_error', 'internal_error', 'service_unavailable']);
/** The workspace does not let the app in, with whatever message. */
const ACCESS_DENIED = new Set([
  'token_revoked',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
]);
/** Nothing was done, and the same call may succeed later. */
const TRANSIENT = new Set(['ratelimited', 'rate_limited', 'request_timeout', 'team_added_to_org', 'token_expired']);
/** The message to edit is not there any more. */
const MESSAGE_GONE = new Set(['message_not_found', 'thread_not_found']);
/** No connection came about, so that nothing can have arrived (Node.js, "Errors"; undici, "Errors"). */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
/** Slack's error codes look like this; anything else is the body of an answer that broke off, and stays out of `why`. */
const ERROR_CODE = /^[a-z][a-z0-9_]{1,60}$/;

/**
 * What a failed call to the Web API means for the message. Only what certainly did not happen may be tried again; an
 * error that is not known here may have come after Slack accepted the call, so its outcome is `unknown`.
 */
export function classify(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'limited', why: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    // A 4xx comes from something that refused to pass the call on; a 5xx may come after it was passed on.
    return { kind: error.statusCode < 500 ? 'refused' : 'unknown', why: `http_${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) return requestFailure(error.original);
  return { kind: 'unknown', why: 'unexpected_error' };
}

/** The same for a call that may be repeated without harm, so that its outcome need not be found out. */
export function classifyIdempotent(error: unknown): Failure {
  const failure = classify(error);
  return failure.kind === 'unknown' ? { kind: 'refused', why: failure.why } : failure;
}

function platformFailure(code: unknown): Failure {
  if (typeof code !== 'string' || !ERROR_CODE.test(code)) return { kind: 'unknown', why: 'unreadable_answer' };
  if (UNKNOWN_OUTCOME.has(code)) return { kind: 'unknown', why: code };
  if (ACCESS_DENIED.has(code)) return { kind: 'shut-out', why: code };
  if (TRANSIENT.has(code)) return { kind: 'refused', why: code };
  if (MESSAGE_GONE.has(code)) return { kind: 'gone', why: code };
  return { kind: 'impossible', why: code };
}

function requestFailure(original: Error): Failure {
  const code = codeOf(original.cause) ?? codeOf(original);
  if (code !== undefined && NEVER_CONNECTED.has(code)) return { kind: 'refused', why: code };
  return { kind: 'unknown', why: original.name === 'TimeoutError' ? 'timeout' : (code ?? 'request_failed') };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
