import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAnswerStore } from '../../src/stores/answers.ts';
import { documents, saveVersion } from '../../src/stores/document.ts';
import { openGoalVersions } from '../../src/stores/goal-versions.ts';
import { openGoalStore } from '../../src/stores/goals.ts';
import { openPeopleStore } from '../../src/stores/people.ts';
import { openRoundStore } from '../../src/stores/rounds.ts';
import { openTeamStore } from '../../src/stores/teams.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { aCheckIn, aGoal, aRound, aTeam } from '../support/samples.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

const schema = z.object({ id: z.string(), version: z.number().int(), name: z.string() });

describe('a document', () => {
  it('that does not fit is refused with its collection, its id and its fields; a list leaves it out and says so', async () => {
    const told: unknown[] = [];
    const things = documents(db, 'things', schema, (error) => told.push(error));
    await things.insert({ id: 'whole', version: 1, name: 'seven' });
    await things.collection.insertOne({ _id: 'broken', version: 1.5, name: 7 });
    const expected =
      /A document of things \(broken\) does not fit this version of Goalpost: version: .*; name: .*string/;
    await expect(things.one({ _id: 'broken' })).rejects.toThrow(expected);
    expect(await things.list({})).toEqual([{ id: 'whole', version: 1, name: 'seven' }]);
    expect(told).toEqual([expect.objectContaining({ message: expect.stringMatching(expected) })]);
    await things.collection.deleteOne({ _id: 'broken' });
  });

  it('names a field that is deep inside it, and not what stands there', async () => {
    const goals = await openGoalStore(db, openGoalVersions(db));
    await goals.save(aGoal({ id: 'deep', checkIns: [aCheckIn(82, { note: 'private words' })] }));
    await db
      .collection<{ _id: string }>('goals')
      .updateOne({ _id: 'deep' }, { $set: { 'checkIns.0.value': 'private' } });
    const refusal: Error = await goals.get('T1', 'deep').then(
      () => new Error('it was read'),
      (error) => error,
    );
    expect(refusal.message).toContain('goals (deep)');
    expect(refusal.message).toContain('checkIns.0.value');
    expect(refusal.message).not.toContain('private');
  });

  it('keeps every change of a goal, with what there was none of before or is none of since', async () => {
    const goals = await openGoalStore(db, openGoalVersions(db));
    const outcome = { score: 0.7, proposed: 0.6, reason: 'late start', learned: 'ask sooner', closing: 'Onward.' };
    const was = { state: 'active', description: 'old', outcome: null, plan: null } as const;
    const now = { state: 'missed', description: null, outcome, plan: [{ by: '2026-06-30', value: 82 }] } as const;
    const changes = [{ id: 'x1', by: 'U9', at: new Date('2026-07-01T09:00:00Z'), reason: 'over', was, now }];
    const goal = aGoal({ id: 'changed', state: 'missed', outcome, plan: now.plan, changes });
    await goals.save(goal);
    expect(await goals.get('T1', 'changed')).toEqual(goal);
  });

  it('of a goal that an earlier version called cancelled is of a dropped one', async () => {
    const goals = await openGoalStore(db, openGoalVersions(db));
    await goals.save(aGoal({ id: 'cancelled' }));
    await db.collection<{ _id: string }>('goals').updateOne({ _id: 'cancelled' }, { $set: { state: 'cancelled' } });
    expect(await goals.get('T1', 'cancelled')).toMatchObject({ state: 'dropped' });
  });

  it('may have fields of a later version, which are not read', async () => {
    const things = documents(db, 'things', schema);
    await things.collection.insertOne({ _id: 'later', version: 1, name: 'x', colour: 'red' });
    expect(await things.one({ _id: 'later' })).toEqual({ id: 'later', version: 1, name: 'x' });
  });

  it('is written once for each version, whoever else writes', async () => {
    const things = documents(db, 'races', schema);
    const write = (version: number, name: string) => saveVersion(things, { id: 'one', version, name });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const version of [1, 2, 3]) {
      const won = await Promise.all(names.map((name) => write(version, `${name}${version}`)));
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = names[won.indexOf(true)];
      expect(await things.one({ _id: 'one' })).toEqual({ id: 'one', version, name: `${winner}${version}` });
    }
    expect(await write(5, 'too early')).toBe(false);
    expect(await write(3, 'again')).toBe(false);
    expect(await write(1, 'anew')).toBe(false);
  });

  it('is not written where another one has its key', async () => {
    const teams = await openTeamStore(db);
    expect(await teams.save(aTeam({ id: 'one', channel: 'C1' }))).toBe(true);
    expect(await teams.save(aTeam({ id: 'two', channel: 'C1' }))).toBe(false);
    expect(await teams.save(aTeam({ id: 'two', channel: 'C2' }))).toBe(true);
    expect(await teams.save(aTeam({ id: 'two', channel: 'C1', version: 2 }))).toBe(false);
    expect(await teams.save(aTeam({ id: 'three', channel: 'C1', workspace: 'T2' }))).toBe(true);
  });
});

describe('what is written', () => {
  it('is read back as it was', async () => {
    const [goals, teams, rounds] = [
      await openGoalStore(db, openGoalVersions(db)),
      await openTeamStore(db),
      await openRoundStore(db),
    ];
    const inputs = { calculator: 'retention', values: { start: 200, new: 30, end: 195 } };
    const checkIn = aCheckIn(82.5, {
      inputs,
      confidence: 0,
      note: '🎯 $set.a',
      obstacles: '\u0000',
      learned: 'x',
      round: 'r',
    });
    const range = { direction: 'within-range', unit: { kind: 'duration', in: 'weeks' }, low: -1, high: 0.1 } as const;
    const goal = aGoal({
      id: 'back',
      kpi: range,
      checkIns: [checkIn],
      description: 'd',
      milestones: [{ id: 'm', value: 1, title: 't' }],
      plan: [{ by: '2026-06-30', value: 82 }],
    });
    await goals.save(goal);
    expect(await goals.get('T1', 'back')).toEqual(goal);
    expect(await goals.get('T2', 'back')).toBeUndefined();
    await teams.save(aTeam({ id: 'back', channel: 'C8' }));
    expect(await teams.inChannel('T1', 'C8')).toEqual(aTeam({ id: 'back', channel: 'C8' }));
    await teams.save(aTeam({ id: 'a-team', channel: 'C7', name: 'Ahead', members: ['UL', 'UM'], lead: 'UL' }));
    await teams.save(aTeam({ id: 'below', channel: 'C6', name: 'Below', members: ['UL'], lead: 'UL' }));
    expect((await teams.forPerson('T1', 'UL')).map(({ id }) => id)).toEqual(['a-team', 'below']);
    expect((await teams.forPerson('T1', 'UM')).map(({ id }) => id)).toEqual(['a-team']);
    expect(await teams.forPerson('T2', 'UL')).toEqual([]);
    await rounds.save(aRound());
    expect(await rounds.get(aRound().id)).toEqual(aRound());
    expect(await rounds.save({ ...aRound(), state: 'closed' })).toBe(false);
  });

  it('is listed by who asks: the owner, the teams, the rounds that ask', async () => {
    const [goals, rounds] = [await openGoalStore(db, openGoalVersions(db)), await openRoundStore(db)];
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    await goals.save(aGoal({ id: 'l2', team: 'lists', owner: 'UL', createdAt: at(2) }));
    await goals.save(aGoal({ id: 'l1', team: 'lists', owner: 'UL', createdAt: at(1) }));
    await goals.save(aGoal({ id: 'l3', team: 'lists', owner: 'UL', createdAt: at(3), state: 'missed' }));
    expect((await goals.involving('T1', 'UL')).map(({ id }) => id)).toEqual(['l1', 'l2']);
    expect((await goals.forTeams('T1', ['lists', 'other'])).map(({ id }) => id)).toEqual(['l1', 'l2', 'l3']);
    expect((await goals.getMany('T1', ['l3', 'l1', 'gone'])).map(({ id }) => id).toSorted()).toEqual(['l1', 'l3']);
    expect(await goals.getMany('T1', [])).toEqual([]);
    const asks = [{ person: 'UL', goals: ['l1'] }];
    for (let month = 1; month <= 60; month += 1) {
      await rounds.save(
        aRound({ id: `list${month}`, team: 'lists', asks, openedAt: at(month), closesAt: at(month + 10) }),
      );
    }
    const asking = await rounds.openForPerson('T1', 'UL');
    expect([asking.length, asking[0]?.id, asking.at(-1)?.id]).toEqual([50, 'list60', 'list11']);
    expect((await rounds.dueToClose(at(13), 2)).map(({ id }) => id)).toEqual(['list1', 'list2']);
    expect(await rounds.nextCloseAt()).toEqual(at(11));
    await rounds.setState('list1', 'closing');
    expect(await rounds.nextCloseAt()).toEqual(at(12));
    expect((await rounds.dueToClose(at(13), 2)).map(({ state }) => state)).toEqual(['closing', 'open']);
    await rounds.setState('list1', 'closed');
    expect((await rounds.dueToClose(at(11), 2)).map(({ id }) => id)).toEqual([]);
  });

  it('is found by who has a part in it, and by what was changed of it', async () => {
    const [goals, rounds] = [await openGoalStore(db, openGoalVersions(db)), await openRoundStore(db)];
    const change = { id: 'h1', by: 'U9', at: new Date('2026-09-02T09:00:00Z'), reason: 'Moves on.' };
    const was = { owner: 'UO', contributors: null };
    const now = { owner: 'UP', contributors: ['UC'] };
    const goal = aGoal({ id: 'parts', owner: 'UP', reporter: 'UR', contributors: ['UC'] });
    const changed = { ...goal, changes: [{ ...change, was, now }] };
    expect(await goals.save(changed)).toBe(true);
    expect(await goals.get('T1', 'parts')).toEqual(changed);
    for (const person of ['UP', 'UR', 'UC']) {
      expect((await goals.involving('T1', person)).map(({ id }) => id)).toEqual(['parts']);
    }
    expect(await goals.involving('T1', 'UO')).toEqual([]);
    expect((await goals.withChange('T1', 'h1')).map(({ id }) => id)).toEqual(['parts']);
    expect(await goals.withChange('T2', 'h1')).toEqual([]);
    expect((await goals.changedSince(new Date('2026-09-01'), 10)).map(({ id }) => id)).toEqual(['parts']);
    expect(await goals.changedSince(change.at, 10)).toEqual([]);
    const moved = aRound({ id: 'moved', moves: [{ goal: 'parts', from: 'UO' }] });
    await rounds.save(moved);
    expect(await rounds.get('moved')).toEqual(moved);
  });

  it('is an answer once, and left for the sweep until it is applied', async () => {
    const answers = await openAnswerStore(db);
    const answer = { workspace: 'T1', person: 'U1', entries: [{ goal: 'a', checkIn: aCheckIn(82) }], applied: false };
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    const record = (id: string, second: number) => answers.record({ ...answer, id, at: at(second) });
    expect(await Promise.all([record('one', 2), record('one', 2)])).toContain(false);
    await record('two', 1);
    expect((await answers.unapplied(at(2), 10)).map(({ id }) => id)).toEqual(['two', 'one']);
    expect((await answers.unapplied(at(2), 1)).map(({ id }) => id)).toEqual(['two']);
    expect((await answers.unapplied(at(1), 10)).map(({ id }) => id)).toEqual(['two']);
    await answers.markApplied(['two']);
    expect((await answers.unapplied(at(2), 10)).map(({ id }) => id)).toEqual(['one']);
  });

  it('is a person of one workspace, as last seen', async () => {
    const people = openPeopleStore(db);
    const noor = { id: 'U1', name: 'Noor', zone: 'Europe/Berlin', admin: false };
    const seen = (day: number) => new Date(Date.UTC(2026, 0, day));
    await people.put('T1', { person: { ...noor, away: 'deactivated' }, refreshedAt: seen(1) });
    await people.put('T1', { person: noor, refreshedAt: seen(2) });
    expect(await people.get('T1', 'U1')).toMatchObject({ person: noor, refreshedAt: seen(2) });
    expect((await people.get('T1', 'U1'))?.person).not.toHaveProperty('away');
    expect(await people.get('T2', 'U1')).toBeUndefined();
  });
});
