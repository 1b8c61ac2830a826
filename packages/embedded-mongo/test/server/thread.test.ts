import { once } from 'node:events';
import { connect as openSocket } from 'node:net';
import { expect, it } from 'vitest';
import { StoreFileError } from '../../src/errors.ts';
import type { EmbeddedStore, EmbeddedStoreOptions } from '../../src/server.ts';
import { startStoreThread } from '../../src/thread.ts';
import { connect, freshFile, later } from './support.ts';

async function start(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const store = await startStoreThread(options);
  later(store.close);
  return store;
}

it('keeps what it acknowledged when its thread ends, and lets the file go', async () => {
  const file = freshFile();
  const first = await start({ file });
  const { rows } = await connect(first.uri);
  await rows.insertOne({ word: 'kept' });
  await first.close();
  const second = await start({ file });
  const again = await connect(second.uri);
  expect(await again.rows.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ word: 'kept' }]);
});

it('says what is wrong with a file as the store itself does', async () => {
  const file = freshFile();
  await start({ file });
  const refused = await startStoreThread({ file }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StoreFileError);
  expect(refused).toMatchObject({ problem: 'locked', file });
  await expect(startStoreThread({ file: freshFile('.') })).rejects.toMatchObject({ problem: 'not-a-database' });
});

it('tells its log to this thread', async () => {
  const told: string[] = [];
  const log = (_: object, message: string) => void told.push(message);
  const { port } = await start({ file: freshFile(), logger: { warn: log, error: log } });
  const socket = openSocket(port, '127.0.0.1');
  // A message of one byte, which cannot hold its own header.
  socket.end(Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  await once(socket, 'close');
  await expect.poll(() => told).toEqual(['store connection closed: malformed message']);
});
