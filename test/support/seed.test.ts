import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seedOf } from './seed.ts';

it('is the same one without a word, the one that was given, or one that nobody chose', () => {
  expect([seedOf(undefined), seedOf('')]).toEqual([1, 1]);
  expect(seedOf('1005030918')).toBe(1_005_030_918);
  expect(new Set([1, 2, 3].map(() => seedOf('random'))).size).toBeGreaterThan(1);
});

it.each(['abc', '-1', '1.5', '0x10', '2147483648', '1e3'])('is not %s', (given) => {
  expect(() => seedOf(given)).toThrow('SEED');
});

it('is what properties are tried with', () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['SEED']));
});
