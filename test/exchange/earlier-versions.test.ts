import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileOf, openExchange } from './support.ts';

/** Written by the first version of the format, which knew no clients and pulses. Kept as it was. */
const FIRST = readFileSync(join(import.meta.dirname, 'files', 'export-version-1.json'), 'utf8');

it('a file of version 1 is read, and comes out as version 2 with the same in it', async () => {
  const { write, items, json } = await openExchange();
  const { result, lines } = await write(fileOf('export.json', FIRST));
  expect(result).toMatchObject({ ok: true, counts: { problem: 0 } });
  expect(lines.filter(({ outcome }) => outcome !== 'new')).toEqual([]);
  const before = JSON.parse(FIRST);
  expect(before.version).toBe(1);
  expect(JSON.parse(JSON.stringify(await items()))).toEqual(expect.arrayContaining(before.items));
  expect(await items()).toHaveLength(before.items.length);
  expect(JSON.parse(await json())).toMatchObject({ version: 2 });
});
