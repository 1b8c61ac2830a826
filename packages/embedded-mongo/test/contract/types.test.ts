import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { contractDatabase, idsOf } from './support.ts';

const database = contractDatabase();
const EXACT = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

describe('values come back as they went in', () => {
  it.each<[string, unknown]>([
    ['ObjectId', new ObjectId()],
    ['Date', new Date('1969-12-31T23:59:59.999Z')],
    ['Long', Long.fromString('9007199254740993')],
    ['Decimal128', Decimal128.fromString('1.10')],
    ['Binary', new Binary(Buffer.from([0, 255, 3]), 0)],
    ['UUID', new UUID()],
    ['Timestamp', new Timestamp({ t: 5, i: 7 })],
    ['MinKey', new MinKey()],
    ['MaxKey', new MaxKey()],
    ['pattern', new BSONRegExp('^a', 'i')],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['text with a zero and an emoji', 'a\0b \u{1F3C1}'],
    ['null', null],
    ['an empty document', {}],
    ['an empty array', []],
  ])('%s', async (_, value) => {
    const rows = await database.fresh();
    await rows.insertOne({ _id: 1, v: value } as never);
    await rows.updateOne({}, { $set: { w: value, other: 1 } });
    const row = await rows.findOne({}, { bsonRegExp: true, promoteLongs: false });
    expect(row?.['v']).toEqual(value);
    expect(row?.['w']).toEqual(value);
  });

  it('NaN and -0', async () => {
    const rows = await database.fresh([{ _id: 1, nan: Number.NaN, zero: -0 }]);
    const row = await rows.findOne({});
    expect(row?.['nan']).toBeNaN();
    expect(Object.is(row?.['zero'], -0)).toBe(true);
  });

  it('keeps the types of numbers, also of those that an update passes by', async () => {
    const rows = await database.fresh();
    await rows.insertOne({
      _id: 1,
      long: Long.fromNumber(5),
      double: new Double(5),
      int: 5,
      l: [new Double(1)],
    } as never);
    await rows.updateOne({}, { $set: { other: new Double(7), far: Long.fromNumber(8) } });
    const row = await rows.findOne({}, { ...EXACT, projection: { _id: 0 } });
    expect(row?.['long']).toEqual(Long.fromNumber(5));
    expect(row?.['double']).toEqual(new Double(5));
    expect(row?.['l']).toEqual([new Double(1)]);
    expect(row?.['other']).toEqual(new Double(7));
    expect(row?.['far']).toEqual(Long.fromNumber(8));
    expect(row?.['int']._bsontype).toBe('Int32');
  });

  it('adds as the wider type, and a sum beyond 32 bits is a long', async () => {
    const rows = await database.fresh();
    await rows.insertOne({ long: Long.fromNumber(5), double: new Double(5), int: 2 ** 31 - 1 });
    await rows.updateOne({}, { $inc: { long: 1, double: 1, int: 1 } });
    const row = await rows.findOne({}, EXACT);
    expect(row?.['long']).toEqual(Long.fromNumber(6));
    expect(row?.['double']).toEqual(new Double(6));
    expect(row?.['int']).toEqual(Long.fromNumber(2 ** 31));
  });
});

describe('numbers', () => {
  it('are equal whatever their type', async () => {
    const rows = await database.fresh();
    await rows.insertMany([
      { _id: 1, v: 5 },
      { _id: 2, v: Long.fromNumber(5) },
      { _id: 3, v: new Double(5) },
      { _id: 4, v: Decimal128.fromString('5.0') },
    ] as never[]);
    expect(await idsOf(rows, { v: 5 })).toEqual([1, 2, 3, 4]);
    expect(await idsOf(rows, { v: Long.fromNumber(5) })).toEqual([1, 2, 3, 4]);
    expect(await idsOf(rows, { v: { $gt: 4.5, $lt: Decimal128.fromString('5.1') } })).toEqual([1, 2, 3, 4]);
    await rows.createIndex({ v: 1 });
    expect(await idsOf(rows, { v: Decimal128.fromString('5') })).toEqual([1, 2, 3, 4]);
  });

  it('are compared exactly beyond 2 ** 53', async () => {
    const rows = await database.fresh();
    await rows.insertMany([
      { _id: 1, v: Long.fromString('9007199254740992') },
      { _id: 2, v: Long.fromString('9007199254740993') },
    ] as never[]);
    expect(await idsOf(rows, { v: { $gt: Long.fromString('9007199254740992') } })).toEqual([2]);
    expect(await idsOf(rows, { v: Long.fromString('9007199254740993') })).toEqual([2]);
  });

  it('are told apart by $type', async () => {
    const rows = await database.fresh();
    const values = [
      5,
      new Double(5),
      Long.fromNumber(5),
      Decimal128.fromString('5'),
      5.5,
      '5',
      null,
      [5],
      new ObjectId(),
    ];
    await rows.insertMany(values.map((v, i) => ({ _id: i, v })) as never[]);
    expect(await idsOf(rows, { v: { $type: 'int' } })).toEqual([0, 7]);
    expect(await idsOf(rows, { v: { $type: 'double' } })).toEqual([1, 4]);
    expect(await idsOf(rows, { v: { $type: 'long' } })).toEqual([2]);
    expect(await idsOf(rows, { v: { $type: 'decimal' } })).toEqual([3]);
    expect(await idsOf(rows, { v: { $type: 'number' } })).toEqual([0, 1, 2, 3, 4, 7]);
    expect(await idsOf(rows, { v: { $type: ['string', 'null'] } })).toEqual([5, 6]);
    expect(await idsOf(rows, { v: { $type: 7 } })).toEqual([8]);
  });

  it('are one _id whatever their type', async () => {
    const rows = await database.fresh([{ _id: 1 }]);
    await expect(rows.insertOne({ _id: new Double(1) } as never)).rejects.toMatchObject({ code: 11000 });
    await expect(rows.insertOne({ _id: Long.fromNumber(1) } as never)).rejects.toMatchObject({ code: 11000 });
  });
});
