import { StoreFileError } from '@goalpost/embedded-mongo/thread';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { scrub } from './logger.ts';
import { proxyFor } from './slack/proxy.ts';
import { SentAway } from './slack/socket-mode/connection.ts';
import { adviceOn } from './slack/socket-mode/message.ts';
import { whyNoServer } from './store-failure.ts';
import { NewerSchema } from './stores/schema.ts';

/** Why the bot did not start, in one line with the fix. */
export interface StartFailure {
  readonly line: string;
  /** A variable or a file is at fault: starting again does not help. */
  readonly isConfiguration: boolean;
}

type Variable = 'SLACK_BOT_TOKEN' | 'PORT' | 'METRICS_PORT' | 'MONGODB_URI' | 'DATA_DIR';

/** What configures either kind of store. */
export const STORE_VARIABLES = { mongodb: 'MONGODB_URI', embedded: 'DATA_DIR' } as const;

/** A part that did not start, and the variable that configures it. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly variable: Variable;

  constructor(variable: Variable, cause: unknown) {
    super(messageOf(cause), { cause });
    this.variable = variable;
  }
}

/** Starts a part, and attributes its failure to a variable. Throws a {@link StartProblem}. */
export async function startCause<T>(variable: Variable, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    throw new StartProblem(variable, error);
  }
}

/** Other settings that decide how the bot reaches Slack. */
export interface Surroundings {
  /** The value of `SLACK_API_URL`; undefined if it is empty. */
  readonly apiUrl: string | undefined;
  /** The proxy variable that counts for Slack, and the host that it names; undefined if Goalpost connects directly. */
  readonly proxy?: { readonly variable: string; readonly place: string };
}

const SLACK = 'https://slack.com/api/';

export function surroundingsIn(env: Readonly<Record<string, string | undefined>>): Surroundings {
  const given = (name: string) => env[name]?.trim() || undefined;
  const apiUrl = given('SLACK_API_URL');
  const url = apiUrl ?? SLACK;
  const proxy = URL.canParse(url) ? proxyFor(url) : undefined;
  const own = url.startsWith('https') ? 'https_proxy' : 'http_proxy';
  const variable = [own, own.toUpperCase(), 'all_proxy', 'ALL_PROXY'].find((name) => given(name) !== undefined);
  return {
    apiUrl,
    ...(proxy !== undefined && variable !== undefined && { proxy: { variable, place: placeOf(proxy) } }),
  };
}

/** Explains why the bot did not start. Never contains tokens or passwords. */
export function startFailure(error: unknown, surroundings: Surroundings): StartFailure {
  if (!(error instanceof StartProblem)) return passing(`Goalpost couldn't start: ${scrub(messageOf(error))}`);
  const { cause, variable } = error;
  if (cause instanceof StoreFileError || cause instanceof NewerSchema) return configuration(cause.message);
  if (cause instanceof WebAPIPlatformError) return refused(cause.data.error, tokenOf(variable));
  if (cause instanceof WebAPIRateLimitedError) {
    return passing(
      `Slack is limiting this app's requests. Wait ${cause.retryAfter} seconds, then start Goalpost again.`,
    );
  }
  if (cause instanceof SentAway) {
    return passing(`SLACK_APP_TOKEN: ${adviceOn(cause.reason) ?? `Slack closed the connection (${cause.reason})`}.`);
  }
  return FAILURES[variable](scrub(error.message), cause, surroundings);
}

/** The app token opens the connection; every call before that uses the bot token. */
const tokenOf = (variable: Variable) => (variable === 'PORT' ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN');

const REFUSED_TOKENS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'];
const WRONG_TOKENS = ['missing_scope', 'not_allowed_token_type'];

function refused(code: string, token: string): StartFailure {
  if (REFUSED_TOKENS.includes(code)) {
    return configuration(`${token}: Slack rejected the token (${code}). Copy it again from your Slack app's settings.`);
  }
  if (WRONG_TOKENS.includes(code)) {
    return configuration(
      `${token} has the wrong type or lacks a scope (${code}). Compare your Slack app with manifest.yml.`,
    );
  }
  return passing(`Goalpost couldn't start: Slack returned the error ${code}.`);
}

const FAILURES: Readonly<
  Record<Variable, (message: string, cause: unknown, surroundings: Surroundings) => StartFailure>
> = {
  SLACK_BOT_TOKEN: (_, cause, surroundings) => unreached(cause, surroundings),
  // Slack is reached when the port is open, so its failure comes out here, too.
  PORT: (message, cause, surroundings) => portRefused('PORT', message, cause) ?? unreached(cause, surroundings),
  METRICS_PORT: (message, cause) =>
    portRefused('METRICS_PORT', message, cause) ?? configuration(`METRICS_PORT can't be used (${message}).`),
  MONGODB_URI: (_, cause) => {
    const { says, fix, isConfiguration } = whyNoServer(cause);
    return isConfiguration
      ? configuration(`MONGODB_URI can't be used (${says}). ${fix}`)
      : passing(`MONGODB_URI: no server answered (${says}). ${fix}`);
  },
  DATA_DIR: (message) =>
    configuration(`DATA_DIR can't be used (${message}). Set it to a folder that Goalpost can write to.`),
};

/** Why nobody can listen on a port; undefined where something else failed. */
function portRefused(name: string, message: string, cause: unknown): StartFailure | undefined {
  const code = codeOf(cause);
  if (code === 'EADDRINUSE') {
    return configuration(`${name} is in use by another process. Stop that process, or set ${name} to another number.`);
  }
  if (code === 'EACCES') {
    return configuration(`${name} needs permissions that this user lacks. Set ${name} to a number above 1023.`);
  }
  if (!isListening(cause)) return undefined;
  return configuration(`${name} can't be used (${message}). Set ${name} to another number.`);
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;

/** Why Slack can't be reached, and what mends it: each a sentence of its own. */
interface Unreached {
  readonly says: string;
  readonly fix: string;
  readonly isConfiguration?: boolean;
}

/** Names the variable that decides how Slack is reached, and the cause. Never contains tokens or passwords. */
export function whyUnreached(cause: unknown, { apiUrl, proxy }: Surroundings): Unreached {
  const root = rootOf(cause);
  const why = scrub(messageOf(root));
  if (UNTRUSTED.test(String(codeOf(root)))) {
    return {
      says: `NODE_EXTRA_CA_CERTS: the certificate on the way to Slack isn't trusted (${why}).`,
      fix: "Set the variable in the environment, not in .env, to a file with your company's CA certificate.",
    };
  }
  if (proxy !== undefined) return throughProxy(why, proxy);
  if (apiUrl === undefined) {
    return {
      says: `Goalpost couldn't reach Slack (${why}).`,
      fix: 'Check that this machine can open https://slack.com, or set HTTPS_PROXY if it needs a proxy.',
    };
  }
  return {
    says: `SLACK_API_URL: Slack didn't answer at ${placeOf(apiUrl)} (${why}).`,
    fix: 'Check the address, or leave the variable empty to use Slack itself.',
  };
}

function throughProxy(why: string, { variable, place }: NonNullable<Surroundings['proxy']>): Unreached {
  if (/\b407\b/.test(why)) {
    return {
      says: `${variable}: the proxy ${place} asks for a user and password (407).`,
      fix: 'Set it to http://USER:PASSWORD@HOST:PORT.',
      isConfiguration: true,
    };
  }
  if (/\b(?:4|5)\d\d\b/.test(why)) {
    return {
      says: `${variable}: the proxy ${place} refuses the way to Slack (${why}).`,
      fix: 'Have it allow slack.com and *.slack.com, or add the host to NO_PROXY.',
    };
  }
  return {
    says: `${variable}: nothing comes through the proxy ${place} (${why}).`,
    fix: 'Check its address, and that it is running.',
  };
}

function unreached(cause: unknown, surroundings: Surroundings): StartFailure {
  const { says, fix, isConfiguration = false } = whyUnreached(cause, surroundings);
  return { line: `${says} ${fix}`, isConfiguration };
}

/** Deeper than any library nests its errors. */
const MAX_CAUSES = 10;

/** The innermost cause: libraries wrap it in messages such as `fetch failed`. */
function rootOf(error: unknown): unknown {
  let root = error;
  for (let depth = 0; depth < MAX_CAUSES && root instanceof Error; depth += 1) {
    const next: unknown =
      'original' in root ? root.original : root instanceof AggregateError ? root.errors[0] : root.cause;
    if (next === undefined) return root;
    root = next;
  }
  return root;
}

/** The origin of a URL: no user, password, or query. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'its address';
}

function isListening(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen';
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const configuration = (line: string): StartFailure => ({ line, isConfiguration: true });
const passing = (line: string): StartFailure => ({ line, isConfiguration: false });
