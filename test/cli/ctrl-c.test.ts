import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startSimulator } from '@goalpost/slack-simulator';
import type { Db, Document } from 'mongodb';
import { expect, it } from 'vitest';
import { freshFile, later, openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleApp } from '../../playground/sample.ts';
import { goalpost, goalpostWith, interrupted, interruptedAt } from '../support/goalpost.ts';

/** More than a command works through before it hears of the signal. */
const MANY = 20_000;
const PERSON = 'U0NOOR';

async function change<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { client, store } = await openStore({ file });
  const result = await work(client.db('goalpost'));
  await client.close();
  await store.close();
  return result;
}

/** A small collection, and a large one behind it. */
async function aStore(): Promise<string> {
  const file = freshFile();
  await change(file, async (db) => {
    await db.collection<Document>('absences').insertOne({ _id: 'a' as never });
    const rows = Array.from({ length: MANY }, (_, n) => ({ _id: n as never, text: 'x'.repeat(200) }));
    await db.collection<Document>('goals').insertMany(rows);
  });
  return file;
}
const countIn = (file: string, name: string) => change(file, (db) => db.collection(name).countDocuments());
const stopped = { code: 130, text: expect.stringContaining('Run the command again') };
const FIRST_IS_DONE = 'goalpost.absences: 1 of 1';

it('backup: the file is not there, and the same command writes the rest', async () => {
  const file = await aStore();
  const out = freshFile('backup.jsonl');
  const args = ['backup', '--from', file, '--out', out];
  expect(await interruptedAt(FIRST_IS_DONE, ...args)).toEqual(stopped);
  expect(existsSync(out)).toBe(false);
  expect(existsSync(`${out}.part`)).toBe(true);
  const again = await goalpost(...args);
  expect(again).toMatchObject({ code: 0, text: expect.stringContaining(`Backed up ${MANY + 1} documents`) });
  expect(again.text).not.toContain('goalpost.absences');
  expect(readFileSync(out, 'utf8').match(/^\{"header"/gm)).toHaveLength(1);
});

it('export: no file is left at all', async () => {
  const file = await aStore();
  const out = freshFile('export.jsonl');
  const args = ['export', '--from', file, '--out', out];
  expect(await interruptedAt(FIRST_IS_DONE, ...args)).toMatchObject({ code: 130 });
  expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false]);
  expect(await goalpost(...args)).toMatchObject({ code: 0 });
});

it('restore: no store is there that a bot would open, and the same command goes on', async () => {
  const file = await aStore();
  const out = freshFile('backup.jsonl');
  expect(await goalpost('backup', '--from', file, '--out', out)).toMatchObject({ code: 0 });
  rmSync(file);
  const args = ['restore', out, '--to', file];
  expect(await interruptedAt(FIRST_IS_DONE, ...args)).toEqual(stopped);
  expect(existsSync(file)).toBe(false);
  expect(await countIn(`${file}.restoring`, 'goals')).toBeLessThan(MANY);
  expect(await goalpost(...args)).toMatchObject({ code: 0, text: expect.stringContaining('Restored') });
  expect(await countIn(file, 'goals')).toBe(MANY);
});

it('erase: what is left of the person is found and goes with the same command', async () => {
  const file = freshFile();
  await change(file, async (db) => {
    const person = { id: PERSON, name: 'Noor Haddad', admin: false };
    await db
      .collection<Document>('people')
      .insertOne({ _id: `T1|${PERSON}` as never, person, refreshedAt: new Date() });
    const team = { workspace: 'T1', name: 'Success', lead: 'U0MARA', members: ['U0MARA', PERSON], version: 1 };
    await db.collection<Document>('teams').insertOne({ _id: 'success' as never, ...team });
    const rows = Array.from({ length: 5000 }, (_, n) => ({ _id: `r${n}` as never, workspace: 'T1', person: PERSON }));
    await db.collection<Document>('reminders').insertMany(rows);
  });
  const args = ['erase', PERSON, '--from', file, '--apply'];
  expect(await interruptedAt('teams: 1 of 1', ...args)).toEqual({
    code: 130,
    text: expect.stringContaining('Run the command again to erase the rest'),
  });
  const left = await countIn(file, 'reminders');
  expect(left).toBeGreaterThan(0);
  expect(await countIn(file, 'erasures')).toBe(1);
  expect(await goalpost(...args)).toMatchObject({ code: 0, text: expect.stringContaining(`Erased ${PERSON}`) });
  const all = await change(file, async (db) => {
    const names = (await db.listCollections().toArray()).map(({ name }) => name);
    return JSON.stringify(await Promise.all(names.map((name) => db.collection(name).find().toArray())));
  });
  expect(all).not.toMatch(new RegExp(`${PERSON}|Noor`));
  expect(await countIn(file, 'reminders')).toBe(0);
});

it('run-once: what was sent is sent once, and the same command sends the rest', async () => {
  const slack = await startSimulator({ app: sampleApp(), workspace: SAMPLE_WORKSPACE });
  later(() => slack.close());
  const file = freshFile();
  const people = ['U0NOOR', 'U0MARA', 'U0DIEGO', 'U0PRIYA', 'U0SAM', 'U0JUNE'];
  const teams = Array.from({ length: 5 }, (_, n) => `Team ${n + 1}`);
  await change(file, async (db) => {
    const rows = SAMPLE_TEAMS.map(({ id, ...team }) => ({ _id: id as never, ...team }));
    await db.collection<Document>('teams').insertMany(rows);
    const waiting = people.flatMap((user) => teams.map((teamName) => [user, teamName] as const));
    await db.collection<Document>('outbox').insertMany(
      waiting.map(([user, teamName], n) => ({
        _id: `success|${user}|welcome-${teamName}` as never,
        ref: `ref-${n}`,
        workspace: 'T0HARBOUR',
        to: { user },
        notice: { kind: 'welcome', teamName, channel: 'C0SUCCESS', lead: 'U0MARA', leads: false },
        fingerprint: 'f',
        revision: 1,
        state: 'pending',
        notBefore: new Date(0),
        ...{ attempts: 0, failures: 0, reposts: 0, looks: 0 },
        createdAt: new Date(0),
      })),
    );
  });
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: dirname(file),
    LOG_LEVEL: 'warn',
  };
  const sent = () =>
    people.flatMap((user) =>
      slack
        .as(user)
        .dm()
        .map((message) => `${user} ${/Team \d/.exec(message.words())?.[0]}`),
    );
  expect(await interrupted(env, () => sent().length > 0, 'run-once')).toEqual(stopped);
  expect(sent().length).toBeLessThan(people.length * teams.length);
  expect(await goalpostWith(env, 'run-once')).toMatchObject({ code: 0 });
  const all = people.flatMap((user) => teams.map((name) => `${user} ${name}`));
  expect(
    sent()
      .filter((one) => all.includes(one))
      .toSorted(),
  ).toEqual(all.toSorted());
});
