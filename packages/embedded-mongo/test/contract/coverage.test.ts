import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TABLES } from './rows.ts';
import { DOCUMENT } from './seen.ts';

it.skipIf(process.env['STORE_SEEN'])(
  'docs/store-coverage.md has a row for all that the store has, and no row without a test',
  () => {
    const lines = readFileSync(DOCUMENT, 'utf8').split('\n');
    const rows = lines.filter((line) => line.startsWith('| `'));
    expect(rows.map((line) => /`(.+?)`/.exec(line)?.[1])).toEqual(TABLES.flatMap(([, , names]) => names));
    expect(rows.filter((line) => /^\| `[^`]+` \|\s+\|\s+\|\s+\|$/.test(line))).toEqual([]);
  },
);
