import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pulse } from '../../src/domain/pulse/pulse.ts';
import { erasePerson, workspacesOf } from '../../src/stores/erasure/index.ts';
import { RULES } from '../../src/stores/erasure/rules.ts';
import { aPulse, aSkip } from '../domain/pulse/support.ts';
import { aCheckIn, aClient, aGoal, aTeam } from '../support/samples.ts';
import { openTestStores, type TestStores } from './support.ts';

/** Times, and files of goals. */
const WITHOUT_PEOPLE = ['pictures', 'refused_blocks', 'schedules'];
const NOW = new Date('2026-03-02T08:00:00Z');
const PERSON = 'U0NOOR';
const NAME = 'Noor Haddad';

let opened: TestStores;
beforeAll(async () => {
  opened = await openTestStores(NOW);
});
afterAll(() => opened.database.close());

const inStore = async () => {
  const names = (await opened.database.db.listCollections().toArray()).map(({ name }) => name);
  return JSON.stringify(await Promise.all(names.map((name) => opened.database.db.collection(name).find().toArray())));
};

it('knows for every collection what becomes of it when a person is erased', async () => {
  const names = (await opened.database.db.listCollections().toArray()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !(name in RULES) && !WITHOUT_PEOPLE.includes(name))).toEqual([]);
});

describe('who scored clients, decided in reviews, and looked after clients', () => {
  const words = [
    'They told me so',
    'On holiday',
    'It has stood still',
    'What helps',
    'It is easier so',
    'Said by phone',
  ];
  const [why, skip, decided, asked, objective, heard] = words as [string, string, string, string, string, string];
  const given = aPulse(PERSON, [1, 2, 3, 4, 5]);
  const scored: Pulse = {
    ...given,
    scores: { ...given.scores, care: { score: 4, evidence: heard } },
  };

  beforeAll(async () => {
    const { db } = opened.database;
    const put = (name: string, { id, ...row }: { id: string }) =>
      db.collection(name).insertOne({ _id: id as never, ...row } as never);
    await put('people', { id: `T1|${PERSON}`, person: { id: PERSON, name: NAME, admin: false } } as never);
    await put('teams', aTeam());
    const change = {
      id: 'x1',
      by: PERSON,
      at: NOW,
      reason: why,
      was: { notes: null },
      now: { notes: 'Prefers calls.' },
    };
    await put('clients', aClient({ people: [PERSON, 'U1'], notes: 'Prefers calls.', changes: [change] }));
    await put('pulses', scored);
    await put('pulses', { ...aSkip(PERSON), id: 'skip-1', skipped: skip } as never);
    await put('reviews', {
      id: 'success|quarter|2026-Q1',
      workspace: 'T1',
      scope: { team: 'success' },
      decisions: [
        { id: 'd1', goal: 'g', what: 'kept', by: PERSON, at: NOW, reason: decided },
        { id: 'd2', goal: 'g', what: 'asked', by: PERSON, at: NOW, help: { to: 'U1', question: asked } },
      ],
      objectives: [{ id: 'o1', was: 'Grow', by: PERSON, at: NOW, reason: objective }],
    } as never);
    await put('subscriptions', { id: `T1|${PERSON}`, workspace: 'T1', person: PERSON, stated: [] } as never);
    await put('goals', aGoal({ contributors: [PERSON], checkIns: [aCheckIn(81, { by: PERSON })] }));
    // What was posted holds copies of the words.
    const notice = { kind: 'minutes', teamName: 'Success', lines: [{ reason: decided, byName: NAME }] };
    const row = {
      id: 'm1',
      workspace: 'T1',
      to: { channel: 'C1' },
      notice,
      state: 'sent',
      revision: 1,
      fingerprint: 'f',
    };
    await put('outbox', row);
  });

  it('is found by what they did alone', async () => {
    const { db } = opened.database;
    for (const only of ['pulses', 'clients', 'reviews', 'subscriptions', 'goals']) {
      const spared = ['people', 'pulses', 'clients', 'reviews', 'subscriptions', 'goals'].filter((one) => one !== only);
      const kept = await Promise.all(
        spared.map(async (name) => [name, await db.collection(name).find().toArray()] as const),
      );
      for (const name of spared) await db.collection(name).deleteMany({});
      expect(await workspacesOf(db, PERSON), only).toEqual(['T1']);
      for (const [name, rows] of kept) if (rows.length > 0) await db.collection(name).insertMany(rows);
    }
  });

  it('leaves neither id nor name nor words, and every number', async () => {
    const before = await inStore();
    for (const text of [PERSON, NAME, ...words]) expect(before).toContain(text);
    const { documents } = await erasePerson(opened.database.db, {
      workspace: 'T1',
      person: PERSON,
      called: 'a former member',
      now: NOW,
      unique: 'k7',
      apply: true,
      stop: new AbortController().signal,
      worked: () => undefined,
    });
    expect(documents).toMatchObject({
      clients: 1,
      pulses: 2,
      reviews: 1,
      subscriptions: 1,
      goals: 1,
      people: 1,
      outbox: 1,
    });
    const after = await inStore();
    for (const text of [PERSON, NAME, ...words]) expect(after).not.toContain(text);
    expect(after).toContain('a former member');
    const [pulse] = await opened.database.db
      .collection('pulses')
      .find({ scores: { $exists: true } })
      .toArray();
    expect(Object.values(pulse?.['scores'] as object).map(({ score }) => score)).toEqual([1, 2, 3, 4, 5]);
    // What the team works with stays.
    expect(after).toContain('Prefers calls.');
    expect(after).toContain('"value":81');
  });
});
