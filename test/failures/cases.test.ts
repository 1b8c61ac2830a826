import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FAILURE_CASES } from './cases.ts';

const tests = resolve(import.meta.dirname, '..');
/** A title, or the first cell in a table of titles. */
const NUMBERED = /[([]\s*['"`]F(\d+)(?=[ '"`])/g;

/** The number of each test that is named after a case, with its file. */
function numbered(): { number: number; file: string }[] {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return files.flatMap((file) =>
    [...readFileSync(join(tests, file), 'utf8').matchAll(NUMBERED)].map(([, number]) => ({
      number: Number(number),
      file,
    })),
  );
}

it('each of the failure cases has a test that is named after it, and no test is named after another', () => {
  const found = numbered();
  const cases = Object.keys(FAILURE_CASES).map(Number);
  expect(cases).toHaveLength(41);
  expect(cases.filter((one) => !found.some(({ number }) => number === one))).toEqual([]);
  expect(found.filter(({ number }) => !(number in FAILURE_CASES))).toEqual([]);
});
