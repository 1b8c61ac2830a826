import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/** Slack's tokens, in any text; and the password of a database's address. */
const SECRETS = /xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=mongodb(?:\+srv)?:\/\/[^:@/\s]*:)[^@/\s]+(?=@)/g;

/** A text without tokens and passwords. */
export function scrub(text: string): string {
  return text.replace(SECRETS, '[hidden]');
}

/** One JSON line an entry. Errors and messages are scrubbed; what people typed is never handed to it. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: describe },
    hooks: {
      logMethod(args: Parameters<Logger['info']>, method: (...args: Parameters<Logger['info']>) => void) {
        method.apply(this, args.map((part) => (typeof part === 'string' ? scrub(part) : part)) as typeof args);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What went wrong, without the request that it happened in: that could hold what a person typed. */
function describe(error: unknown): { name: string; message: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: scrub(String(error)) };
  const code = 'code' in error ? { code: String(error.code) } : {};
  return {
    name: error.name,
    message: scrub(error.message),
    ...code,
    ...(error.stack && { stack: scrub(error.stack) }),
  };
}
