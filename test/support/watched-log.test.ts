import { describe, expect, it } from 'vitest';
import { expectQuietLog, typedTexts, watchLog } from './watched-log.ts';

const typed = 'They called us "slow" again,\nand they are right';
const submission = {
  direction: 'out',
  request: {
    type: 'view_submission',
    view: { state: { values: { b: { a: { type: 'plain_text_input', value: typed } } } } },
  },
} as const;

describe('the watched log', () => {
  it('finds what was typed into a form or a message, and nothing that the app sent', () => {
    const message = {
      direction: 'out',
      request: JSON.stringify({ event: { type: 'message', text: 'A reply in a thread' } }),
    } as const;
    const sent = { ...submission, direction: 'in' } as const;
    expect([...typedTexts([submission, message])]).toEqual([typed, 'A reply in a thread']);
    expect([...typedTexts([sent])]).toEqual([]);
  });

  it('refuses a log that holds it, also where JSON escaped it', () => {
    const log = watchLog();
    log.logger.info({ note: typed }, 'saved');
    expect(() => expectQuietLog(log.lines(), typedTexts([submission]))).toThrow('private words');
  });

  it('takes a log without it', () => {
    const log = watchLog();
    log.logger.info({ length: typed.length }, 'saved');
    expectQuietLog(log.lines(), typedTexts([submission]));
  });
});
