import { StoreFileError } from '@goalpost/embedded-mongo';
import { WebAPIPlatformError } from '@slack/web-api';
import { scrub } from './logger.ts';

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

/** Says why the bot did not start, without tokens and passwords. */
export function startFailure(error: unknown): StartFailure {
  if (!(error instanceof StartProblem)) return passing(`Goalpost could not start: ${scrub(messageOf(error))}`);
  const { cause } = error;
  if (cause instanceof StoreFileError) return configuration(cause.message);
  if (cause instanceof WebAPIPlatformError) return refused(cause.data.error);
  return FAILURES[error.variable](scrub(error.message), cause);
}

const REFUSED_TOKENS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'];
const WRONG_TOKENS = ['missing_scope', 'not_allowed_token_type'];

function refused(code: string): StartFailure {
  if (REFUSED_TOKENS.includes(code)) {
    return configuration(
      `SLACK_BOT_TOKEN or SLACK_APP_TOKEN: Slack refused it (${code}). Copy it again from the settings of your Slack app.`,
    );
  }
  if (WRONG_TOKENS.includes(code)) {
    return configuration(
      `SLACK_BOT_TOKEN or SLACK_APP_TOKEN is of the wrong kind or lacks a scope (${code}). Compare your Slack app with manifest.yml.`,
    );
  }
  return passing(`Goalpost could not start: Slack answered ${code}.`);
}

const FAILURES: Readonly<Record<Variable, (message: string, cause: unknown) => StartFailure>> = {
  SLACK_BOT_TOKEN: (message) =>
    passing(`SLACK_API_URL: Slack did not answer (${message}). Check the address, or leave it out for Slack's own.`),
  PORT: (message, cause) => {
    const code = codeOf(cause);
    if (code === 'EADDRINUSE') {
      return configuration('PORT is taken by another process. Stop that one, or set PORT to another number.');
    }
    if (code === 'EACCES') return configuration('PORT may not be used by this user. Set PORT to a number above 1023.');
    return passing(`Slack could not be reached (${message}). Check the network, and SLACK_API_URL where it is set.`);
  },
  MONGODB_URI: (message, cause) =>
    isUnreachable(cause)
      ? passing(`MONGODB_URI: no server answered (${message}). Check the address, and that the server is up.`)
      : configuration(`MONGODB_URI is not accepted (${message}). Check its address, options, user and password.`),
  DATA_DIR: (message) =>
    configuration(`DATA_DIR cannot be used (${message}). Set it to a folder that this process may write to.`),
};

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
