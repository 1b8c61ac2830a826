import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Team } from '../../src/domain/team/team.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import type { TeamDraft } from '../../src/domain/team/team-draft.ts';
import type { SavedTeam, TeamRequest } from '../../src/features/team/save-team.ts';
import { aTeam, SETTINGS_DRAFT } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const draft: TeamDraft = {
  name: ' Client success ',
  channel: 'C1',
  lead: 'U9',
  members: ['U1', 'U9', 'U1'],
  zone: 'Europe/Berlin',
  ...SETTINGS_DRAFT,
  rhythm: { monthly: true, quarterly: false, annual: true, digest: true },
  promptAt: '09:30',
  answerWithin: 5,
  fiscalYearStart: 4,
};
const save = (changes: Partial<TeamDraft> = {}, request: Partial<TeamRequest> = {}) =>
  world.useCases.saveTeam({ workspace: 'T1', person: 'U9', view: 'V1', draft: { ...draft, ...changes }, ...request });
const saved = async (...args: Parameters<typeof save>): Promise<Team> => {
  const result = await save(...args);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.team;
};
const problems = (result: SavedTeam) =>
  'problems' in result ? result.problems.map(({ field, problem }) => `${field}: ${problem.code}`) : [];
const all = () => world.ports.teams.all('T1');

describe('a new team', () => {
  it('is kept as its form says, with the lead among its members', async () => {
    const team = await saved({ members: ['U1', 'U1'] });
    expect(team).toMatchObject({ name: 'Client success', members: ['U9', 'U1'], version: 1, workspace: 'T1' });
    expect(team.settings).toEqual({
      ...DEFAULT_SETTINGS,
      quarterly: false,
      promptAt: '09:30',
      fiscalYearStart: 4,
    });
    expect(await all()).toEqual([team]);
  });

  it('is one team where its form came twice, or twice at once', async () => {
    const [one, other] = await Promise.all([saved(), saved()]);
    world.moveTo('2026-03-02T08:00:05Z');
    const third = await saved();
    expect([one.id, third]).toEqual([other.id, one]);
    expect(await all()).toHaveLength(1);
  });

  it('is not taken where another team has the channel', async () => {
    await saved();
    expect(problems(await save({}, { view: 'V2' }))).toEqual(['channel: channel-taken']);
    const race = await Promise.all([save({ channel: 'C2' }, { view: 'V3' }), save({ channel: 'C2' }, { view: 'V4' })]);
    expect(race.flatMap(problems)).toEqual(['channel: channel-taken']);
    expect(await all()).toHaveLength(2);
  });

  it('may be made by everybody but outsiders', async () => {
    expect(await save({}, { person: 'UGUEST' })).toEqual({ ok: false, refused: 'outsider' });
    expect(await save({}, { person: 'U2' })).toMatchObject({ ok: true });
  });

  it('has every problem of its form named at once', async () => {
    const empty = { name: ' ', channel: undefined, lead: undefined, zone: 'Mars/Base', promptAt: '9', answerWithin: 0 };
    expect(problems(await save({ ...empty, fiscalYearStart: 13 }))).toEqual([
      'name: required',
      'channel: choose-one',
      'lead: choose-one',
      'zone: unknown-zone',
      'promptAt: required',
      'answerWithin: number-out-of-range',
      'fiscalYearStart: choose-one',
    ]);
    expect(await all()).toEqual([]);
  });

  it.each([
    [{ name: 'x'.repeat(81) }, 'name: too-long'],
    [{ answerWithin: 21 }, 'answerWithin: number-out-of-range'],
    [{ answerWithin: 2.5 }, 'answerWithin: number-out-of-range'],
    [{ answerWithin: Number.NaN }, 'answerWithin: number-out-of-range'],
    [{ fiscalYearStart: Number.NaN }, 'fiscalYearStart: choose-one'],
    [{ promptAt: '24:00' }, 'promptAt: required'],
    [{ zone: '' }, 'zone: unknown-zone'],
  ])('%j is refused', async (changes, problem) => {
    expect(problems(await save(changes))).toEqual([problem]);
  });
});

describe('a team that is changed', () => {
  const editing = { team: 'success', version: 1 };
  beforeEach(() => world.ports.teams.save(aTeam({ settings: { ...aTeam().settings, workingDays: [1, 2, 3, 4, 7] } })));

  it('keeps what its form does not ask for', async () => {
    world.moveTo('2026-06-01T08:00:00Z');
    const team = await saved({ name: 'New name', workingDays: [7, 1, 2, 3, 4] }, { editing });
    expect(team).toMatchObject({ id: 'success', name: 'New name', version: 2, createdAt: aTeam().createdAt });
    expect(team.settings.workingDays).toEqual([1, 2, 3, 4, 7]);
    expect(await all()).toEqual([team]);
  });

  it('is changed by its lead and by an administrator', async () => {
    expect(await save({}, { editing, person: 'U1' })).toEqual({ ok: false, refused: 'not-the-lead' });
    expect(await save({}, { editing, person: 'UADMIN' })).toMatchObject({ ok: true });
  });

  it('was not changed by who saved last, also where the name is the same', async () => {
    await saved({ answerWithin: 3 }, { editing });
    expect(problems(await save({ answerWithin: 7 }, { editing, view: 'V2' }))).toEqual(['name: changed-meanwhile']);
    expect((await all())[0]?.settings.answerWithin).toBe(3);
  });

  it('is saved once where two save at once', async () => {
    const both = await Promise.all([
      save({ answerWithin: 3 }, { editing, view: 'V2' }),
      save({ answerWithin: 7 }, { editing, view: 'V3' }),
    ]);
    expect(both.flatMap(problems)).toEqual(['name: changed-meanwhile']);
    expect((await all())[0]).toMatchObject({ version: 2 });
  });

  it('is saved where the same form came twice', async () => {
    const first = await saved({ name: 'New name' }, { editing });
    expect(await saved({ name: 'New name' }, { editing })).toEqual(first);
  });

  it('cannot move to the channel of another team', async () => {
    await saved({ channel: 'C2' }, { view: 'V2' });
    expect(problems(await save({ channel: 'C2' }, { editing }))).toEqual(['channel: channel-taken']);
  });

  it('is not made anew where it is gone', async () => {
    expect(problems(await save({ channel: 'C3' }, { editing: { team: 'gone', version: 4 } }))).toEqual([
      'name: changed-meanwhile',
    ]);
    expect(await all()).toHaveLength(1);
  });
});
