import { json } from './response.ts';

/** A call that Slack answered. */
export interface Answered {
  readonly method: string;
  readonly channel: string;
  /** Milliseconds of virtual time. */
  readonly at: number;
}

/** A message that stands in Slack, or stood there. */
export interface Posted {
  readonly ref: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  /** Milliseconds of virtual time. */
  readonly at: number;
  text: string;
  deleted: boolean;
  readonly metadata?: unknown;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

type Args = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

const SCOPES = 'chat:write,channels:history,groups:history,im:history,im:write,users:read,channels:read,groups:read';
const PAGE = 15;

/**
 * The methods of Slack's Web API that delivery calls, without sockets and in virtual time: what is posted stands there
 * once for each call that is accepted, as Slack has no key by which it would know a call again.
 */
export function createSlack(now: () => number, people: readonly Person[]) {
  const messages: Posted[] = [];
  const answered: Answered[] = [];
  let count = 0;

  const find = ({ channel, ts }: Args) =>
    messages.find((message) => message.channel === channel && message.ts === ts && !message.deleted);

  function post(call: Args): Answer {
    count += 1;
    const metadata = call['metadata'] === undefined ? undefined : JSON.parse(call['metadata']);
    const message: Posted = {
      ref: metadata?.event_payload?.id ?? '',
      channel: call['channel'] ?? '',
      ts: `${Math.floor(now() / 1000)}.${String(count).padStart(6, '0')}`,
      at: now(),
      text: call['text'] ?? '',
      deleted: false,
      ...(call['thread_ts'] !== undefined && { thread: call['thread_ts'] }),
      metadata,
    };
    messages.push(message);
    return { ok: true, channel: message.channel, ts: message.ts };
  }

  function history(call: Args, isAmong: (message: Posted) => boolean): Answer {
    const oldest = Number(call['oldest'] ?? 0);
    const all = messages
      .filter((one) => one.channel === call['channel'] && !one.deleted && isAmong(one) && Number(one.ts) > oldest)
      .toReversed();
    const from = Number(call['cursor'] || 0);
    const hasMore = from + PAGE < all.length;
    return {
      ok: true,
      messages: all.slice(from, from + PAGE).map(({ ts, text, metadata }) => ({ ts, text, metadata })),
      has_more: hasMore,
      response_metadata: { next_cursor: hasMore ? String(from + PAGE) : '' },
    };
  }

  const methods: Readonly<Record<string, (call: Args) => Answer>> = {
    'auth.test': () => ({ ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT' }),
    'users.info': ({ user }) => {
      const known = people.find(({ id }) => id === user);
      if (known === undefined) return { ok: false, error: 'user_not_found' };
      const { id, name, zone } = known;
      return { ok: true, user: { id, team_id: 'T1', real_name: name, tz: zone, profile: { real_name: name } } };
    },
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D${users}` } }),
    'conversations.info': ({ channel }) => ({ ok: true, channel: { id: channel, is_member: true } }),
    'chat.postMessage': post,
    'chat.update': (call) => {
      const message = find(call);
      if (message === undefined) return { ok: false, error: 'message_not_found' };
      message.text = call['text'] ?? '';
      return { ok: true, channel: message.channel, ts: message.ts };
    },
    'chat.delete': (call) => {
      const message = find(call);
      if (message === undefined) return { ok: false, error: 'message_not_found' };
      message.deleted = true;
      return { ok: true, channel: message.channel, ts: message.ts };
    },
    'conversations.history': (call) => history(call, ({ thread }) => thread === undefined),
    'conversations.replies': (call) => history(call, ({ thread }) => thread === call['ts']),
  };

  return {
    messages,
    answered,
    /** Answers a call as the Web API does. */
    answer: (method: string, call: Args) => {
      answered.push({ method, channel: call['channel'] ?? '', at: now() });
      return json(methods[method]?.(call) ?? { ok: false, error: 'unknown_method' }, { 'x-oauth-scopes': SCOPES });
    },
  };
}

export type SimulatedSlack = ReturnType<typeof createSlack>;

/** The name of a method and the arguments of a call, as the Web API client sends them. */
export function readCall(url: string, body: unknown): { method: string; call: Args } {
  const fields = body instanceof URLSearchParams ? body : new URLSearchParams(String(body ?? ''));
  return { method: new URL(url).pathname.replace('/api/', ''), call: Object.fromEntries(fields) };
}
