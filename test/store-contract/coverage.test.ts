import { expect, it } from 'vitest';
import { coverageDocument, untested, writtenDocument } from './coverage.ts';

it('docs/store-coverage.md says what the tests use (npm run docs:store writes it)', () => {
  expect(writtenDocument()).toBe(coverageDocument());
});

it('has no operator that no test uses', () => {
  expect(untested.filter((name) => name.startsWith('$'))).toEqual([]);
});
