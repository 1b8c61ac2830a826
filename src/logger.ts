import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { currentRequest } from './request-id.ts';

export type { Logger } from 'pino';

/** Slack's tokens, in any text; and the password of a database's or proxy's address. Neither holds a quote, which ends it in JSON. */
const SECRETS = /xox[a-z]-[\w.-]+|xapp-[\w.-]+|(?<=:\/\/[^:@/\s"]*:)[^@/\s"]+(?=@)/g;
/** Of an error that stands for several. */
const MAX_ERRORS = 5;

/** A text without tokens and passwords. */
export function scrub(text: string): string {
  return text.replace(SECRETS, '[hidden]');
}

/** One JSON line an entry, every text in it scrubbed; what people typed is never handed to it. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // `err` is where pino itself puts an error that it is handed alone.
    serializers: { error: describe, err: describe },
    mixin: () => {
      const request = currentRequest();
      return request === undefined ? {} : { request };
    },
    hooks: { streamWrite: scrub },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface Described {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly errors?: readonly Described[];
}

/** What went wrong, without the request that it happened in: that could hold what a person typed. */
function describe(error: unknown): Described {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...('code' in error && { code: String(error.code) }),
    ...(error.stack && { stack: error.stack }),
    ...(error instanceof AggregateError && { errors: error.errors.slice(0, MAX_ERRORS).map(describe) }),
  };
}
