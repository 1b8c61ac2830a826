import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackgroundWork } from '../../../src/concurrency/background-work.ts';
import { COMMANDS } from '../../../src/features/index.ts';
import { OverBudget, withBudget } from '../../../src/slack/budget.ts';
import { parseCommand } from '../../../src/slack/command-words.ts';
import { errorAtFirst, errorsAt } from '../../../src/slack/form-errors.ts';
import { english } from '../../support/texts.ts';

describe('what is typed after the command', () => {
  it.each([
    ['', '', ''],
    ['   ', '', ''],
    ['new', 'new', ''],
    ['  SHOW  Client   retention ', 'show', 'Client retention'],
    ['show <@U1> &amp; more', 'show', '<@U1> &amp; more'],
    ['help\u00a0me', 'help', 'me'],
  ])('%j is the word %j with %j', (text, word, rest) => {
    expect(parseCommand(text, COMMANDS)).toMatchObject({ known: true, command: { word }, rest });
  });

  it.each([
    ['lsit', 'list'],
    ['check-in', 'checkin'],
    ['chekin now', 'checkin'],
    ['reveiw', 'review'],
    ['hlep', 'help'],
    ['teams', 'team'],
    ['nue', 'new'],
    // Nothing is near: help says what there is.
    ['banana', 'help'],
    ['progress', 'help'],
    ['it', 'help'],
    ['?', 'help'],
  ])('%j is not known, and near to %j', (text, nearest) => {
    expect(parseCommand(text, COMMANDS)).toMatchObject({ known: false, word: nearest });
  });

  it('is never taken for nothing, and cut where it is long', () => {
    expect(parseCommand('x'.repeat(10_000), COMMANDS)).toMatchObject({ known: false, typed: 'x'.repeat(40) });
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseCommand(text, COMMANDS);
        if (!parsed.known)
          expect(COMMANDS.map(({ word }) => word).filter((word) => word !== '')).toContain(parsed.word);
      }),
    );
  });
});

describe('a budget', () => {
  it('gives what the work gives, and what it throws', async () => {
    await expect(withBudget(Promise.resolve(7), 1000)).resolves.toBe(7);
    await expect(withBudget(Promise.reject(new Error('broken')), 1000)).rejects.toThrow('broken');
  });

  it('ends where the work takes too long, and the work may still end as it likes', async () => {
    let fail = (_: Error) => {};
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    await expect(withBudget(work, 5)).rejects.toBeInstanceOf(OverBudget);
    // Would end this process as an unhandled rejection if nobody held it.
    fail(new Error('too late'));
    await sleep(5);
  });

  it('leaves no timer behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await withBudget(Promise.resolve(7), 60_000);
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe('work in flight', () => {
  it('is settled at once where there is none', async () => {
    expect(await createBackgroundWork().drain(1000)).toBe(true);
  });

  it('is waited for, also where it fails and where it sets off more', async () => {
    const { track, drain } = createBackgroundWork();
    const done: string[] = [];
    const step = async (name: string, next?: () => unknown) => {
      await sleep(10);
      done.push(name);
      next?.();
    };
    void track(step('first', () => void track(step('second', () => void track(step('third'))))));
    track(Promise.reject(new Error('broken'))).catch(() => done.push('failed'));
    expect(await drain(5000)).toBe(true);
    expect(done).toEqual(['failed', 'first', 'second', 'third']);
  });

  it('is given up after a while', async () => {
    const { track, drain } = createBackgroundWork();
    void track(new Promise(() => {}));
    expect(await drain(10)).toBe(false);
  });

  it('makes way for what Slack waits for, and does what a person waits for before the rest', async () => {
    const { acknowledging, runInBackground, runInteractive, drain } = createBackgroundWork();
    const done: string[] = [];
    const doing = (name: string) => async () => void done.push(name);
    void acknowledging(sleep(50).then(doing('acknowledged')));
    for (const name of ['one', 'two', 'three']) void runInBackground(doing(name));
    void runInteractive(doing('answered'));
    expect(await drain(5000)).toBe(true);
    // One had its turn already, and waited; of the others the person's comes first.
    expect(done).toEqual(['acknowledged', 'one', 'answered', 'two', 'three']);
  });

  it('is done one after the other, but beside what waits for something slow', async () => {
    const { runInBackground, drain } = createBackgroundWork();
    const done: string[] = [];
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    void runInBackground(async () => {
      await slow;
      done.push('slow');
    });
    for (const name of ['one', 'two']) {
      void runInBackground(async () => {
        done.push(`${name} begins`);
        await sleep(5);
        done.push(`${name} ends`);
      });
    }
    await runInBackground(async () => release());
    expect(await drain(5000)).toBe(true);
    expect(done).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'slow']);
  });

  it('that fails tells who asked for it, and holds up nobody', async () => {
    const { runInBackground, runInteractive } = createBackgroundWork();
    await expect(runInBackground(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(runInteractive(async () => 7)).resolves.toBe(7);
  });

  it('does not make way for ever', async () => {
    const { acknowledging, runInBackground } = createBackgroundWork();
    void acknowledging(new Promise(() => {}));
    await expect(runInBackground(async () => 7)).resolves.toBe(7);
  });

  it('is handed back as it was', async () => {
    const { track } = createBackgroundWork();
    await expect(track(Promise.resolve(7))).resolves.toBe(7);
    await expect(track(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('errors of a form', () => {
  const t = english();
  const required = t.problem({ code: 'required' });
  const formOf = (...ids: string[]) => ({ blocks: ids.map((block_id) => ({ type: 'input', block_id })) });

  it('stand at their fields, the first one of each', () => {
    const problems = [
      { field: 'title', problem: { code: 'required' } },
      { field: 'title', problem: { code: 'too-long', max: 150 } },
      { field: 'due', problem: { code: 'not-a-date' } },
    ] as const;
    const view = formOf('team', 'title', 'due');
    expect(errorsAt(problems, view, t)).toEqual({ title: required, due: t.problem({ code: 'not-a-date' }) });
    // Slack would refuse an error at a block that is not there.
    expect(errorsAt(problems, formOf('team', 'due'), t)).toEqual({
      team: required,
      due: t.problem({ code: 'not-a-date' }),
    });
    expect(errorsAt(problems, formOf(), t)).toEqual({});
  });

  it('stand at the first field where they are about the whole', () => {
    const blocks = [
      { type: 'section' },
      null,
      'text',
      { type: 'input' },
      { type: 'input', block_id: 'b' },
      { type: 'input', block_id: 'c' },
    ];
    expect(errorAtFirst({ blocks }, 'Text')).toEqual({ b: 'Text' });
    expect(errorAtFirst({ blocks: [] }, 'Text')).toEqual({});
  });
});
