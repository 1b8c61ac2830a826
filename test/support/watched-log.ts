import { expect } from 'vitest';
import { createLogger, type Logger } from '../../src/logger.ts';

/** What the bot logs, all of it; warnings and errors are printed as well. */
export interface WatchedLog {
  readonly logger: Logger;
  lines(): readonly string[];
}

const PRINTED = /^\{"level":"(?:warn|error|fatal)"/;

export function watchLog(): WatchedLog {
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
    if (PRINTED.test(line)) process.stdout.write(line);
  };
  return { logger: createLogger('debug', { write }), lines: () => lines };
}

/** Shorter texts, such as a number or a name of one word, are in any log by chance. */
const MIN_PRIVATE_LENGTH = 12;

interface Call {
  readonly direction: 'in' | 'out';
  readonly request: unknown;
}

/** Everything that people typed into forms and messages, of what Slack sent to the bot. */
export function typedTexts(calls: readonly Call[]): Set<string> {
  const texts = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, value: typed, text } = value as { type?: unknown; value?: unknown; text?: unknown };
    const written = type === 'plain_text_input' ? typed : type === 'message' ? text : undefined;
    if (typeof written === 'string' && written.trim().length >= MIN_PRIVATE_LENGTH) texts.add(written.trim());
    for (const part of Object.values(value)) visit(part);
  };
  for (const { direction, request } of calls) {
    if (direction === 'out') visit(typeof request === 'string' ? parsed(request) : request);
  }
  return texts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fails where a log holds a token or anything that a person typed. */
export function expectQuietLog(lines: readonly string[], secrets: Iterable<string>): void {
  const log = lines.join('');
  // As JSON writes it: a quote or a line feed in it is escaped in the log, too.
  const found = [...secrets].filter((secret) => log.includes(JSON.stringify(secret).slice(1, -1)));
  expect(found, 'tokens or private words in the log').toEqual([]);
}
