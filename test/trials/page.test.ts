import { describe, expect, it } from 'vitest';
import { type TrialRow, withTrials } from './page.ts';

const NAMES = { embedded: ['killed', 'stopped'], server: ['killed', 'stepped down'] };
const PAGE = '# Reliability\n\n## Result\n\nAll well.\n\n## Socket Mode\n\nAll connected.\n';
const row = (changes: Partial<TrialRow> = {}): TrialRow => ({
  ...{ store: 'embedded', name: 'killed', broken: [], measured: '', commit: 'aaaaaaa' },
  ...changes,
});
const linesOf = (page: string) => page.split('\n').filter((line) => /^(?:### |\| (?!what))/.test(line));

describe('the page of trials', () => {
  it('has a part for each store, in the order of the trials, and leaves other sections as they are', () => {
    const page = withTrials(
      PAGE,
      [row({ name: 'stopped', measured: '2.1 s' }), row(), row({ store: 'server' })],
      NAMES,
    );
    expect(linesOf(page)).toEqual([
      '### On the embedded store',
      '| killed | kept |  | aaaaaaa |',
      '| stopped | kept | 2.1 s | aaaaaaa |',
      '### On a MongoDB server',
      '| killed | kept |  | aaaaaaa |',
    ]);
    expect(page).toContain('All well.');
    expect(page).toContain('## Socket Mode\n\nAll connected.\n');
  });

  it('keeps what another run wrote, of either store, with the commit that it was made with', () => {
    const first = withTrials(PAGE, [row(), row({ name: 'stopped' }), row({ store: 'server' })], NAMES);
    const second = withTrials(first, [row({ name: 'stopped', commit: 'bbbbbbb' })], NAMES);
    expect(linesOf(second)).toEqual([
      '### On the embedded store',
      '| killed | kept |  | aaaaaaa |',
      '| stopped | kept |  | bbbbbbb |',
      '### On a MongoDB server',
      '| killed | kept |  | aaaaaaa |',
    ]);
    expect(withTrials(second, [], NAMES)).toBe(second);
  });

  it('says what was broken on one line, whatever stands in it, and reads it again', () => {
    const broken = ['team|monthly|2026-12|channel stands 2 times', 'first line\nsecond line'];
    const first = withTrials(PAGE, [row({ broken })], NAMES);
    expect(linesOf(first)[1]).toBe(
      '| killed | broken: team\\|monthly\\|2026-12\\|channel stands 2 times; first line second line |  | aaaaaaa |',
    );
    expect(withTrials(first, [], NAMES)).toBe(first);
  });

  it('forgets a trial that is no more', () => {
    const first = withTrials(PAGE, [row(), row({ name: 'stopped' })], NAMES);
    expect(linesOf(withTrials(first, [], { ...NAMES, embedded: ['stopped'] }))).toEqual([
      '### On the embedded store',
      '| stopped | kept |  | aaaaaaa |',
    ]);
  });
});
