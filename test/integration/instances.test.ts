import { setTimeout as sleep } from 'node:timers/promises';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BotProcess, runBot, startBot } from '../support/bot-process.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { goalpostWith } from '../support/goalpost.ts';

let slack: Simulator;
let database: TestDatabase;
let env: Record<string, string>;
let bots: BotProcess[];

beforeEach(async () => {
  slack = await startSimulator({});
  database = await openTestDatabase();
  bots = [];
  env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: database.uri,
    MONGODB_DB: database.name,
  };
});
afterEach(async () => {
  for (const bot of bots) await bot.kill();
  await slack.close();
  await database.close();
});

async function start(): Promise<BotProcess> {
  const bot = await startBot(env);
  bots.push(bot);
  return bot;
}

const documents = (name: string) => database.db.collection<{ _id: string; [field: string]: unknown }>(name);
/** What a build of schema 99 writes when it starts. */
const writtenByNewer = (oldest: number) =>
  documents('schema').updateOne({ _id: 'goalpost' }, { $set: { version: 99, oldest } }, { upsert: true });
const NEWER = 'What is stored is from a newer Goalpost (schema 99; this one knows 1). Start the newer version';

describe('a store that a newer version has written', () => {
  it('is refused at the start, and left as it is', async () => {
    await writtenByNewer(99);
    const { code, output } = await runBot(env);
    expect(code).toBe(78);
    expect(output.trim()).toContain(NEWER);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(slack.socketHistory().opened).toBe(0);
    const names = (await database.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['instances', 'schema']);
    expect(await documents('instances').countDocuments()).toBe(0);
  });

  it('stops an instance that is at work, which ends what it has in hand', async () => {
    const bot = await start();
    await writtenByNewer(99);
    // It looks at the store every five seconds.
    expect(await bot.ended()).toBe(78);
    expect(bot.output()).toContain(NEWER);
    expect(bot.output()).toContain('"stopped"');
    // Slack's end hears of it a moment later.
    await expect.poll(slack.socketConnections).toBe(0);
    expect(await documents('instances').countDocuments()).toBe(0);
  });

  it('is worked on where the newer one says that this one may', async () => {
    await writtenByNewer(1);
    const bot = await start();
    expect(await documents('schema').find().toArray()).toEqual([{ _id: 'goalpost', version: 99, oldest: 1 }]);
    expect(await bot.stop()).toBe(0);
  });

  it('is not imported into, nor is anybody erased from it', async () => {
    await writtenByNewer(99);
    const erased = await goalpostWith(env, 'erase', 'U0123ABCD');
    expect(erased).toMatchObject({ code: 1, text: expect.stringContaining(NEWER) });
    const imported = await goalpostWith(env, 'import', 'package.json', '--workspace', 'T1');
    expect(imported).toMatchObject({ code: 1, text: expect.stringContaining(NEWER) });
  });
});

describe('instances on one store', () => {
  it('wait with their work until those of an older version have stopped', async () => {
    await documents('instances').insertOne({ _id: 'older', schema: 0, until: new Date(Date.now() + 3_600_000) });
    const starting = start();
    // It says in the store that it is there, which stops the older ones, and opens nothing else.
    const raised = { version: 1, oldest: 1 };
    await expect.poll(() => documents('schema').findOne(), { timeout: 180_000 }).toMatchObject(raised);
    await sleep(2_000);
    expect(slack.socketHistory().opened).toBe(0);
    await documents('instances').deleteOne({ _id: 'older' });
    const bot = await starting;
    expect(bot.output()).toContain('waiting until the instances of an older version have stopped');
    expect(slack.socketConnections()).toBe(1);
  });

  it('notice one that died, and look after what it had in hand', async () => {
    const [first, second] = [await start(), await start()];
    const all = await documents('instances').find().toArray();
    expect(all).toHaveLength(2);
    await first.kill();
    // Its lease would be over in 25 s.
    await documents('instances').updateMany({}, { $set: { until: new Date(0) } });
    await second.said('another instance ended without stopping');
    expect(await documents('instances').countDocuments()).toBe(1);
    expect(await second.stop()).toBe(0);
    expect(await documents('instances').countDocuments()).toBe(0);
  });
});
