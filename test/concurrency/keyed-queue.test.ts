import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createKeyedQueue, QueueFull } from '../../src/concurrency/keyed-queue.ts';

/** Work that waits to be released, and notes when it begins. */
function held(begun: string[]) {
  const releases: (() => void)[] = [];
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((release) => void releases.push(release));
  };
  return { work, release: () => releases.shift()?.() };
}

describe('a keyed queue', () => {
  it('does the work of one key in its order, and that of another beside it', async () => {
    const begun: string[] = [];
    const { run } = createKeyedQueue();
    const { work, release } = held(begun);
    const all = [run('form', work('one')), run('form', work('two')), run('other', work('three'))];
    await sleep(1);
    expect(begun).toEqual(['one', 'three']);
    for (let turn = 0; turn < 3; turn += 1) {
      release();
      await sleep(1);
    }
    await Promise.all(all);
    expect(begun).toEqual(['one', 'three', 'two']);
  });

  it('leaves out what the next one makes needless, but not what has begun nor what has to be done', async () => {
    const begun: string[] = [];
    const { run, runLatest } = createKeyedQueue();
    const { work, release } = held(begun);
    const note = (name: string) => async () => void begun.push(name);
    const all = [
      runLatest('form', work('look 1')),
      runLatest('form', note('look 2')),
      runLatest('form', note('look 3')),
      run('form', note('choice')),
      runLatest('form', note('look 4')),
    ];
    await sleep(1);
    release();
    await Promise.all(all);
    expect(begun).toEqual(['look 1', 'choice', 'look 4']);
  });

  it('hands back what the work gives or throws, and goes on after a failure', async () => {
    const { run } = createKeyedQueue();
    const broken = run('form', () => Promise.reject(new Error('broken')));
    const next = run('form', async () => 7);
    await expect(broken).rejects.toThrow('broken');
    await expect(next).resolves.toBe(7);
  });

  it('refuses more than may wait', async () => {
    const { run } = createKeyedQueue();
    const { work, release } = held([]);
    const first = run('form', work('first'));
    const waiting = Array.from({ length: 100 }, () => run('form', async () => undefined));
    await expect(run('form', async () => undefined)).rejects.toThrow(QueueFull);
    release();
    await Promise.all([first, ...waiting]);
    await expect(run('form', async () => 'again')).resolves.toBe('again');
  });
});
