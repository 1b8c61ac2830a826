import { describe, expect, it } from 'vitest';
import { createNoted } from '../../src/concurrency/noted.ts';

const taking = (noted: ReturnType<typeof createNoted<string>>) => noted.take(async (taken, all) => ({ taken, all }));

describe('what is noted', () => {
  it('is everything at the start, then what came in, each key once with its last value', async () => {
    const noted = createNoted<string>(2);
    expect(await taking(noted)).toEqual({ taken: [], all: true });
    noted.note('a', 'first');
    noted.note('a', 'second');
    noted.note('b', 'third');
    expect(await taking(noted)).toEqual({ taken: ['second', 'third'], all: false });
    expect(await taking(noted)).toEqual({ taken: [], all: false });
  });

  it('is everything beyond so many', async () => {
    const noted = createNoted<string>(2);
    await taking(noted);
    for (const key of ['a', 'b', 'c']) noted.note(key, key);
    expect(await taking(noted)).toEqual({ taken: ['a', 'b'], all: true });
  });

  it('waits for the next time where it came while the last was worked on', async () => {
    const noted = createNoted<string>(2);
    await noted.take(async () => {
      noted.note('a', 'meanwhile');
      noted.noteAll();
    });
    expect(await taking(noted)).toEqual({ taken: ['meanwhile'], all: true });
  });

  it('is everything again where the work failed', async () => {
    const noted = createNoted<string>(2);
    await taking(noted);
    noted.note('a', 'a');
    await expect(noted.take(() => Promise.reject(new Error('store')))).rejects.toThrow('store');
    expect(await taking(noted)).toEqual({ taken: [], all: true });
  });
});
