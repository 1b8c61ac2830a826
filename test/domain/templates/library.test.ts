import { describe, expect, it } from 'vitest';
import { CALCULATORS } from '../../../src/domain/calculators/index.ts';
import { LIBRARY } from '../../../src/domain/templates/library.ts';

describe('the library', () => {
  it('has a template for each of its names', () => {
    expect([...LIBRARY.keys()]).toEqual([
      'retention-rate',
      'nps',
      'lifetime-value',
      'response-time',
      'csat',
      'revenue-per-client',
      'cross-sell-rate',
      'onboarding-time',
      'clients-per-manager',
      'churn',
      'first-contact-resolution',
    ]);
  });

  it.each([...LIBRARY])(
    '%s names a calculator that there is, marks on the way, and where its benchmark is from',
    (_, template) => {
      const { calculator, marks, benchmark } = template;
      if (calculator !== undefined) expect(CALCULATORS.has(calculator)).toBe(true);
      expect(marks).toEqual([...marks].toSorted((one, other) => one - other));
      expect(marks.every((mark) => mark > 0 && mark < 1)).toBe(true);
      if (benchmark === undefined) return;
      expect(benchmark.source.length).toBeGreaterThan(10);
      expect(benchmark.year).toBeGreaterThan(2015);
    },
  );
});
