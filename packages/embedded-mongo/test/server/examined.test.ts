import { expect, it } from 'vitest';
import { openStore as open } from './support.ts';

/** How many documents the store has looked at since its start. */
async function examined({ client }: Awaited<ReturnType<typeof open>>): Promise<number> {
  const { metrics } = await client.db('test').command({ serverStatus: 1 });
  return Number(metrics.queryExecutor.scannedObjects);
}

it('looks at no others where no more can match than are asked for, whatever their order', async () => {
  const opened = await open();
  const { rows } = opened;
  await rows.insertMany(Array.from({ length: 2_000 }, (_, i) => ({ _id: `k${i}` as never, kpi: i % 400 })));
  await rows.createIndex({ kpi: 1 });
  for (const named of [10, 80, 400]) {
    const before = await examined(opened);
    const ids = Array.from({ length: named }, (_, i) => `k${i * 3}`);
    const found = await rows
      .find({ _id: { $in: ids as never[] } })
      .sort({ _id: 1 })
      .limit(500)
      .toArray();
    expect(found).toHaveLength(named);
    expect((await examined(opened)) - before).toBe(named);
  }
  const before = await examined(opened);
  const kpis = Array.from({ length: 20 }, (_, i) => i);
  await rows
    .find({ kpi: { $in: kpis } })
    .sort({ _id: 1 })
    .limit(500)
    .toArray();
  expect((await examined(opened)) - before).toBe(100);
});
