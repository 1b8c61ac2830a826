import { WebAPIPlatformError } from '@slack/web-api';
import { StoreFileError } from './embedded-store/errors.ts';
import { scrub } from './logger.ts';

/** Why the bot did not start, in one line that says what to do. */
export interface StartFailure {
  readonly line: string;
  /** A variable or a file is at fault, so that starting again changes nothing. */
  readonly isConfiguration: boolean;
}

const REFUSED_TOKENS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'];

export function startFailure(error: unknown): StartFailure {
  if (error instanceof StoreFileError) return { line: error.message, isConfiguration: true };
  if (error instanceof WebAPIPlatformError && REFUSED_TOKENS.includes(error.data.error)) {
    return configuration(
      `SLACK_BOT_TOKEN or SLACK_APP_TOKEN: Slack refused it (${error.data.error}). Copy it again from the settings of your Slack app.`,
    );
  }
  if (!(error instanceof Error)) return passing(`Goalpost could not start: ${scrub(String(error))}`);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return configuration('PORT is taken by another process. Stop that one, or set PORT to another number.');
  }
  const message = scrub(error.message);
  return error.name === 'MongoServerSelectionError'
    ? passing(`MONGODB_URI: no server answered (${message}). Check the address, and that the server is up.`)
    : passing(`Goalpost could not start: ${message}`);
}

const configuration = (line: string): StartFailure => ({ line, isConfiguration: true });
const passing = (line: string): StartFailure => ({ line, isConfiguration: false });
