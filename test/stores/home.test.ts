import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/ports/schedule.ts';
import type { Stores } from '../../src/stores/index.ts';
import { publishChanges } from '../../src/stores/published-changes.ts';
import type { TestDatabase } from '../support/database.ts';
import { aGoal, anAbsence, aRound, aTeam } from '../support/samples.ts';
import { openTestStores } from './support.ts';

const now = new Date('2026-03-03T08:00:00Z');
let database: TestDatabase;
let stores: Stores;
let unreadable: readonly unknown[];
beforeEach(async () => {
  ({ database, stores, unreadable } = await openTestStores(now));
});
afterEach(() => database.close());

const home = (person = 'U1') => stores.home.of('T1', person);
const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id).toSorted();

describe('what App Home is made from', () => {
  it('is nothing in an empty workspace', async () => {
    const nothing = {
      teams: [],
      goals: [],
      serving: [],
      rounds: [],
      asked: [],
      absences: [],
      clients: [],
      pulses: [],
      workspaceHasTeams: false,
      held: false,
    };
    expect(await home()).toEqual(nothing);
    await stores.teams.save(aTeam({ workspace: 'T2' }));
    expect(await home()).toEqual(nothing);
    await stores.teams.save(aTeam({ id: 'other', members: ['U5'] }));
    expect(await home()).toEqual({ ...nothing, workspaceHasTeams: true });
  });

  it('has what the person reports for somebody of another team', async () => {
    await stores.teams.save(aTeam({ id: 'far', members: ['U5'] }));
    await stores.goals.save(aGoal({ id: 'reported', team: 'far', owner: 'U5', reporter: 'U1' }));
    await stores.goals.save(aGoal({ id: 'contributed', team: 'far', owner: 'U5', contributors: ['U1'] }));
    const { goals } = await home();
    expect(goals).toMatchObject([{ id: 'reported', owner: 'U5', reporter: 'U1' }]);
  });

  it('is the goals of the teams, of the person, of open rounds and of their blockers, active ones, once each', async () => {
    await stores.teams.save(aTeam());
    await stores.teams.save(aTeam({ id: 'far', channel: 'C9', members: ['U5'] }));
    await stores.goals.save(aGoal({ id: 'mine' }));
    await stores.goals.save(aGoal({ id: 'ours', owner: 'U2' }));
    await stores.goals.save(aGoal({ id: 'over', state: 'achieved' }));
    await stores.goals.save(aGoal({ id: 'mine-far', team: 'far' }));
    await stores.goals.save(aGoal({ id: 'theirs', team: 'far', owner: 'U5' }));
    await stores.goals.save(aGoal({ id: 'delegated', team: 'far', owner: 'U5' }));
    const blocker = { id: 'b', text: 'Legal', owner: 'U1', openedBy: 'U5', since: '2026-02-02' };
    await stores.goals.save(aGoal({ id: 'blocked', team: 'far', owner: 'U5', blockers: [blocker] }));
    await stores.goals.save(aGoal({ id: 'elsewhere', workspace: 'T2' }));
    await stores.rounds.save(
      aRound({
        id: 'far|monthly|2026-03',
        team: 'far',
        asks: [
          { person: 'U5', goals: ['theirs'] },
          { person: 'U1', goals: ['mine-far'] },
          { person: 'U1', goals: ['delegated', 'over'], insteadOf: 'U5' },
        ],
      }),
    );
    await stores.rounds.save(aRound({ id: 'success|monthly|2026-02', state: 'closed' }));
    const state = await home();
    expect(ids(state.goals)).toEqual(['blocked', 'delegated', 'mine', 'mine-far', 'ours']);
    expect(ids(state.teams)).toEqual(['success']);
    expect(ids(state.rounds)).toEqual(['far|monthly|2026-03']);
    expect(state.asked).toEqual(['success']);
  });

  it('leaves out a goal that this version cannot read, and says so', async () => {
    await stores.teams.save(aTeam());
    await stores.goals.save(aGoal({ id: 'a' }));
    await stores.goals.save(aGoal({ id: 'b' }));
    await database.db
      .collection('goals')
      .updateOne({ _id: 'a' as never }, { $set: { title: 7 }, $inc: { version: 1 } });
    expect(ids((await home()).goals)).toEqual(['b']);
    expect(String(unreadable[0])).toContain('document of goals');
  });

  it('knows of messages that may not have arrived: to the person, or to the channel of a team they lead', async () => {
    await stores.teams.save(aTeam());
    const hold = async (id: string, to: { user: string } | { channel: string }, expiresAt: string) => {
      const notice = { kind: 'undeliverable', channel: 'C1', teamName: 'x' } as const;
      await stores.outbox.enqueue({ id, workspace: 'T1', to, notice, notBefore: now, expiresAt: new Date(expiresAt) });
      await database.db.collection('outbox').updateOne({ _id: id as never }, { $set: { state: 'held' } });
    };
    await hold('old', { user: 'U1' }, '2026-03-03T07:59:59Z');
    await hold('elsewhere', { channel: 'C7' }, '2026-03-05T08:00:00Z');
    expect([(await home('U1')).held, (await home('U9')).held]).toEqual([false, false]);
    await hold('channel', { channel: 'C1' }, '2026-03-05T08:00:00Z');
    expect([(await home('U1')).held, (await home('U9')).held]).toEqual([false, true]);
    await hold('person', { user: 'U1' }, '2026-03-05T08:00:00Z');
    expect([(await home('U1')).held, (await home('U2')).held]).toEqual([true, false]);
  });
});

/** The goals that sheets are brought up to date for. */
const goalsOf = { workspace: 'T1', team: 'success' };

describe('stores that tell', () => {
  it('name the team and whom it concerns, after each write that was done', async () => {
    const changes: Change[] = [];
    const told = publishChanges(stores, (change) => changes.push(change));
    await told.teams.save(aTeam());
    await told.teams.save(aTeam({ id: 'second' }));
    const blocker = { id: 'b', text: 'Legal', owner: 'U2', openedBy: 'U1', since: '2026-02-02' };
    await told.goals.save(aGoal({ blockers: [blocker] }));
    await told.goals.save(aGoal({ version: 9 }));
    await told.rounds.save(aRound());
    await told.rounds.setState(aRound().id, 'closing');
    await told.absences.add(anAbsence());
    await told.absences.add(anAbsence());
    await told.absences.remove('T1', 'U1', 'away');
    expect(changes).toEqual([
      { team: 'success', people: aTeam().members, ledBy: { workspace: 'T1', person: aTeam().lead } },
      { team: 'success', people: ['U1', 'U2'], goalsOf },
      { team: 'success', people: ['U1'] },
      { team: 'success', people: ['U1'] },
      { people: ['U1'] },
      { people: ['U1'] },
    ]);
  });
});

describe('a store of goals that tells', () => {
  it('says of which goal people may have another part, and names who had it before', async () => {
    const changes: Change[] = [];
    const { goals } = publishChanges(stores, (change) => changes.push(change));
    const change = { id: 'h', by: 'U9', at: now, was: { owner: 'U1' }, now: { owner: 'U2' } };
    await goals.save(aGoal({ owner: 'U2', contributors: ['U3'], changes: [change] }));
    const due = { id: 'd', by: 'U9', at: now, was: { due: '2026-12-31' }, now: { due: '2027-01-31' } };
    await goals.save(aGoal({ id: 'nps', changes: [due] }));
    const transferred = { workspace: 'T1', goal: 'retention' };
    expect(changes).toEqual([
      { team: 'success', people: ['U2', 'U3', 'U1'], goalsOf, transferred },
      { team: 'success', people: ['U1'], goalsOf },
    ]);
  });
});

describe('what App Home is told of the person', () => {
  it('is of which goals a draft is, not what was typed, and when it was kept', async () => {
    await stores.teams.save(aTeam());
    const fields = [
      { field: 'retention:value', value: '82' },
      { field: 'retention:note', value: 'Secret' },
      { field: 'nps:cleared', value: ['c1'] },
      { field: 'nps:value', value: '45', byItself: true as const, corrects: 'c1', at: now },
    ];
    await stores.drafts.save('T1', 'U1', { fields, savedAt: now });
    await stores.drafts.save('T1', 'U2', { fields, savedAt: now });
    const outline = fields.map(({ value: _, ...field }) => field);
    expect((await home()).draft).toEqual({ fields: outline, savedAt: now });
    expect(await home('U3')).not.toHaveProperty('draft');
  });

  it('is their absences that are not over, the earliest first', async () => {
    const [from, until] = [new Date('2026-03-09T00:00:00Z'), new Date('2026-03-14T00:00:00Z')];
    await stores.absences.add(
      anAbsence({ id: 'next', from: '2026-03-09', until: '2026-03-13', startsAt: from, endsAt: until }),
    );
    await stores.absences.add(anAbsence({ id: 'now' }));
    await stores.absences.add(anAbsence({ id: 'over', endsAt: new Date('2026-03-03T08:00:00Z') }));
    await stores.absences.add(anAbsence({ id: 'theirs', person: 'U2' }));
    await stores.absences.add(anAbsence({ id: 'elsewhere', workspace: 'T2' }));
    expect((await home()).absences.map(({ id }) => id)).toEqual(['now', 'next']);
  });
});
