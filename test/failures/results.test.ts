import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTally } from '../../simulation/report.ts';
import { openResults, type Result } from '../../simulation/results.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goalpost-results-'));
  file = join(folder, 'runs.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ASKED = { first: 10, runs: 5, days: 12 };
const result = (seed: number): Result => {
  const sums = { calls: 100, posts: 2, answers: 1, takenAway: 0 };
  return { seed, days: 12, broken: [], struck: { pause: 1 }, ...sums, trace: 'abc', commit: '0123456' };
};

/** Keeps runs as the simulation does, and lets the file go. */
function keep(...seeds: readonly number[]): void {
  const results = openResults(file, ASKED);
  for (const seed of seeds) results.add(result(seed));
  results.close();
}

const known = (asked = ASKED) => {
  const results = openResults(file, asked);
  results.close();
  return results.known.map(({ seed }) => seed);
};

describe('runs that are kept in a file', () => {
  it('are there again, and others come after them', () => {
    keep(10, 11);
    keep(12);
    expect(known()).toEqual([10, 11, 12]);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3);
  });

  it('count as if they had been made now', () => {
    keep(10, 11);
    const tally = createTally();
    for (const one of openResults(file, ASKED).known) tally.add(one);
    expect(tally.sums()).toEqual({ runs: 2, calls: 200, posts: 4, answers: 2, takenAway: 0, faults: 2 });
    expect([...tally.commits()]).toEqual([['0123456', 2]]);
  });

  it('are those that were asked for, once each', () => {
    keep(9, 10, 10, 14, 15);
    expect(known()).toEqual([10, 14]);
  });

  it('go on after the last whole line where a kill cut one short', () => {
    keep(10);
    appendFileSync(file, '{"seed":11,"days":12,"bro');
    expect(known()).toEqual([10]);
    keep(11);
    expect(known()).toEqual([10, 11]);
    expect(readFileSync(file, 'utf8')).not.toContain('bro{');
  });

  it('are refused where they are of another length, with what to do', () => {
    keep(10);
    expect(() => known({ ...ASKED, days: 120 })).toThrow(/has runs of 12 days\. Give --days 12, or another file\./);
  });

  it('are not looked for in another file, which is left as it is', () => {
    writeFileSync(file, 'first line\nsecond line\n');
    expect(() => known()).toThrow(/Line 1 of .* is no run of the simulation/);
    expect(readFileSync(file, 'utf8')).toBe('first line\nsecond line\n');
  });
});
