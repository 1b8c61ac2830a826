import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stores } from '../../src/stores/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { aCheckIn, aGoal, aRound, aTeam } from '../support/samples.ts';
import { openTestStores } from './support.ts';

let database: TestDatabase;
let stores: Stores;
let unreadable: readonly unknown[];
beforeEach(async () => {
  ({ database, stores, unreadable } = await openTestStores(new Date('2026-03-03T08:00:00Z')));
});
afterEach(() => database.close());

const about = async (...goals: string[]) => {
  const { goals: found, teams, openRounds } = await stores.answerable.of('T1', goals);
  const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id);
  return { goals: ids(found).toSorted(), teams: ids(teams).toSorted(), openRounds: ids(openRounds) };
};
const NOTHING = { goals: [], teams: [], openRounds: [] };

describe('what an answer is checked against', () => {
  it('is nothing for goals that are not there, or in another workspace', async () => {
    await stores.goals.save(aGoal({ id: 'elsewhere', workspace: 'T2' }));
    expect(await about()).toEqual(NOTHING);
    expect(await about('gone', 'elsewhere')).toEqual(NOTHING);
  });

  it('is the goals, each as it is stored, with their teams and the open rounds of these, the newest first', async () => {
    const goal = aGoal({ id: 'mine', checkIns: [aCheckIn(82, { note: 'Two renewals' })] });
    await stores.goals.save(goal);
    await stores.goals.save(aGoal({ id: 'other' }));
    await stores.goals.save(aGoal({ id: 'far', team: 'far' }));
    await stores.teams.save(aTeam());
    await stores.teams.save(aTeam({ id: 'far', channel: 'C9' }));
    await stores.teams.save(aTeam({ id: 'unasked', channel: 'C8' }));
    const opened = (day: string) => new Date(`2026-03-${day}T08:00:00Z`);
    await stores.rounds.save(aRound({ id: 'first', openedAt: opened('01') }));
    await stores.rounds.save(aRound({ id: 'second', openedAt: opened('02') }));
    await stores.rounds.save(aRound({ id: 'over', state: 'closed' }));
    await stores.rounds.save(aRound({ id: 'far-round', team: 'far' }));
    await stores.rounds.save(aRound({ id: 'unasked-round', team: 'unasked' }));
    const team = aTeam().id;
    expect(await about('mine')).toEqual({ goals: ['mine'], teams: [team], openRounds: ['second', 'first'] });
    expect((await stores.answerable.of('T1', ['mine'])).goals).toEqual([goal]);
    const all = await about('mine', 'far', 'other');
    expect({ ...all, openRounds: all.openRounds.toSorted() }).toEqual({
      goals: ['far', 'mine', 'other'],
      teams: ['far', team].toSorted(),
      openRounds: ['far-round', 'first', 'second'],
    });
  });

  it('is what can be read, where this version cannot read all of it', async () => {
    await stores.goals.save(aGoal({ id: 'fine' }));
    await stores.goals.save(aGoal({ id: 'odd' }));
    await database.db
      .collection<{ _id: string }>('goals')
      .updateOne({ _id: 'odd' }, { $set: { state: 'dreamt of' }, $inc: { version: 1 } });
    expect((await about('fine', 'odd')).goals).toEqual(['fine']);
    expect(unreadable).toHaveLength(1);
  });
});
