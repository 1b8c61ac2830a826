import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields } from '../../../src/domain/goal/merge-fields.ts';
import { cases } from '../../support/cases.ts';

const FIELDS = ['title', 'target', 'due'] as const;
const merge = (opened: string, now: string, typed: string) =>
  mergeFields(['title'], { title: opened }, { title: now }, { title: typed });

describe('a form whose goal somebody else changed', () => {
  it.each([
    ['nobody touched', 'a', 'a', 'a', [], []],
    ['only the person typed into', 'a', 'a', 'b', [], []],
    ['only somebody else changed', 'a', 'b', 'a', ['title'], []],
    ['both changed to the same', 'a', 'b', 'b', [], []],
    ['both changed, each to their own', 'a', 'b', 'c', [], ['title']],
    ['was emptied meanwhile', 'a', '', 'a', ['title'], []],
    ['the person emptied, and somebody else changed', 'a', 'b', '', [], ['title']],
  ])('keeps what was typed and takes what was not: a field that %s', (_, opened, now, typed, taken, contested) => {
    expect(merge(opened, now, typed)).toEqual({ taken, contested });
  });

  const value = fc.constantFrom('', 'a', 'b');
  const values = fc.record({ title: value, target: value, due: value });

  it('loses nothing that was typed, and nothing that was changed and not typed over', () => {
    const check = (opened: Record<'title' | 'target' | 'due', string>, now: typeof opened, typed: typeof opened) => {
      const { taken, contested } = mergeFields(FIELDS, opened, now, typed);
      for (const field of FIELDS) {
        const merged = taken.includes(field) ? now[field] : typed[field];
        if (typed[field] !== opened[field]) expect(merged).toBe(typed[field]);
        else expect(merged).toBe(now[field]);
        expect(contested.includes(field)).toBe(
          typed[field] !== opened[field] && now[field] !== opened[field] && typed[field] !== now[field],
        );
      }
    };
    fc.assert(fc.property(values, values, values, check), cases(300));
  });
});
