import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { isMongod } from '../contract/support.ts';
import { freshFile, later, openStore } from '../server/support.ts';
import { type Difference, runLane } from './lane.ts';

const SEED = Number(process.env['SEED'] || 1);
const OPERATIONS = Number(process.env['OPERATIONS'] || 400);
/** Sequences of operations on collections of their own, side by side. */
const LANES = 8;
const SHOWN = 5;
const uri = process.env['MONGODB_URI'];

function describeDifference({ lane, index, operation, stored, embedded, server }: Difference): string {
  const mine = embedded.split('\n');
  const theirs = server.split('\n');
  return [
    `Lane ${lane}, operation ${index}: ${EJSON.stringify(operation.command)}`,
    ...mine.filter((line) => !theirs.includes(line)).map((line) => `  embedded store: ${line}`),
    ...theirs.filter((line) => !mine.includes(line)).map((line) => `  server:         ${line}`),
    '  stored before:',
    ...stored.map((one) => `    ${EJSON.stringify(one)}`),
  ].join('\n');
}

it.skipIf(!uri)(
  'answers as the server of MONGODB_URI does (skipped without one)',
  async () => {
    const { client: embedded } = await openStore({ file: freshFile() });
    const client = await MongoClient.connect(uri ?? '');
    const server = client.db(`goalpost_test_differential_${process.pid}`);
    later(async () => {
      await server.dropDatabase();
      await client.close();
    });
    const pair = { embedded: embedded.db('differential'), server };
    const spared = !(await isMongod(client));
    const perLane = Math.ceil(OPERATIONS / LANES);
    const lanes = Array.from({ length: LANES }, (_, lane) => runLane(pair, SEED, lane, perLane, spared));
    const differences = (await Promise.all(lanes)).flat();
    const unknown = differences.filter(({ deviation }) => deviation === undefined);
    const known = new Map<string, number>();
    for (const { deviation } of differences) {
      if (deviation) known.set(deviation, (known.get(deviation) ?? 0) + 1);
    }
    const shown = unknown.slice(0, SHOWN).map(describeDifference).join('\n\n');
    console.log(
      `${perLane * LANES} operations from seed ${SEED}, ${differences.length - unknown.length} known deviations`,
    );
    for (const [name, times] of known) console.log(`  ${times} × ${name}`);
    expect(unknown.length, `SEED=${SEED} OPERATIONS=${OPERATIONS} finds differences:\n${shown}`).toBe(0);
  },
  10 * 60_000,
);
