import { proxiedFetch } from '../../slack/proxy.ts';

export const SLACK = 'https://slack.com/api/';
const TIMEOUT_MS = 10_000;

export interface SlackAccess {
  readonly botToken: string;
  /** Undefined where Slack posts over HTTP. */
  readonly appToken: string | undefined;
  /** Of somebody who may see the app's settings; undefined where nobody gave one. */
  readonly configurationToken: string | undefined;
  readonly apiUrl: string | undefined;
}

/** What Slack answered to a call. */
export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Pick<Headers, 'get'>;
  /** By this machine's clock, in the middle of the call. */
  readonly at: number;
}

async function bodyOf(response: Awaited<ReturnType<typeof proxiedFetch>>): Promise<Answer['body']> {
  try {
    return Object(await response.json()) as Answer['body'];
  } catch {
    // A portal, or a proxy, that answers in Slack's place.
    throw new Error(`the answer isn't Slack's: HTTP ${response.status} ${response.headers.get('content-type') ?? ''}`);
  }
}

/** Calls a method of the Web API. Rejects where nobody, or somebody else than Slack, answers within ten seconds. */
export async function call(
  { apiUrl = SLACK }: SlackAccess,
  method: string,
  token: string,
  args: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const began = Date.now();
  const response = await proxiedFetch(String(new URL(method, apiUrl)), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams(args)),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const at = (began + Date.now()) / 2;
  return { body: await bodyOf(response), headers: response.headers, at };
}

/** Why a call failed, in the words of the innermost error. */
export function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
