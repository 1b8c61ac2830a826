import { Long, ObjectId, Timestamp } from 'bson';
import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();

/** A quarter past midnight in Zurich, in the night before the clocks go forward. */
const NIGHT = new Date('2026-03-28T23:15:15.123Z');
const AT = '$at';

async function evaluated(expression: unknown, at: unknown = NIGHT): Promise<unknown> {
  const rows = await database.fresh([{ _id: 1, at, text: 'x' }]);
  const [row] = await rows.aggregate([{ $project: { _id: 0, v: expression } }]).toArray();
  return row?.['v'];
}
const refusal = (expression: unknown): Promise<number | string | undefined> => codeOf(() => evaluated(expression));
const iso = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

describe('$dateTrunc', () => {
  const truncated = async (given: Document, at?: unknown): Promise<unknown> =>
    iso(await evaluated({ $dateTrunc: { date: AT, ...given } }, at));

  it.each([
    ['Europe/Zurich', '2026-03-28T23:00:00.000Z'],
    ['UTC', '2026-03-28T00:00:00.000Z'],
    ['GMT', '2026-03-28T00:00:00.000Z'],
    ['+05:30', '2026-03-28T18:30:00.000Z'],
    ['+0530', '2026-03-28T18:30:00.000Z'],
    ['-03:45', '2026-03-28T03:45:00.000Z'],
    ['-0345', '2026-03-28T03:45:00.000Z'],
    ['Asia/Kolkata', '2026-03-28T18:30:00.000Z'],
    ['Asia/Calcutta', '2026-03-28T18:30:00.000Z'],
    ['US/Pacific', '2026-03-28T07:00:00.000Z'],
    ['Etc/GMT+5', '2026-03-28T05:00:00.000Z'],
    ['EST5EDT', '2026-03-28T04:00:00.000Z'],
  ])('to the day in %s', async (timezone, expected) => {
    expect(await truncated({ unit: 'day', timezone })).toBe(expected);
  });

  it('takes an offset of hours alone', async (context) => {
    await database.needsMongod(context, 'refuses it');
    expect(await truncated({ unit: 'day', timezone: '+05' })).toBe('2026-03-28T19:00:00.000Z');
  });

  it.each([
    ['year', 1, '2025-12-31T23:00:00.000Z'],
    ['quarter', 1, '2025-12-31T23:00:00.000Z'],
    ['month', 1, '2026-02-28T23:00:00.000Z'],
    ['week', 1, '2026-03-28T23:00:00.000Z'],
    ['day', 1, '2026-03-28T23:00:00.000Z'],
    ['hour', 1, '2026-03-28T23:00:00.000Z'],
    ['minute', 1, '2026-03-28T23:15:00.000Z'],
    ['second', 1, '2026-03-28T23:15:15.000Z'],
    ['millisecond', 1, '2026-03-28T23:15:15.123Z'],
    ['year', 10, '2019-12-31T23:00:00.000Z'],
    ['quarter', 7, '2024-06-30T22:00:00.000Z'],
    ['month', 7, '2025-08-31T22:00:00.000Z'],
    ['week', 7, '2026-02-28T23:00:00.000Z'],
    ['day', 7, '2026-03-27T23:00:00.000Z'],
    ['hour', 7, '2026-03-28T20:00:00.000Z'],
    ['minute', 7, '2026-03-28T23:09:00.000Z'],
    ['second', 7, '2026-03-28T23:15:11.000Z'],
    ['millisecond', 7, '2026-03-28T23:15:15.123Z'],
  ])('to %s in Zurich, %i to a bin', async (unit, binSize, expected) => {
    expect(await truncated({ unit, binSize, timezone: 'Europe/Zurich' })).toBe(expected);
  });

  it.each([
    ['sunday', 1, '2026-03-22T00:00:00.000Z'],
    ['Mon', 1, '2026-03-23T00:00:00.000Z'],
    ['TUESDAY', 1, '2026-03-24T00:00:00.000Z'],
    ['sat', 1, '2026-03-28T00:00:00.000Z'],
    ['sunday', 2, '2026-03-22T00:00:00.000Z'],
    ['monday', 2, '2026-03-23T00:00:00.000Z'],
    ['saturday', 2, '2026-03-21T00:00:00.000Z'],
  ])('to weeks that begin on %s, %i to a bin', async (startOfWeek, binSize, expected) => {
    expect(await truncated({ unit: 'week', startOfWeek, binSize })).toBe(expected);
  });

  it('before 2000, in leap years, and on both sides of a change of the clock', async () => {
    const zurich = { timezone: 'Europe/Zurich' };
    const old = new Date('1968-02-29T23:30:00Z');
    expect(await truncated({ unit: 'month', ...zurich }, old)).toBe('1968-02-29T23:00:00.000Z');
    expect(await truncated({ unit: 'year', binSize: 3 }, old)).toBe('1967-01-01T00:00:00.000Z');
    const spring = new Date('2026-03-29T12:00:00Z');
    expect(await truncated({ unit: 'day', ...zurich }, spring)).toBe('2026-03-28T23:00:00.000Z');
    const autumn = new Date('2026-10-25T12:00:00Z');
    expect(await truncated({ unit: 'day', ...zurich }, autumn)).toBe('2026-10-24T22:00:00.000Z');
  });

  it('begins a day whose midnight is left out or comes twice at its first instant', async () => {
    const santiago = { unit: 'day', timezone: 'America/Santiago' };
    expect(await truncated(santiago, new Date('2026-09-06T12:00:00Z'))).toBe('2026-09-06T04:00:00.000Z');
    const havana = { unit: 'day', timezone: 'America/Havana' };
    expect(await truncated(havana, new Date('2026-11-01T12:00:00Z'))).toBe('2026-11-01T04:00:00.000Z');
    expect(await truncated(havana, new Date('2026-11-01T04:30:00Z'))).toBe('2026-11-01T04:00:00.000Z');
  });

  it('takes a Timestamp and an ObjectId for a date', async (context) => {
    await database.needsMongod(context, 'takes dates only');
    const seconds = Math.floor(NIGHT.getTime() / 1000);
    const hour = '2026-03-28T23:00:00.000Z';
    expect(await truncated({ unit: 'hour' }, new Timestamp({ t: seconds, i: 1 }))).toBe(hour);
    expect(await truncated({ unit: 'hour' }, ObjectId.createFromTime(seconds))).toBe(hour);
  });

  it('is null where the date is, and takes a long', async () => {
    expect(await truncated({ unit: 'day' }, null)).toBeNull();
    expect(await evaluated({ $dateTrunc: { date: '$missing', unit: 'day' } })).toBeNull();
    expect(await truncated({ unit: 'day', binSize: Long.fromNumber(7) })).toBe('2026-03-28T00:00:00.000Z');
    expect(await truncated({ unit: 'week', startOfWeek: null })).toBeNull();
  });

  it('is null where another argument is', async (context) => {
    await database.needsMongod(context, 'refuses them, or leaves them out');
    for (const given of [{ timezone: null }, { timezone: '$missing' }, { binSize: null }, { unit: null }]) {
      expect(await truncated({ unit: 'day', ...given }), JSON.stringify(given)).toBeNull();
    }
    expect(await truncated({ unit: 'day', startOfWeek: null })).toBe('2026-03-28T00:00:00.000Z');
  });

  it('refuses what it does not take', async () => {
    const refused = (given: Document) => refusal({ $dateTrunc: { date: AT, unit: 'day', ...given } });
    expect(await refused({ timezone: 'Mars/Olympus' })).toBe(40485);
    expect(await refused({ timezone: '' })).toBe(40485);
    expect(await refused({ timezone: 'utc' })).toBe(40485);
    expect(await refused({ timezone: 'europe/zurich' })).toBe(40485);
    expect(await refused({ timezone: '+5' })).toBe(40485);
    expect(await refused({ timezone: '+05:3' })).toBe(40485);
    expect(await refused({ timezone: 5 })).toBe(40517);
    expect(await refused({ unit: 'years' })).toBe(9);
    expect(await refused({ unit: 'week', startOfWeek: 'someday' })).toBe(5439016);
    expect(await refused({ unit: 'week', startOfWeek: 1 })).toBe(5439015);
    expect(await refused({ binSize: 0 })).toBe(5439018);
    expect(await refused({ binSize: -1 })).toBe(5439018);
    expect(await refused({ binSize: 1.5 })).toBe(5439017);
    expect(await refused({ other: 1 })).toBe(5439008);
    expect(await refusal({ $dateTrunc: { unit: 'day' } })).toBe(5439009);
    expect(await refusal({ $dateTrunc: { date: AT } })).toBe(5439010);
    expect(await refusal({ $dateTrunc: 1 })).toBe(5439007);
  });

  it('refuses values of a wrong type with codes of its own', async (context) => {
    await database.needsMongod(context, 'gives 14 for them');
    expect(await refusal({ $dateTrunc: { date: '$text', unit: 'day' } })).toBe(5439012);
    expect(await refusal({ $dateTrunc: { date: AT, unit: 1 } })).toBe(5439013);
    const old = new Date('1999-12-31');
    expect(await refusal({ $dateTrunc: { date: old, unit: 'year', binSize: 1_000_000_000 } })).toBe(5439004);
  });

  it('refuses a zone that JavaScript has and IANA has not', async (context) => {
    await database.needsMongod(context, 'may have it');
    for (const timezone of ['PST', 'IST', 'SystemV/PST8']) {
      expect(await refusal({ $dateTrunc: { date: AT, unit: 'day', timezone } }), timezone).toBe(40485);
    }
  });
});

describe('$dateDiff', () => {
  const until = (end: string, given: Document): Promise<unknown> =>
    evaluated({ $dateDiff: { startDate: AT, endDate: new Date(end), ...given } });

  it.each([
    ['year', 1],
    ['quarter', 4],
    ['month', 12],
    ['week', 52],
    ['day', 365],
    ['hour', 8775],
    ['minute', 526_485],
    ['second', 31_589_085],
    ['millisecond', 31_589_084_877],
  ])('in %ss of Zurich', async (unit, expected) => {
    expect(Number(await until('2027-03-29T14:00:00Z', { unit, timezone: 'Europe/Zurich' }))).toBe(expected);
  });

  it('counts the boundaries that the zone has', async () => {
    expect(await until('2026-03-28T22:45:00Z', { unit: 'day', timezone: 'Europe/Zurich' })).toBe(-1);
    expect(await until('2026-03-28T22:45:00Z', { unit: 'day', timezone: 'UTC' })).toBe(0);
    expect(await until('2026-03-29T01:00:00Z', { unit: 'day', timezone: '+05:30' })).toBe(0);
    // The clock jumps from 2 to 3: an hour later is one hour later.
    expect(await until('2026-03-29T01:15:00Z', { unit: 'hour', timezone: 'Europe/Zurich' })).toBe(2);
  });

  it.each([
    ['sunday', 1],
    ['mon', 0],
    ['SAT', 0],
  ])('in weeks that begin on %s', async (startOfWeek, expected) => {
    expect(await until('2026-03-29T12:00:00Z', { unit: 'week', startOfWeek })).toBe(expected);
  });

  it('is null where a date is, and refuses what it does not take', async () => {
    expect(await evaluated({ $dateDiff: { startDate: AT, endDate: '$missing', unit: 'day' } })).toBeNull();
    expect(await refusal({ $dateDiff: { startDate: AT, endDate: AT, unit: 'day', timezone: 'x' } })).toBe(40485);
    expect(await refusal({ $dateDiff: { startDate: AT, endDate: AT, unit: 'day', other: 1 } })).toBe(5166302);
    expect(await refusal({ $dateDiff: { endDate: AT, unit: 'day' } })).toBe(5166303);
    expect(await refusal({ $dateDiff: { startDate: AT, unit: 'day' } })).toBe(5166304);
    expect(await refusal({ $dateDiff: { startDate: AT, endDate: AT } })).toBe(5166305);
    expect(await refusal({ $dateDiff: 1 })).toBe(5166301);
  });
});

describe('$dateToString', () => {
  const text = (given: Document, at?: unknown): Promise<unknown> =>
    evaluated({ $dateToString: { date: AT, ...given } }, at);

  it.each([
    ['UTC', '2026-03-28T23:15:15 087 +0000 0', '7 6 12 13 2026'],
    ['Europe/Zurich', '2026-03-29T00:15:15 088 +0100 60', '1 7 13 13 2026'],
    ['+05:30', '2026-03-29T04:45:15 088 +0530 330', '1 7 13 13 2026'],
    ['-0345', '2026-03-28T19:30:15 087 -0345 -225', '7 6 12 13 2026'],
    ['Asia/Calcutta', '2026-03-29T04:45:15 088 +0530 330', '1 7 13 13 2026'],
  ])('in %s', async (timezone, clock, week) => {
    expect(await text({ format: '%Y-%m-%dT%H:%M:%S %j %z %Z', timezone })).toBe(clock);
    expect(await text({ format: '%w %u %U %V %G', timezone })).toBe(week);
  });

  it('knows weeks at the turn of a year, and names of months', async () => {
    const format = '%U %V %G %b %B %L %%';
    expect(await text({ format }, new Date('2027-01-01T00:00:00.007Z'))).toBe('00 53 2026 Jan January 007 %');
    expect(await text({ format }, new Date('2023-01-01T00:00:00.070Z'))).toBe('01 52 2022 Jan January 070 %');
  });

  it('ends in Z by default in UTC', async () => {
    expect(await text({})).toBe('2026-03-28T23:15:15.123Z');
    expect(await text({ timezone: 'UTC' })).toBe('2026-03-28T23:15:15.123Z');
  });

  it('ends without Z by default in another zone', async (context) => {
    await database.needsMongod(context, 'ends in Z in every zone');
    expect(await text({ timezone: 'Europe/Zurich' })).toBe('2026-03-29T00:15:15.123');
    expect(await text({ timezone: 'Europe/London' })).toBe('2026-03-28T23:15:15.123');
  });

  it('is null where the date is', async () => {
    expect(await text({}, null)).toBeNull();
    expect(await evaluated({ $dateToString: { date: '$missing', format: '%Y' } })).toBeNull();
  });

  it('gives onNull for no date, and null for no zone or format', async (context) => {
    await database.needsMongod(context, 'knows no onNull');
    expect(await evaluated({ $dateToString: { date: '$missing', onNull: '$text' } })).toBe('x');
    expect(await text({ timezone: null, onNull: 'none' })).toBeNull();
    expect(await text({ format: null, onNull: 'none' })).toBeNull();
    expect(await refusal({ $dateToString: { date: '$missing', format: '%q' } })).toBe(18536);
  });

  it('refuses what it does not take', async () => {
    expect(await refusal({ $dateToString: { date: AT, format: '%q' } })).toBe(18536);
    expect(await refusal({ $dateToString: { date: AT, timezone: 'x' } })).toBe(40485);
    expect(await refusal({ $dateToString: { date: '$text' } })).toBe(16006);
    expect(await refusal({ $dateToString: { format: '%Y' } })).toBe(18628);
    expect(await refusal({ $dateToString: { date: AT, other: 1 } })).toBe(18534);
    expect(await refusal({ $dateToString: 1 })).toBe(18629);
  });
});

describe('$month', () => {
  it('in the zone, in each of its spellings', async () => {
    const newYear = new Date('2026-12-31T23:30:00Z');
    const month = (operand: unknown): Promise<unknown> => evaluated({ $month: operand }, newYear);
    expect(await month(AT)).toBe(12);
    expect(await month([AT])).toBe(12);
    expect(await month({ $add: [AT, 1_800_000] })).toBe(1);
    expect(await month({ date: AT })).toBe(12);
    expect(await month({ date: AT, timezone: 'Europe/Zurich' })).toBe(1);
    expect(await month({ date: AT, timezone: 'UTC' })).toBe(12);
    expect(await month({ date: AT, timezone: '+05:30' })).toBe(1);
    expect(await month('$missing')).toBeNull();
  });

  it('refuses what it does not take', async () => {
    expect(await refusal({ $month: '$text' })).toBe(16006);
    expect(await refusal({ $month: [AT, AT] })).toBe(40536);
    expect(await refusal({ $month: { date: AT, other: 1 } })).toBe(40535);
    expect(await refusal({ $month: { timezone: 'UTC' } })).toBe(40539);
  });
});

it('refuses a date expression for what it says where there is no document, too', async () => {
  const rows = await database.fresh();
  const refused = (expression: Document) => codeOf(() => rows.aggregate([{ $set: { v: expression } }]).toArray());
  expect(await refused({ $dateTrunc: { date: AT } })).toBe(5439010);
  expect(await refused({ $dateDiff: { endDate: AT, unit: 'day' } })).toBe(5166303);
});
