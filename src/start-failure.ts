import { StoreFileError } from '@goalpost/embedded-mongo';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { scrub } from './logger.ts';
import { SentAway } from './slack/socket-mode/connection.ts';
import { adviceOn } from './slack/socket-mode/message.ts';

/** Why the bot did not start, in one line that says what to do. */
export interface StartFailure {
  readonly line: string;
  /** A variable or a file is at fault, so that starting again changes nothing. */
  readonly isConfiguration: boolean;
}

type Variable = 'SLACK_BOT_TOKEN' | 'PORT' | 'MONGODB_URI' | 'DATA_DIR';

/** Something did not start, and the variable that it was started with. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly variable: Variable;

  constructor(variable: Variable, cause: unknown) {
    super(messageOf(cause), { cause });
    this.variable = variable;
  }
}

/** Does a part of the start, and remembers with which variable it had to do. Throws a {@link StartProblem}. */
export async function startCause<T>(variable: Variable, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    throw new StartProblem(variable, error);
  }
}

/** What else was set when the start failed: the way to Slack depends on it. */
export interface Surroundings {
  /** The value of `SLACK_API_URL`; undefined where it is left out. */
  readonly apiUrl: string | undefined;
  /** Names of the variables that name a proxy. */
  readonly proxies: readonly string[];
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

export function surroundingsIn(env: Readonly<Record<string, string | undefined>>): Surroundings {
  const given = (name: string) => env[name]?.trim() || undefined;
  return { apiUrl: given('SLACK_API_URL'), proxies: PROXIES.filter((name) => given(name) !== undefined) };
}

/** Says why the bot did not start, without tokens and passwords. */
export function startFailure(error: unknown, surroundings: Surroundings): StartFailure {
  if (!(error instanceof StartProblem)) return passing(`Goalpost could not start: ${scrub(messageOf(error))}`);
  const { cause, variable } = error;
  if (cause instanceof StoreFileError) return configuration(cause.message);
  if (cause instanceof WebAPIPlatformError) return refused(cause.data.error, tokenOf(variable));
  if (cause instanceof WebAPIRateLimitedError) {
    return passing(`Slack asks to wait ${cause.retryAfter} seconds. Start Goalpost again after that.`);
  }
  if (cause instanceof SentAway) {
    return passing(`SLACK_APP_TOKEN: ${adviceOn(cause.reason) ?? `Slack ended the connection (${cause.reason})`}.`);
  }
  return FAILURES[variable](scrub(error.message), cause, surroundings);
}

/** The app token opens the connection; everything before it is done with the bot token. */
const tokenOf = (variable: Variable) => (variable === 'PORT' ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN');

const REFUSED_TOKENS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'];
const WRONG_TOKENS = ['missing_scope', 'not_allowed_token_type'];

function refused(code: string, token: string): StartFailure {
  if (REFUSED_TOKENS.includes(code)) {
    return configuration(`${token}: Slack refused it (${code}). Copy it again from the settings of your Slack app.`);
  }
  if (WRONG_TOKENS.includes(code)) {
    return configuration(
      `${token} is of the wrong kind or lacks a scope (${code}). Compare your Slack app with manifest.yml.`,
    );
  }
  return passing(`Goalpost could not start: Slack answered ${code}.`);
}

const FAILURES: Readonly<
  Record<Variable, (message: string, cause: unknown, surroundings: Surroundings) => StartFailure>
> = {
  SLACK_BOT_TOKEN: (_, cause, surroundings) => unreached(cause, surroundings),
  PORT: (message, cause, surroundings) => {
    const code = codeOf(cause);
    if (code === 'EADDRINUSE') {
      return configuration('PORT is taken by another process. Stop that one, or set PORT to another number.');
    }
    if (code === 'EACCES') return configuration('PORT may not be used by this user. Set PORT to a number above 1023.');
    if (isListening(cause)) return configuration(`PORT cannot be used (${message}). Set PORT to another number.`);
    return unreached(cause, surroundings);
  },
  MONGODB_URI: (message, cause) =>
    isUnreachable(cause)
      ? passing(`MONGODB_URI: no server answered (${message}). Check the address, and that the server is up.`)
      : configuration(`MONGODB_URI is not accepted (${message}). Check its address, options, user and password.`),
  DATA_DIR: (message) =>
    configuration(`DATA_DIR cannot be used (${message}). Set it to a folder that this process may write to.`),
};

function unreached(cause: unknown, { apiUrl, proxies }: Surroundings): StartFailure {
  const why = scrub(messageOf(rootOf(cause)));
  const line =
    apiUrl === undefined
      ? `Slack could not be reached (${why}). Check that this machine can open https://slack.com.`
      : `SLACK_API_URL: Slack did not answer at ${placeOf(apiUrl)} (${why}). Check the address, or leave it out for Slack's own.`;
  const isOne = proxies.length === 1;
  const note = ` ${proxies.join(' and ')} ${isOne ? 'is' : 'are'} set, but Goalpost does not use ${isOne ? 'it' : 'them'} yet: it needs a direct way to Slack.`;
  return passing(proxies.length === 0 ? line : line + note);
}

/** Deeper than any library wraps what went wrong. */
const MOST_CAUSES = 10;

/** What went wrong in the end: libraries wrap it as `fetch failed`, which says nothing. */
function rootOf(error: unknown): unknown {
  let root = error;
  for (let depth = 0; depth < MOST_CAUSES && root instanceof Error; depth += 1) {
    const next: unknown =
      'original' in root ? root.original : root instanceof AggregateError ? root.errors[0] : root.cause;
    if (next === undefined) return root;
    root = next;
  }
  return root;
}

/** An address without user, password and what a query may hold. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'its address';
}

function isListening(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen';
}

function isUnreachable(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return (
    cause.name === 'MongoServerSelectionError' || cause.name === 'MongoNetworkError' || codeOf(cause) === 'ENOTFOUND'
  );
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const configuration = (line: string): StartFailure => ({ line, isConfiguration: true });
const passing = (line: string): StartFailure => ({ line, isConfiguration: false });
