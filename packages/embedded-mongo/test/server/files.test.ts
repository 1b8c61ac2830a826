import { chmodSync, closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { StoreFileError } from '../../src/errors.ts';
import { startEmbeddedStore } from '../../src/server.ts';
import { freshFile, openStore, spawnStore } from './support.ts';

/** Starts a store that must not start, and gives why. The file must be as it was. */
async function refusal(file: string): Promise<StoreFileError> {
  const before = readFileSync(file);
  const error = await startEmbeddedStore({ file }).then(
    async (store) => {
      await store.close();
      return undefined;
    },
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreFileError);
  expect(Buffer.compare(readFileSync(file), before)).toBe(0);
  const refused = error as StoreFileError;
  expect(refused.message).toContain(file);
  expect(refused.message).not.toContain('\n');
  return refused;
}

async function closedStore(documents: number): Promise<string> {
  const file = freshFile();
  const { rows, client, store } = await openStore({ file });
  const seed = Array.from({ length: documents }, (_, i) => ({ _id: i as never, text: `document ${i} `.repeat(50) }));
  await rows.insertMany(seed);
  await client.close();
  await store.close();
  return file;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

it('refuses a file that another process holds', async () => {
  const file = freshFile();
  await spawnStore(file);
  const error = await startEmbeddedStore({ file }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ problem: 'locked', message: expect.stringContaining('held by another process') });
});

it('refuses a file that this process holds, and keeps its lock on it', async () => {
  const file = freshFile();
  const { rows } = await openStore({ file });
  await expect(startEmbeddedStore({ file })).rejects.toMatchObject({ problem: 'locked' });
  await rows.insertOne({ a: 1 });
  await expect(spawnStoreFails(file)).resolves.toContain('held by another process');
});

async function spawnStoreFails(file: string): Promise<string> {
  const { execFile } = await import('node:child_process');
  const main = new URL('../../src/main.ts', import.meta.url).pathname;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, '--file', file, '--port', '0'], (_, __, stderr) => {
      resolve(stderr);
    });
  });
}

it('refuses what is no database', async () => {
  const file = freshFile();
  writeFileSync(file, 'These are the minutes of the meeting. '.repeat(100));
  expect((await refusal(file)).problem).toBe('not-a-database');
  writeFileSync(file, '');
  expect((await refusal(file)).problem).toBe('not-a-database');
});

it("refuses another program's database", async () => {
  const file = freshFile();
  const db = new Database(file);
  db.exec('CREATE TABLE notes (text TEXT)');
  db.close();
  expect((await refusal(file)).problem).toBe('foreign');
});

it('refuses a newer format', async () => {
  const file = await closedStore(1);
  overwrite(file, 60, Buffer.from([0, 0, 0, 99]));
  const error = await refusal(file);
  expect(error.problem).toBe('newer');
  expect(error.message).toContain('99');
});

it('refuses a damaged file', async () => {
  const file = await closedStore(500);
  const { size } = statSync(file);
  overwrite(file, Math.floor(size / 2), Buffer.alloc(9000, 0xee));
  expect((await refusal(file)).problem).toBe('corrupt');
});

it('refuses a directory, and a place within a file', async () => {
  await expect(startEmbeddedStore({ file: freshFile('.') })).rejects.toMatchObject({ problem: 'not-a-database' });
  const parent = freshFile('a-file');
  writeFileSync(parent, '');
  await expect(startEmbeddedStore({ file: `${parent}/x.db` })).rejects.toBeInstanceOf(StoreFileError);
});

it.skipIf(process.getuid?.() === 0)('refuses a file that it may not write', async () => {
  const file = await closedStore(1);
  chmodSync(file, 0o400);
  expect((await refusal(file)).problem).toBe('read-only');
});

it('lets the file go where the port is taken', async () => {
  const file = freshFile();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startEmbeddedStore({ file, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  server.close();
  await openStore({ file });
});
