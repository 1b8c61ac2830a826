import { BSONRegExp, Decimal128, Double, deserialize, Long, ObjectId, serialize } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExact, decodePlain, encode } from '../../src/values/codec.ts';
import { differing, spliced } from '../../src/values/splice.ts';
import { checkReadable } from '../../src/values/whole.ts';

const NAMES = ['_id', 'a', 'b', 'at', 'naïve', '10'];
const leaf = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.double().map((value) => new Double(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(null, new ObjectId('0123456789abcdef01234567'), new BSONRegExp('a', 'i'), new Decimal128('1.50')),
  fc.uint8Array({ maxLength: 9 }),
);
const { document } = fc.letrec<{ value: unknown; document: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('document')),
  document: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { noNullPrototype: true }),
}));
const isReadBy = (read: (bson: Uint8Array) => void, bson: Uint8Array): boolean => {
  try {
    read(bson);
    return true;
  } catch {
    return false;
  }
};

describe('documents as bytes', () => {
  it('are taken as they come where they can be read, and refused where they cannot', () => {
    const damage = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), { maxLength: 2 });
    fc.assert(
      fc.property(document, damage, (whole, places) => {
        const bson = encode(whole);
        expect(isReadBy(checkReadable, bson)).toBe(true);
        for (const { at, to } of places) bson[at % bson.byteLength] = to;
        expect(isReadBy(checkReadable, bson)).toBe(isReadBy(decodePlain, bson));
      }),
      { numRuns: 500 },
    );
  });

  it('that are too deep to be read are refused', () => {
    let deep = serialize({});
    for (let depth = 0; depth < 60; depth += 1) deep = serialize({ in: deserialize(deep) });
    expect(isReadBy(checkReadable, deep)).toBe(true);
    expect(() => checkReadable(deep.subarray(0, -1))).toThrow();
  });

  it('have other fields in their places, and new ones at their ends', () => {
    fc.assert(
      fc.property(document, document, fc.subarray(NAMES), (before, set, unset) => {
        const fields = new Map<string, Uint8Array | 'gone'>();
        for (const [name, value] of Object.entries(set)) fields.set(name, encode({ [name]: value }).subarray(4, -1));
        for (const name of unset) fields.set(name, 'gone');
        const bson = spliced(encode(before), fields);
        const after: Record<string, unknown> = { ...before, ...set };
        for (const name of unset) delete after[name];
        expect(decodeExact(bson)).toEqual(decodeExact(encode(after)));
        expect(Object.keys(decodePlain(bson)).filter((name) => name in before)).toEqual(
          Object.keys(decodePlain(encode(before))).filter((name) => !unset.includes(name)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('differ in the fields that differ', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const differs = NAMES.filter(
          (name) => Buffer.compare(encode({ field: one[name] }), encode({ field: other[name] })) !== 0,
        );
        expect([...differing(encode(one), encode(other))].toSorted()).toEqual(differs.toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
