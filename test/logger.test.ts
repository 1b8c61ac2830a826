import { WebAPIPlatformError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createLogger, scrub } from '../src/logger.ts';

/** What a logger writes: its lines, and each as the JSON that it is. */
function written(log: (logger: ReturnType<typeof createLogger>) => void) {
  const lines: string[] = [];
  log(createLogger('info', { write: (line) => lines.push(line) }));
  return { text: lines.join(''), entries: lines.map((line) => JSON.parse(line)) };
}

const TOKENS = [
  'xoxb-123456789012-abcDEF',
  'xoxp-1-2-3',
  'xapp-1-A012-345-abc',
  'xoxe-1-abc',
  'xoxe.xoxb-1-Mi0yLTE',
  'xoxb-test.token_with-more',
];

describe('what is scrubbed', () => {
  it.each(TOKENS)('is a token: %s', (token) => {
    expect(scrub(`Bearer ${token}, and more`)).toMatch(/^Bearer (xoxe\.)?\[hidden\], and more$/);
  });

  it.each([
    ['mongodb://user:secret@host:27017/db', 'mongodb://user:[hidden]@host:27017/db'],
    ['mongodb+srv://user:s%40cret:x@host/db?a=b', 'mongodb+srv://user:[hidden]@host/db?a=b'],
    ['mongodb://:secret@host', 'mongodb://:[hidden]@host'],
  ])('is the password in %s', (address, scrubbed) => {
    expect(scrub(address)).toBe(scrubbed);
  });

  it('is nothing else', () => {
    const text = 'mongodb://host:27017/db for noor@example.org, xoxo and a box-office';
    expect(scrub(text)).toBe(text);
  });
});

describe('a line of the log', () => {
  it.each(TOKENS)('never holds a token: %s', (token) => {
    const error = Object.assign(new Error(`refused ${token}`), { code: token });
    const { text, entries } = written((logger) => {
      logger.info(`with ${token}`);
      logger.info('with %s', token);
      logger.info({ field: token, deep: { list: [token] } }, 'fields');
      logger.error({ error }, 'an error');
      logger.error({ error: `thrown ${token}` }, 'a thrown text');
      logger.error(error);
      logger.child({ token }).info('a child');
    });
    expect(entries).toHaveLength(7);
    expect(text).not.toContain(token.replace('xoxe.', ''));
    expect(text.match(/\[hidden\]/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it('never holds the password of a database, and stays JSON', () => {
    const { text, entries } = written((logger) => {
      logger.info({ uri: 'mongodb://user:secret@host', host: 'mongodb://host:27017', mail: 'a@b.org' }, 'up');
      logger.error({ error: new Error('no server at mongodb://user:secret@host') }, 'down');
    });
    expect(text).not.toContain('secret');
    expect(entries[0]).toMatchObject({ host: 'mongodb://host:27017', mail: 'a@b.org' });
  });

  it('describes an error without the request that it happened in', () => {
    const error = Object.assign(new WebAPIPlatformError({ ok: false, error: 'invalid_blocks' }), {
      request: { body: 'what a person typed' },
      original: new Error('what a person typed'),
    });
    const { text, entries } = written((logger) => {
      logger.error({ error }, 'posting failed');
      logger.error(error);
    });
    expect(text).not.toContain('what a person typed');
    expect(entries[0]).toMatchObject({ level: 'error', msg: 'posting failed', error: { name: expect.any(String) } });
    expect(entries[0].error.message).toContain('invalid_blocks');
    expect(Object.keys(entries[0].error).toSorted()).toEqual(['code', 'message', 'name', 'stack']);
  });

  it('describes each of several errors, and what is none', () => {
    const many = Array.from({ length: 9 }, (_, index) => new Error(`part ${index}`));
    const { entries } = written((logger) => {
      logger.error({ error: new AggregateError(many, 'all') }, 'many');
      logger.error({ error: null }, 'nothing');
    });
    expect(entries[0].error).toMatchObject({ name: 'AggregateError', message: 'all' });
    expect(entries[0].error.errors.map(({ message }: Error) => message)).toEqual(
      many.slice(0, 5).map(({ message }) => message),
    );
    expect(entries[1].error).toEqual({ name: 'unknown', message: 'null' });
  });

  it('has its level and time, and is left out below its level', () => {
    const { entries } = written((logger) => {
      logger.debug('quiet');
      logger.warn({ id: 'x' }, 'loud');
    });
    expect(entries).toEqual([{ level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), id: 'x', msg: 'loud' }]);
  });
});
