import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { erasePerson, standsAgainst, workspacesOf } from '../../src/stores/erasure/index.ts';
import { openTestDatabase } from '../support/database.ts';

const WORKSPACE = 'T0HARBOUR';
const NOOR = 'U0NOOR';
const NOTE = 'Calls pay off';
const REASON = 'Leaving on a high';
/** The last one is a blocker of the sample. */
const WORDS = [NOTE, REASON, 'Two upgrades wait for legal.'];

/** Noor answered, wrote, closed a goal, handed the others over, and left: her name and words go, her numbers stay. */
describe('a person who is erased', () => {
  let playground: Playground;
  let client: MongoClient;
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    database = await openTestDatabase();
    const { uri, name } = database;
    playground = await startPlayground({ waitFactor: 8, store: { kind: 'mongodb', uri, database: name } });
    client = await MongoClient.connect(uri);
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
  });
  afterAll(async () => {
    await playground.stop();
    await client.close();
    await database.close();
  });

  const db = () => client.db(database.name);
  const as = (name: string) => playground.simulator.as(name);
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await playground.time.moveTo(new Date(playground.clock.now().getTime() + 10_000));
    await playground.time.settle();
  };
  const inStore = async () => {
    const names = (await db().listCollections().toArray()).map(({ name }) => name);
    const all = await Promise.all(names.map(async (name) => [name, await db().collection(name).find().toArray()]));
    return JSON.stringify(all);
  };
  const inChannel = () => JSON.stringify(playground.simulator.messages('client-success'));
  const erase = (apply: boolean, stop = new AbortController().signal) =>
    erasePerson(db(), {
      workspace: WORKSPACE,
      person: NOOR,
      called: 'a former member',
      now: playground.clock.now(),
      unique: 'k7-abc',
      apply,
      stop,
      worked: () => undefined,
    });
  const values = async () => {
    const goals = await db().collection('goals').find().sort({ _id: 1 }).toArray();
    return goals.map(({ _id, checkIns }) => [
      _id,
      checkIns.map(({ value, on }: { value: number; on: string }) => [value, on]),
    ]);
  };

  it('is refused while goals are theirs, and found in their workspace', async () => {
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:value': '84.6', 'retention:note': NOTE, 'nps:value': '45' });
    await form.submit();
    await settle();
    for (const text of ['Noor Haddad', NOTE]) expect(inChannel()).toContain(text);
    expect(await workspacesOf(db(), NOOR)).toEqual([WORKSPACE]);
    const against = await standsAgainst(db(), WORKSPACE, NOOR);
    expect(against?.goals).toContain('Client retention rate');
    expect(against).toMatchObject({ leads: [], answers: 0 });
    expect((await standsAgainst(db(), WORKSPACE, 'U0MARA'))?.leads).toContain('Client success');
  });

  it('may go once the goals are another’s', async () => {
    await as('noor').command('/goal', 'handover @mara', 'client-success');
    const form = await as('noor').modal('Hand over goals');
    await form.fill({ reason: REASON });
    await form.submit();
    await settle();
    expect(await standsAgainst(db(), WORKSPACE, NOOR)).toBeUndefined();
  });

  it('is counted first, and nothing is changed', async () => {
    const before = await inStore();
    const report = await erase(false);
    expect(report.documents).toMatchObject({ teams: 1, people: 1 });
    expect(report.documents['goals']).toBeGreaterThan(2);
    expect(report.texts).toBeGreaterThanOrEqual(WORDS.length);
    expect(await inStore()).toBe(before);
  });

  it('leaves neither id nor name nor words in the store, also after a stop in between, and every number', async () => {
    const before = await values();
    const stopping = new AbortController();
    let looks = 0;
    const stop = new Proxy(stopping.signal, {
      get: (signal, key) => {
        if (key === 'throwIfAborted' && ++looks > 2) stopping.abort();
        const value = Reflect.get(signal, key, signal) as unknown;
        return typeof value === 'function' ? value.bind(signal) : value;
      },
    });
    await expect(erase(true, stop)).rejects.toThrow();
    expect(await inStore()).toContain(NOOR);
    await erase(true);
    const stored = await inStore();
    for (const text of [NOOR, 'Noor Haddad', ...WORDS]) expect(stored).not.toContain(text);
    expect(stored).toContain('FORMERK7ABC');
    expect(await values()).toEqual(before);
    expect(await db().collection('erasures').countDocuments()).toBe(0);
  });

  it('is gone from the channel when the bot has run, and a former member in history', async () => {
    await settle();
    const channel = inChannel();
    for (const text of [NOOR, 'Noor Haddad', ...WORDS]) expect(channel).not.toContain(text);
    expect(channel).toContain('84.6');
    await as('mara').command('/goal', 'show retention', 'client-success');
    const shown = (await as('mara').ephemeral('Client retention rate')).words();
    expect(shown).toContain('a former member');
    expect(shown).not.toMatch(/Noor|FORMER/);
  });
});
