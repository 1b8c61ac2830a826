import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANE_LEASE_MS, openLanes } from '../../src/stores/lanes.ts';
import { countingIds } from '../delivery/support/samples.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.collection('lanes').deleteMany({}));

const owner = (name: string) => openLanes(database.db, countingIds(name));
const WORKSPACES = ['T1', 'T2', 'T3'];
const all = (holding: string) => new Map(WORKSPACES.map((one) => [one, holding]));
/** Nobody has said anything for longer than a lease. */
const runOut = () => database.db.collection('lanes').updateMany({}, { $set: { until: new Date(0) } });

describe('lanes', () => {
  it('are held by one at a time, and again by who has them', async () => {
    const [one, other] = [owner('one'), owner('other')];
    expect(await one.hold(WORKSPACES)).toEqual(all('kept'));
    expect(await other.hold(WORKSPACES)).toEqual(all('elsewhere'));
    expect(await other.hold(['T1'])).toEqual(new Map([['T1', 'elsewhere']]));
    expect(await one.hold(WORKSPACES)).toEqual(all('kept'));
  });

  it('that run out are taken over, their epoch is raised, and who lost them is told', async () => {
    const [one, other] = [owner('one'), owner('other')];
    await one.hold(WORKSPACES);
    await runOut();
    expect(await other.hold(WORKSPACES)).toEqual(all('taken'));
    expect(await one.hold(WORKSPACES)).toEqual(all('elsewhere'));
    const epochs = await database.db.collection('lanes').distinct('epoch');
    expect(epochs).toEqual([2]);
  });

  it('that are given back may be had at once; who has them again next has lost nothing', async () => {
    const [one, other] = [owner('one'), owner('other')];
    await one.hold(['T1']);
    await one.release(['T1']);
    expect(await one.hold(['T1'])).toEqual(new Map([['T1', 'kept']]));
    await one.release(['T1']);
    expect(await other.hold(['T1'])).toEqual(new Map([['T1', 'taken']]));
    await one.release(['T1']);
    expect(await one.hold(['T1'])).toEqual(new Map([['T1', 'elsewhere']]));
  });

  it('end by the clock of the store, half a minute after they were last held', async () => {
    const before = Date.now();
    await owner('one').hold(['T1']);
    const after = Date.now();
    const [lane] = await database.db.collection('lanes').find().toArray();
    const from = Number(lane?.['until']) - LANE_LEASE_MS;
    // A server's clock may differ from ours.
    expect(from).toBeGreaterThan(before - 20_000);
    expect(from).toBeLessThan(after + 20_000);
  });

  it('that many ask for at the same time go to one of them', async () => {
    const owners = Array.from({ length: 6 }, (_, index) => owner(`owner ${index}`));
    for (const wanted of [['T9'], WORKSPACES]) {
      const holdings = await Promise.all(owners.map(({ hold }) => hold(wanted)));
      for (const workspace of wanted) {
        expect(holdings.filter((one) => one.get(workspace) !== 'elsewhere')).toHaveLength(1);
      }
    }
  });
});
