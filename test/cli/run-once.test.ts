import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleApp, sampleGoals } from '../../playground/sample.ts';
import { goalpostWith } from '../support/goalpost.ts';

/** A store as a bot leaves it when it stops: teams, goals, and nothing planned. */
describe('commands on the store of a bot that is stopped', () => {
  let slack: Simulator;
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    slack = await startSimulator({ app: sampleApp(), workspace: SAMPLE_WORKSPACE });
    folder = await mkdtemp(join(tmpdir(), 'goalpost-run-once-'));
    env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
    };
    await change(async (db) => {
      await db.collection('teams').insertMany(SAMPLE_TEAMS.map(({ id, ...team }) => ({ _id: id as never, ...team })));
      await db.collection('goals').insertMany(sampleGoals().map(({ id, ...goal }) => ({ _id: id as never, ...goal })));
      await db.collection('outbox').insertOne(waiting as never);
    });
  });
  afterAll(async () => {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  const waiting = {
    _id: 'success|U0NOOR|welcome',
    ref: 'ref-1',
    workspace: 'T0HARBOUR',
    to: { user: 'U0NOOR' },
    notice: { kind: 'welcome', teamName: 'Client success', channel: 'C0SUCCESS', lead: 'U0MARA', leads: false },
    fingerprint: 'f',
    revision: 1,
    state: 'pending',
    notBefore: new Date(0),
    attempts: 0,
    failures: 0,
    reposts: 0,
    looks: 0,
    createdAt: new Date(0),
  };

  type Db = ReturnType<Awaited<ReturnType<typeof openStore>>['client']['db']>;
  async function change<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const { client, store } = await openStore({ file: join(folder, 'goalpost.db') });
    const result = await work(client.db('goalpost'));
    await client.close();
    await store.close();
    return result;
  }

  it('run-once sends what waits, plans the teams, opens no socket, and ends', async () => {
    const { code, text } = await goalpostWith(env, 'run-once');
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringMatching(/messages wait.*Next due: 20\d\d-/) });
    expect(
      slack
        .as('noor')
        .dm()
        .map((message) => message.words())
        .join(),
    ).toContain('Client success');
    expect(slack.socketHistory()).toMatchObject({ opened: 0 });
    expect(await change((db) => db.collection('schedules').countDocuments())).toBeGreaterThan(0);
  });

  it('run-once names the variable that is at fault', async () => {
    expect(await goalpostWith({ DATA_DIR: folder }, 'run-once')).toMatchObject({
      code: 78,
      text: expect.stringContaining('SLACK_BOT_TOKEN is missing'),
    });
    expect(await goalpostWith({ ...env, SLACK_BOT_TOKEN: 'xoxb-not-this-one' }, 'run-once')).toMatchObject({
      code: 78,
      text: expect.stringContaining('SLACK_BOT_TOKEN: Slack rejected'),
    });
  });

  it('erase refuses who has goals, counts without --apply, and erases with it', async () => {
    const refused = await goalpostWith(env, 'erase', 'U0NOOR');
    expect(refused).toMatchObject({ code: 1, text: expect.stringMatching(/Owns or reports .*\/goal handover/) });
    expect(await goalpostWith(env, 'erase', 'U0NOBODY')).toMatchObject({
      code: 1,
      text: expect.stringContaining('Goalpost has nothing of U0NOBODY'),
    });
    await change((db) =>
      db
        .collection('goals')
        .updateMany(
          { $or: [{ owner: 'U0NOOR' }, { reporter: 'U0NOOR' }] },
          { $set: { owner: 'U0MARA' }, $unset: { reporter: 1 } },
        ),
    );
    const stored = () => change(async (db) => JSON.stringify(await db.collection('goals').find().toArray()));
    const before = await stored();
    const counted = await goalpostWith(env, 'erase', 'U0NOOR');
    expect(counted).toMatchObject({ code: 0, text: expect.stringContaining('To erase this, add --apply.') });
    expect(counted.out).toMatch(/^goals: [1-9]/m);
    expect(await stored()).toBe(before);
    const erased = await goalpostWith(env, 'erase', 'U0NOOR', '--apply');
    expect(erased).toMatchObject({ code: 0, text: expect.stringContaining('Erased U0NOOR.'), out: counted.out });
    expect(await stored()).not.toContain('U0NOOR');
  });
});
