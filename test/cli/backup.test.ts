import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BSON, type Document, Double, Long, type MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { freshFile, openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { openBackup } from '../../src/cli/backup/read.ts';
import { backUpTo } from '../../src/cli/backup/write.ts';
import { copyAll } from '../../src/cli/copy.ts';
import { createIds } from '../../src/ids.ts';
import { openStores } from '../../src/stores/index.ts';
import { COMMAND_LINE } from '../support/built.ts';
import { goalpost, goalpostWith } from '../support/goalpost.ts';

const GOALS = 1200;
const never = new AbortController().signal;
const quiet = { show: () => undefined, say: () => undefined };

/** Goals, and documents of every odd kind, in a database of its own name. */
async function fill(client: MongoClient, db: string): Promise<void> {
  const goals = client.db(db).collection<Document>('goals');
  await goals.createIndex({ team: 1, n: 1 }, { unique: true, partialFilterExpression: { open: true } });
  await goals.insertMany(
    Array.from({ length: GOALS }, (_, i) => ({ _id: `g${i}` as never, team: 'ä', n: i, at: new Date(i) })),
  );
  await client
    .db(db)
    .collection<Document>('odd')
    .insertMany([
      { _id: 1 as never, long: Long.fromNumber(5), whole: new Double(5), text: '{"end":1}\n\u2028"' },
      { _id: 'x' as never, z: null, a: [{}], document: { whole: 1 }, bytes: randomBytes(20) },
    ]);
  await client.db(db).collection('empty').createIndex({ at: 1 }, { expireAfterSeconds: 60 });
}

/** Everything in a database with its types, and its indexes. */
async function contentOf(client: MongoClient, db: string): Promise<string> {
  const names = (await client.db(db).listCollections().toArray()).map(({ name }) => name).toSorted();
  const all = await Promise.all(
    names.map(async (name) => {
      const collection = client.db(db).collection(name, { promoteValues: false, promoteLongs: false });
      const indexes = (await collection.indexes()).map(({ v: _, ...index }) => index);
      return { name, indexes, documents: await collection.find().sort({ _id: 1 }).toArray() };
    }),
  );
  return BSON.EJSON.stringify(all, { relaxed: false });
}

async function closedStore(file: string, work: (client: MongoClient) => Promise<unknown>): Promise<void> {
  const { client, store } = await openStore({ file });
  await work(client);
  await client.close();
  await store.close();
}

describe('backup and restore', () => {
  it('bring back a store that was destroyed, on a server and in a file, to the last type and index', async () => {
    const file = freshFile();
    const out = freshFile('backup.jsonl');
    let before = '';
    await closedStore(file, async (client) => {
      await fill(client, 'goalpost');
      before = await contentOf(client, 'goalpost');
    });
    const made = await goalpost('backup', '--from', file, '--out', out);
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining(`Backed up ${GOALS + 2} documents`) });
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(existsSync(`${out}.part`)).toBe(false);

    rmSync(file);
    const env = { DATA_DIR: file.slice(0, -'/goalpost.db'.length) };
    const restored = await goalpostWith(env, 'restore', out);
    expect(restored).toMatchObject({ code: 0, text: expect.stringContaining(`Restored ${GOALS + 2} documents`) });
    expect(existsSync(`${file}.restoring`)).toBe(false);
    await closedStore(file, async (client) => expect(await contentOf(client, 'goalpost')).toBe(before));
    // It is there again: what follows would go over somebody's data.
    expect(await goalpostWith(env, 'restore', out)).toMatchObject({
      code: 1,
      text: expect.stringContaining('already exists'),
    });
    expect(await goalpost('backup', '--from', file, '--out', out)).toMatchObject({ code: 1 });

    // The server that a bot uses, with another database beside the bot's.
    const server = await openStore();
    await server.client.db('else').collection('x').insertOne({ a: 1 });
    const uri = server.store.uri;
    expect(await goalpost('restore', out, '--to', uri)).toMatchObject({ code: 0 });
    expect(await contentOf(server.client, 'goalpost')).toBe(before);
    const again = freshFile('server.jsonl');
    expect(await goalpostWith({ MONGODB_URI: uri }, 'backup', '--out', again)).toMatchObject({ code: 0 });
    expect(readFileSync(again, 'utf8')).not.toContain('"db":"else"');
    await server.client.db('goalpost').dropDatabase();
    expect(await goalpostWith({ MONGODB_URI: uri }, 'restore', again)).toMatchObject({ code: 0 });
    expect(await contentOf(server.client, 'goalpost')).toBe(before);
    expect(await goalpostWith({ MONGODB_URI: uri }, 'restore', again)).toMatchObject({
      code: 1,
      text: expect.stringContaining('already has documents in goalpost.goals'),
    });
  }, 600_000);

  it('bring back every collection that the bot has, from the file to a server and back, as the doctor sees it', async () => {
    const file = freshFile();
    let before = '';
    const names: string[] = [];
    await closedStore(file, async (client) => {
      const db = client.db('goalpost');
      await openStores(db, { clock: { now: () => new Date() }, ids: createIds(), noticeKinds: new Set() });
      // Those that are made with their first document.
      for (const name of ['people', 'pictures', 'erasures']) await db.createCollection(name);
      for (const { name } of await db.listCollections().toArray()) {
        names.push(name);
        await db.collection<Document>(name).insertMany([
          { _id: `${name}-1` as never, workspace: 'T1', channel: 'C1', code: 'ACME', zone: 'Etc/UTC' },
          { _id: `${name}-2` as never, workspace: 'T1', channel: 'C2', code: 'BOLT', zone: 'Etc/UTC' },
        ]);
      }
      before = await contentOf(client, 'goalpost');
    });
    for (const name of ['clients', 'pulses', 'reviews', 'sheets', 'subscriptions']) expect(names).toContain(name);
    const out = freshFile('backup.jsonl');
    expect(await goalpost('backup', '--from', file, '--out', out)).toMatchObject({ code: 0 });
    rmSync(file);
    const server = await openStore();
    expect(await goalpost('restore', out, '--to', server.store.uri)).toMatchObject({ code: 0 });
    expect(await contentOf(server.client, 'goalpost')).toBe(before);
    const again = freshFile('server.jsonl');
    expect(await goalpost('backup', '--from', server.store.uri, '--out', again)).toMatchObject({ code: 0 });
    expect(await goalpost('restore', again, '--to', file)).toMatchObject({ code: 0 });
    await closedStore(file, async (client) => expect(await contentOf(client, 'goalpost')).toBe(before));
    const { out: seen } = await goalpostWith({ DATA_DIR: dirname(file) }, 'doctor');
    expect(seen).toMatch(/^ok +indexes +all there$/m);
  }, 600_000);

  it('continue after Ctrl+C: the backup behind the last collection, the restore within it', async () => {
    const { client, store } = await openStore();
    await fill(client, 'goalpost');
    const out = freshFile('backup.jsonl');
    const source = { client, close: async () => undefined };
    const stopping = new AbortController();
    const shown: string[] = [];
    const progress = { ...quiet, show: (what: string, done: number) => void shown.push(`${what} ${done}`) };
    const stopsLater = {
      ...quiet,
      show: (what: string, done: number) => what.endsWith('goals') && done > 0 && stopping.abort(),
    };
    const stopped = backUpTo(out, store.uri, source, { progress: stopsLater, stop: stopping.signal });
    await expect(stopped).rejects.toMatchObject({ exit: 'stopped' });
    expect(existsSync(out)).toBe(false);
    // A line that was cut short, as a power cut leaves it.
    writeFileSync(`${out}.part`, `${readFileSync(`${out}.part`, 'utf8')}{"docum`);
    expect(await backUpTo(out, store.uri, source, { progress, stop: never })).toBe(GOALS + 2);
    expect(shown).not.toContain('goalpost.empty 0');

    const target = await openStore();
    const backup = await openBackup(out, never);
    const half = new AbortController();
    const context = { progress: { ...quiet, show: () => half.abort() }, stop: half.signal };
    await expect(copyAll(backup, target.client, context)).rejects.toMatchObject({ exit: 'stopped' });
    // Another backup is not mixed into it.
    const other = freshFile('other.jsonl');
    await backUpTo(other, store.uri, source, { progress: quiet, stop: never });
    const mixed = copyAll(await openBackup(other, never), target.client, { progress: quiet, stop: never });
    await expect(mixed).rejects.toMatchObject({
      message: expect.stringContaining('unfinished copy of something else'),
    });
    await copyAll(backup, target.client, { progress: quiet, stop: never });
    expect(await contentOf(target.client, 'goalpost')).toBe(await contentOf(client, 'goalpost'));
  });

  it('writes what changed since it was stopped anew: a backup is of one time', async () => {
    const { client, store } = await openStore();
    await fill(client, 'goalpost');
    const out = freshFile('backup.jsonl');
    const source = { client, close: async () => undefined };
    const stopping = new AbortController();
    const stopsLater = { ...quiet, show: (what: string) => what.endsWith('odd') && stopping.abort() };
    await client.db('goalpost').collection('zoo').insertOne({ a: 1 });
    await expect(
      backUpTo(out, store.uri, source, { progress: stopsLater, stop: stopping.signal }),
    ).rejects.toMatchObject({ exit: 'stopped' });
    await client
      .db('goalpost')
      .collection<Document>('goals')
      .updateOne({ _id: 'g7' as never }, { $set: { n: -7 } });
    await backUpTo(out, store.uri, source, { progress: quiet, stop: never });
    const target = await openStore();
    await copyAll(await openBackup(out, never), target.client, { progress: quiet, stop: never });
    expect(await contentOf(target.client, 'goalpost')).toBe(await contentOf(client, 'goalpost'));
    const elsewhere = freshFile('elsewhere.jsonl');
    writeFileSync(`${elsewhere}.part`, readFileSync(out, 'utf8').slice(0, 2000));
    const foreign = backUpTo(elsewhere, 'another.db', source, { progress: quiet, stop: never });
    await expect(foreign).rejects.toMatchObject({ message: expect.stringContaining('unfinished backup of') });
  });

  it('refuses a backup that is damaged, cut off, or none, before anything is written', async () => {
    const { client, store } = await openStore();
    await fill(client, 'goalpost');
    const out = freshFile('backup.jsonl');
    await backUpTo(out, store.uri, { client, close: async () => undefined }, { progress: quiet, stop: never });
    const text = readFileSync(out, 'utf8');
    const wrong: [string, string, string][] = [
      ['changed', text.replace('"g600"', '"g6oo"'), 'is damaged or incomplete'],
      ['lost a line', text.replace(/\{"document":\{"_id":"g5".*\n/, ''), 'is damaged or incomplete'],
      ['cut off', text.slice(0, text.length / 2), 'is damaged or incomplete'],
      ['without its end', text.slice(0, text.lastIndexOf('{"whole"')), 'is damaged or incomplete'],
      ['other', 'goal;value\n1;2\n', "isn't a backup of Goalpost"],
      ['empty', '', "isn't a backup of Goalpost"],
      ['later', text.replace('"format":{"$numberInt":"1"}', '"format":{"$numberInt":"2"}'), 'later version'],
    ];
    for (const [what, content, message] of wrong) {
      expect(content, what).not.toBe(text);
      const file = freshFile('wrong.jsonl');
      writeFileSync(file, content);
      await expect(openBackup(file, never), what).rejects.toMatchObject({ message: expect.stringContaining(message) });
    }
    const target = freshFile();
    const file = freshFile('wrong.jsonl');
    writeFileSync(file, wrong[0]?.[1] ?? '');
    expect(await goalpost('restore', file, '--to', target)).toMatchObject({ code: 1 });
    expect(existsSync(target) || existsSync(`${target}.restoring`)).toBe(false);
    expect(await goalpost('restore', freshFile('none'), '--to', target)).toMatchObject({ code: 66 });
  });

  it('a restore that is killed leaves no store that a bot would open, and goes on', async () => {
    const { client, store } = await openStore();
    await client
      .db('goalpost')
      .collection<Document>('history')
      .insertMany(Array.from({ length: 20_000 }, (_, i) => ({ _id: i as never, text: 'x'.repeat(50) })));
    const out = freshFile('backup.jsonl');
    await backUpTo(out, store.uri, { client, close: async () => undefined }, { progress: quiet, stop: never });
    const killed = async (target: string): Promise<boolean> => {
      const args = [COMMAND_LINE, 'restore', out, '--to', target];
      const child = spawn(process.execPath, args);
      const ended = once(child, 'exit');
      const isBegun = () => existsSync(`${target}.restoring`) || child.exitCode !== null;
      await expect.poll(isBegun, { timeout: 180_000, interval: 5 }).toBe(true);
      child.kill('SIGKILL');
      return (await ended)[1] === 'SIGKILL';
    };
    // Where the machine is busy, it may be done before the signal comes.
    let target = freshFile();
    for (let tries = 1; !(await killed(target)) && tries < 20; tries += 1) target = freshFile();
    expect(existsSync(`${target}.restoring`)).toBe(true);
    expect(existsSync(target)).toBe(false);
    expect(await goalpost('restore', out, '--to', target)).toMatchObject({ code: 0 });
    await closedStore(target, async (restored) => {
      expect(await restored.db('goalpost').collection('history').countDocuments()).toBe(20_000);
    });
  });
});
