import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { Refused } from '../../src/domain/policy.ts';
import type { PortfolioDigest } from '../../src/domain/portfolio/notices.ts';
import type { Grouping, Tally } from '../../src/domain/portfolio/portfolio.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { aBlocker, aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

const WORKSPACE = 'T1';
const TODAY = '2026-03-09';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  for (const one of await world.db.collections()) await one.deleteMany({});
  world.queue.messages.clear();
  world.moveTo(`${TODAY}T08:00:00Z`);
});
afterAll(() => world.close());

const see = (person: string, by: Grouping = 'team') =>
  world.useCases.seePortfolio({ workspace: WORKSPACE, person, by });
const group = (person: string, by: Grouping, key: string, from = 0) =>
  world.useCases.seePortfolioGroup({ workspace: WORKSPACE, person, by, key, from });
const saveTeam = (id: string, changes: Partial<Team> = {}) =>
  world.ports.teams.save(aTeam({ id, name: `Team ${id}`, channel: `C-${id}`, lead: 'U9', ...changes }));
const value = (id: string, status: 'on-track' | 'at-risk' | 'off-track') =>
  aCheckIn(82, { id: `${id}-c`, on: '2026-03-05', at: new Date('2026-03-05T09:00:00Z'), status });
const saveGoal = async (id: string, team: string, changes: Partial<Goal> = {}) => {
  const goal = aGoal({ id, team, title: `Goal ${id}`, ...changes });
  expect(await world.ports.goals.save(goal)).toBe(true);
  return goal;
};
const change = async (id: string, changes: Partial<Goal>) => {
  const goal = await world.ports.goals.get(WORKSPACE, id);
  if (goal === undefined) throw new Error(`There is no goal ${id}`);
  expect(await world.ports.goals.save({ ...goal, ...changes, version: goal.version + 1 })).toBe(true);
};
/** As if everything had been saved so long ago that nobody reads it again. */
const settle = () =>
  world.db.collection('goals').updateMany({}, { $set: { savedAt: new Date(Date.now() - 3_600_000) } });

const none: Tally = {
  ...{ goals: 0, offTrack: 0, atRisk: 0, onTrack: 0, noValue: 0 },
  ...{ ended: 0, blocked: 0, stale: 0, overdue: 0, drafts: 0 },
};

describe('all teams at a glance', () => {
  it('say nothing to who leads none, and refuse guests', async () => {
    await saveTeam('a', { members: ['U9', 'U1'] });
    await saveGoal('g', 'a');
    expect(await see('U1')).toBeUndefined();
    expect(await group('U1', 'team', 'a')).toBeUndefined();
    await expect(see('UGUEST')).rejects.toThrow(Refused);
    await expect(group('UGUEST', 'team', 'a')).rejects.toThrow(Refused);
  });

  it('are the teams that somebody leads, with the goals of no other team, whatever they ask for', async () => {
    await saveTeam('a');
    await saveTeam('b', { lead: 'U8', members: ['U8', 'U9'] });
    await saveGoal('g', 'a');
    await saveGoal('h', 'b');
    expect(await see('U9')).toMatchObject({ teamCount: 1, leads: 1, total: { goals: 1 } });
    expect(await group('U9', 'team', 'b')).toBeUndefined();
    expect((await group('U9', 'category', 'retention'))?.goals.map(({ standing }) => standing.goal)).toEqual(['g']);
    expect(await see('UADMIN')).toMatchObject({ teamCount: 2, leads: 0, total: { goals: 2 } });
  });

  it('are none in a workspace without teams, and empty where teams have no goals', async () => {
    expect(await see('UADMIN')).toBeUndefined();
    await saveTeam('a');
    expect(await see('U9')).toMatchObject({ total: none, groups: [] });
  });

  it('count no private goal for an administrator, not as an objective either, and every one for the lead', async () => {
    await saveTeam('a');
    await saveGoal('hidden', 'a', { title: 'Hush', visibility: 'private', owner: 'U1' });
    await saveGoal('child', 'a', { parent: 'hidden' });
    const admin = await see('UADMIN', 'objective');
    expect(admin).toMatchObject({ total: { goals: 1 }, groups: [{ key: '', name: { none: true } }] });
    expect(JSON.stringify(admin)).not.toContain('Hush');
    const lead = await see('U9', 'objective');
    expect(lead).toMatchObject({ total: { goals: 2 } });
    expect(lead?.groups.map(({ name }) => name)).toEqual([{ text: 'Hush' }, { none: true }]);
  });

  it('are 100 teams of an administrator, and a page of 20 goals', async () => {
    for (let index = 0; index < 100; index += 1) await saveTeam(`t${index}`);
    for (let index = 0; index < 45; index += 1) await saveGoal(`g${index}`, 't7');
    const shown = await see('UADMIN');
    expect(shown).toMatchObject({ teamCount: 100, total: { goals: 45 } });
    expect(shown?.groups).toHaveLength(1);
    expect(await group('UADMIN', 'team', 't7', 40)).toMatchObject({ from: 40, count: 45, goals: { length: 5 } });
    // Beyond the end is the beginning.
    expect(await group('UADMIN', 'team', 't7', 60)).toMatchObject({ from: 0, goals: { length: 20 } });
  });
});

describe('the sheet of a team', () => {
  const sheets = () => world.db.collection('sheets').find().toArray();
  const statuses = async () => (await see('U9'))?.total;

  it('is right after a write that nobody noted, as after a crash, without reading the other goals again', async () => {
    await saveTeam('a');
    for (const id of ['one', 'two', 'three']) await saveGoal(id, 'a', { checkIns: [value(id, 'on-track')] });
    expect(await statuses()).toMatchObject({ goals: 3, onTrack: 3 });
    await settle();
    await change('two', { checkIns: [value('two', 'off-track')] });
    const since = await world.ports.sheets.savedSince(WORKSPACE, await world.ports.sheets.ofTeams(WORKSPACE, ['a']));
    expect(since.goals.map(({ goal }) => goal.id)).toEqual(['two']);
    expect(await statuses()).toMatchObject({ goals: 3, onTrack: 2, offTrack: 1 });
    await change('one', { state: 'achieved', outcome: { score: 1 } });
    expect(await statuses()).toMatchObject({ goals: 2, onTrack: 1, offTrack: 1 });
  });

  it('falls behind with the days, without a write', async () => {
    await saveTeam('a');
    const checkIns = [{ ...value('g', 'on-track'), byPace: true as const }];
    await saveGoal('g', 'a', { checkIns, start: '2026-01-01', due: '2026-12-31' });
    expect(await statuses()).toMatchObject({ onTrack: 1 });
    const before = await sheets();
    world.moveTo('2026-12-01T08:00:00Z');
    expect(await statuses()).toMatchObject({ offTrack: 1, stale: 1 });
    world.moveTo('2027-01-05T08:00:00Z');
    expect(await statuses()).toMatchObject({ ended: 1, offTrack: 0, stale: 0 });
    expect(await sheets()).toEqual(before);
  });

  it('forgets a goal that was removed at the next beat, and is made again once a week whatever happened', async () => {
    await saveTeam('a');
    const goal = await saveGoal('g', 'a');
    await saveGoal('h', 'a');
    await statuses();
    await world.ports.goals.remove(goal);
    world.followUps.noteSheet({ people: [], goalsOf: { workspace: WORKSPACE, team: 'a', removed: 'g' } });
    expect(await world.followUps.keepSheets()).toBe(1);
    expect(await statuses()).toMatchObject({ goals: 1 });
    // Somebody removed it by hand.
    await world.db.collection<{ _id: string }>('goals').deleteOne({ _id: 'h' });
    expect(await world.followUps.keepSheets()).toBe(0);
    expect(await statuses()).toMatchObject({ goals: 1 });
    await world.db.collection('sheets').updateMany({}, { $set: { madeAt: new Date(Date.now() - 8 * 86_400_000) } });
    expect(await world.followUps.keepSheets()).toBe(1);
    expect(await statuses()).toMatchObject({ goals: 0 });
  });

  it('is kept up to date at a beat where somebody has looked, and is not made where nobody has', async () => {
    await saveTeam('a');
    await saveGoal('g', 'a');
    const noted = { people: [], goalsOf: { workspace: WORKSPACE, team: 'a' } };
    world.followUps.noteSheet(noted);
    await world.followUps.keepSheets();
    expect(await sheets()).toEqual([]);
    await statuses();
    await change('g', { title: 'Another' });
    world.followUps.noteSheet(noted);
    await world.followUps.keepSheets();
    expect(JSON.stringify(await sheets())).toContain('Another');
  });

  it('of another version, or one that cannot be read, is made again', async () => {
    await saveTeam('a');
    await saveGoal('g', 'a');
    await statuses();
    for (const broken of [{ form: 0 }, { lines: 'no json' }, { lines: '[{}]' }]) {
      await world.db.collection('sheets').updateMany({}, { $set: broken });
      expect(await statuses()).toMatchObject({ goals: 1 });
    }
  });
});

describe('the digest of all teams', () => {
  const beat = () => world.followUps.postPortfolioDigests();
  const digests = () =>
    [...world.queue.messages.values()].flatMap(({ to, notice, notBefore }) =>
      notice.kind === 'portfolio-digest' ? [{ to, notice: notice as PortfolioDigest, notBefore }] : [],
    );
  const subscribe = async () => {
    world.followUps.noteLead({ people: [], ledBy: { workspace: WORKSPACE, person: 'U9' } });
    await beat();
  };
  const twoTeams = async () => {
    await saveTeam('a');
    await saveTeam('b');
    await saveGoal('g', 'a', { checkIns: [value('g', 'off-track')] });
    await saveGoal('h', 'b', { checkIns: [value('h', 'on-track')] });
    await subscribe();
  };

  it('goes to who leads two teams, on Monday at nine where they are, and only where something is new', async () => {
    await twoTeams();
    expect(digests()).toEqual([]);
    // Monday, 16 March, nine in Berlin.
    world.moveTo('2026-03-16T08:00:10Z');
    await beat();
    expect(digests()).toMatchObject([
      { to: { user: 'U9' }, notice: { teamCount: 2, total: { offTrack: 1, onTrack: 1 } } },
    ]);
    expect(digests()[0]?.notice.news).toMatchObject({
      offTrack: { lines: [{ title: 'Goal g' }] },
      back: { lines: [] },
    });
    world.moveTo('2026-03-23T08:00:10Z');
    await beat();
    expect(digests()).toHaveLength(1);
    await change('g', {
      checkIns: [{ ...value('g', 'on-track'), on: '2026-03-24', at: new Date('2026-03-24T09:00:00Z') }],
    });
    await change('h', { blockers: [aBlocker()] });
    world.moveTo('2026-03-30T07:00:10Z');
    await beat();
    expect(digests()[1]?.notice.news).toMatchObject({
      back: { lines: [{ title: 'Goal g' }] },
      blocked: { lines: [{ title: 'Goal h' }] },
      offTrack: { lines: [] },
    });
  });

  it('is one message, however often a beat is repeated', async () => {
    await twoTeams();
    world.moveTo('2026-03-16T08:00:10Z');
    const before = await world.ports.subscriptions.get(WORKSPACE, 'U9');
    await beat();
    // A crash between the message and the note of it.
    await world.db.collection('subscriptions').updateMany({}, { $set: { nextAt: before?.nextAt, stated: [] } });
    await beat();
    expect(digests()).toHaveLength(1);
  });

  it('is turned off, and moved to another day, by who gets it', async () => {
    await twoTeams();
    const choose = (day: 'never' | number) =>
      world.useCases.chooseDigestDay({ workspace: WORKSPACE, person: 'U9', day });
    expect((await see('U9'))?.digest).toBe(1);
    expect(await choose('never')).toBe(true);
    expect((await see('U9'))?.digest).toBe('never');
    await subscribe();
    world.moveTo('2026-03-17T08:00:10Z');
    await beat();
    expect(digests()).toEqual([]);
    expect(await choose(4)).toBe(true);
    world.moveTo('2026-03-18T12:00:00Z');
    await beat();
    expect(digests()).toEqual([]);
    world.moveTo('2026-03-19T08:00:10Z');
    await beat();
    expect(digests()).toHaveLength(1);
  });

  it('goes to an administrator only once they have turned it on, without private goals', async () => {
    await saveTeam('a');
    await saveGoal('g', 'a', { checkIns: [value('g', 'off-track')] });
    await saveGoal('hush', 'a', { title: 'Hush', visibility: 'private', checkIns: [value('hush', 'off-track')] });
    world.followUps.noteLead({ people: [], ledBy: { workspace: WORKSPACE, person: 'UADMIN' } });
    await beat();
    expect((await see('UADMIN'))?.digest).toBe('never');
    expect(await world.db.collection('subscriptions').countDocuments()).toBe(0);
    await world.useCases.chooseDigestDay({ workspace: WORKSPACE, person: 'UADMIN', day: 2 });
    world.moveTo('2026-03-10T09:00:10Z');
    await beat();
    expect(digests()).toMatchObject([{ to: { user: 'UADMIN' }, notice: { total: { offTrack: 1 } } }]);
    expect(JSON.stringify(digests())).not.toContain('Hush');
  });

  it('ends with the teams: who leads fewer than two gets none, and nobody chooses a day without a team', async () => {
    await twoTeams();
    const team = await world.ports.teams.get(WORKSPACE, 'b');
    if (team === undefined) throw new Error('no team');
    await world.ports.teams.save({ ...team, lead: 'U8', members: ['U8'], version: 2 });
    world.moveTo('2026-03-16T08:00:10Z');
    await beat();
    expect(digests()).toEqual([]);
    expect(await world.db.collection('subscriptions').countDocuments()).toBe(0);
    expect(await world.useCases.chooseDigestDay({ workspace: WORKSPACE, person: 'U1', day: 2 })).toBe(false);
  });

  it('waits for working hours after the bot was down', async () => {
    await twoTeams();
    world.moveTo('2026-03-17T22:00:00Z');
    await beat();
    expect(digests()[0]?.notBefore).toEqual(new Date('2026-03-18T08:00:00Z'));
  });
});
