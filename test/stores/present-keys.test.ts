import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkInSchema } from '../../src/stores/goal-schema.ts';
import { byPresentKeys, listByPresentKeys } from '../../src/stores/present-keys.ts';

/** What a check-in may hold, what is wrong at its place, and what no version knows. */
const somethingLike = fc.record(
  {
    id: fc.oneof(fc.string(), fc.integer()),
    value: fc.oneof({ weight: 9, arbitrary: fc.double({ noNaN: true }) }, { weight: 1, arbitrary: fc.string() }),
    status: fc.constantFrom('on-track', 'at-risk', 'off-track', 'lost'),
    by: fc.string(),
    at: fc.date({ noInvalidDate: true }),
    on: fc.string(),
    note: fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.constant(undefined) }),
    sentiment: fc.constantFrom('positive', 'pleased', 'unknown'),
    later: fc.string(),
  },
  { requiredKeys: ['id', 'value', 'by'] },
);

const told = (result: z.ZodSafeParseResult<unknown>) =>
  result.success ? { data: result.data } : { issues: result.error.issues.map(({ path, code }) => ({ path, code })) };

describe('a schema by the fields that are there', () => {
  it('takes what the whole one takes, gives the same, and refuses at the same places', () => {
    const narrow = byPresentKeys(checkInSchema);
    const given = fc.oneof({ weight: 9, arbitrary: somethingLike }, { weight: 1, arbitrary: fc.anything() });
    fc.assert(
      fc.property(given, (value) => {
        expect(told(narrow.safeParse(value))).toEqual(told(checkInSchema.safeParse(value)));
      }),
    );
  });

  it('does so for lists, with the place in the whole document', () => {
    const whole = z.object({ checkIns: z.array(checkInSchema) });
    const narrow = z.object({ checkIns: listByPresentKeys(checkInSchema) });
    const given = fc.oneof({ weight: 9, arbitrary: fc.array(somethingLike) }, { weight: 1, arbitrary: fc.anything() });
    fc.assert(
      fc.property(given, (checkIns) => {
        expect(told(narrow.safeParse({ checkIns }))).toEqual(told(whole.safeParse({ checkIns })));
      }),
    );
  });

  it('goes on beyond the shapes that it keeps', () => {
    const names = Array.from({ length: 12 }, (_, n) => `f${n}`);
    const schema = z.object(Object.fromEntries(names.map((name) => [name, z.number().exactOptional()])));
    const narrowed = byPresentKeys(schema);
    for (let shape = 0; shape < 1000; shape += 1) {
      const value = Object.fromEntries(names.filter((_, n) => (shape >> n) & 1).map((name) => [name, shape]));
      expect(narrowed.parse(value)).toEqual(value);
      expect(narrowed.safeParse({ ...value, f0: 'x' }).success).toBe(false);
    }
  });
});
