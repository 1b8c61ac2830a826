import type { Document } from 'mongodb';
import { expect, it } from 'vitest';
import { codeOf, openStore } from './support.ts';

it('answers what mongosh and Compass ask for before they show anything', async () => {
  const { rows, client } = await openStore();
  await rows.insertMany([{ a: 1 }, { a: 2 }]);
  const admin = (command: Document) => client.db('admin').command(command);
  for (const name of ['hello', 'ping', 'buildInfo', 'buildinfo', 'connectionStatus', 'hostInfo', 'getCmdLineOpts']) {
    expect(await admin({ [name]: 1 }), name).toMatchObject({ ok: 1 });
  }
  expect(await admin({ endSessions: [] })).toMatchObject({ ok: 1 });
  expect(await admin({ getLog: 'startupWarnings' })).toMatchObject({ log: [] });
  expect(await admin({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({
    featureCompatibilityVersion: { version: '7.0' },
  });
  expect(await admin({ serverStatus: 1 })).toMatchObject({ process: 'goalpost-embedded-store' });
  expect(await client.db('test').command({ dbStats: 1 })).toMatchObject({ collections: 1, objects: 2, indexes: 1 });
  expect(await client.db('test').command({ collStats: 'rows' })).toMatchObject({ count: 2, nindexes: 1 });
  expect((await client.db('admin').command({ hello: 1 }))['isWritablePrimary']).toBe(true);
  expect(await codeOf(() => admin({ atlasVersion: 1 }))).toBe(59);
});
