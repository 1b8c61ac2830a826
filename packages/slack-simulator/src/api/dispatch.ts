/** One Web API call, from its bytes to its answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../faults.ts';
import { secret } from '../ids.ts';
import type { Workspace } from '../model.ts';
import { tierOf } from '../rate-limits.ts';
import type { World } from '../world.ts';
import { type Args, charsetWarning, readArgs, textArg } from './args.ts';
import { authorize, checkScopes, tokenOf } from './authorize.ts';
import { ApiError, NotRolledOut } from './errors.ts';
import { readBody, sendJson } from './http.ts';
import type { Method, MethodTable } from './method.ts';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Cut the connection instead of answering, or leave it open without a word. */
  readonly instead?: 'reset' | 'hang';
  /** What the recorder calls it, where that is not the code. */
  readonly recordedAs?: string;
}

const tooMany = (seconds: number): Answer => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(seconds) },
});

const refused = (code: string, more: object = {}): Answer => ({
  status: 200,
  body: { ok: false, error: code, ...more },
  headers: {},
});

async function struck(fault: Omit<Fault, 'method'>): Promise<Answer | undefined> {
  if (fault.what === 'delay') {
    await sleep(fault.delayMs ?? 1_000);
    return undefined;
  }
  if (fault.what === '429') return tooMany(fault.retryAfter ?? 1);
  if (fault.what === 'internal_error' || fault.what === 'fatal_error') return refused(fault.what);
  const failed: Answer = { status: 500, body: { ok: false, error: 'internal_error' }, headers: {} };
  return fault.what === '500' ? failed : { ...failed, instead: fault.what };
}

async function faulty(world: World, name: string, when: Fault['when'], args: Args): Promise<Answer | undefined> {
  const fault = world.faults.take(name, when, args);
  return fault === undefined ? undefined : struck(fault);
}

/** Slack names the scopes of the token with every answer to a known one, refusals included. */
function scopeHeaders(workspace: Workspace, method: Method): Readonly<Record<string, string>> {
  if (method.token === 'none' || method.token === 'configuration') return {};
  const scopes = method.token === 'app' ? 'connections:write' : workspace.scopes.join(',');
  return { 'x-oauth-scopes': scopes, 'x-accepted-oauth-scopes': method.scopes.join(',') };
}

async function accepted(world: World, name: string, method: Method, args: Args, token: string | undefined) {
  const workspace = authorize(world, { name, method, args }, token);
  const tier = tierOf(world.app, name, method);
  const wait = world.rateLimits.check(workspace.id, name, tier, textArg(args, 'channel'));
  if (wait !== undefined) return tooMany(wait);
  const headers = scopeHeaders(workspace, method);
  try {
    checkScopes(workspace, method);
    const result = await method.run({ world, workspace }, args);
    return { status: 200, body: { ok: true, ...result }, headers } satisfies Answer;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const recorded = error instanceof NotRolledOut ? { recordedAs: 'not_rolled_out' } : {};
    return { ...refused(error.code, error.more), headers, ...recorded };
  }
}

async function answer(
  world: World,
  call: { readonly name: string; readonly method: Method | undefined; readonly args: Args },
  token: string | undefined,
): Promise<Answer> {
  const { name, method, args } = call;
  if (method === undefined) return refused('unknown_method', { req_method: name });
  try {
    const before = await faulty(world, name, 'before', args);
    if (before !== undefined) return before;
    const done = await accepted(world, name, method, args, token);
    return (await faulty(world, name, 'after', args)) ?? done;
  } catch (error) {
    if (error instanceof ApiError) return refused(error.code, error.more);
    throw error;
  }
}

/** The warnings that Slack adds to whatever it answers. */
function warned(body: Answer['body'], warning: string | undefined): Answer['body'] {
  if (warning === undefined) return body;
  const metadata = body['response_metadata'];
  const before = typeof metadata === 'object' ? metadata : {};
  const own = body['warning'];
  const all = typeof own === 'string' ? [own, warning] : [warning];
  return { ...body, warning: all.join(','), response_metadata: { ...before, warnings: all } };
}

const statusOf = ({ status, body, instead, recordedAs }: Answer) => {
  if (instead !== undefined) return instead;
  if (recordedAs !== undefined) return recordedAs;
  if (status !== 200) return String(status);
  return body['ok'] === true ? 'ok' : String(body['error']);
};

/** Client id and secret may come as HTTP Basic (docs.slack.dev/reference/methods/oauth.v2.access). */
function basicArgs(authorization: string | undefined): Args {
  const encoded = /^Basic\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [client_id = '', client_secret = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id, client_secret };
}

/** Handles `POST` (and `GET`) `/api/NAME`. */
export async function dispatch(
  world: World,
  methods: MethodTable,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const started = performance.now();
  const name = url.pathname.replace(/^\/api\//, '');
  const body = await readBody(request);
  if (body === undefined) return sendJson(response, 413, { ok: false, error: 'request_too_large' });
  const contentType = request.headers['content-type'] ?? '';
  let args: Args = {};
  let result: Answer;
  try {
    args = {
      ...basicArgs(request.headers.authorization),
      ...(await readArgs(url.searchParams, body, contentType, methods[name]?.json === true)),
    };
    result = await answer(world, { name, method: methods[name], args }, tokenOf(request, args));
  } catch (error) {
    result = error instanceof ApiError ? refused(error.code, error.more) : refused('fatal_error');
    if (!(error instanceof ApiError)) console.error(`${name} failed:`, error);
  }
  const answered = result.status === 200 ? warned(result.body, charsetWarning(body, contentType)) : result.body;
  const { token: _, ...given } = args;
  const recorded = 'client_secret' in given ? { ...given, client_secret: '…' } : given;
  world.recorder.add({
    at: world.clock.now(),
    direction: 'in',
    name,
    request: recorded,
    response: answered,
    status: statusOf(result),
    ms: performance.now() - started,
  });
  // The client gives up, or the simulator closes.
  if (result.instead === 'hang') return;
  if (result.instead === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  sendJson(response, result.status, answered, { ...result.headers, 'x-slack-req-id': secret() });
}
