import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlineOf } from '../../src/domain/schedule/deadline.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { marksOfTeam } from '../../src/domain/team/team-changes.ts';
import type { TeamInput } from '../../src/domain/team/team-input.ts';
import { firstWorkingDay, isWorkingDay } from '../../src/domain/time/working-days.ts';
import type { SavedTeam, TeamRequest } from '../../src/features/team/save-team.ts';
import { publicHolidays, teamCalendar } from '../../src/ports/team-calendar.ts';
import { teamSchema } from '../../src/stores/teams.ts';
import { aTeam, SETTINGS_DRAFT } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const draft: TeamInput = {
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
const save = (changes: Partial<TeamInput> = {}, request: Partial<TeamRequest> = {}) =>
  world.useCases.saveTeam({ workspace: 'T1', person: 'U9', view: 'V1', input: { ...draft, ...changes }, ...request });
const saved = async (...args: Parameters<typeof save>): Promise<Team> => {
  const result = await save(...args);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.team;
};
const problems = (result: SavedTeam) =>
  'problems' in result ? result.problems.map(({ field, problem }) => `${field}: ${problem.code}`) : [];
const all = () => world.ports.teams.all('T1');

describe('the holidays of a team', () => {
  const swedish = { holidays: { country: 'SE' } };

  it('are those of its country, but for what it works on and takes off besides, in the words of its lead', async () => {
    const own = {
      worked: 'Trettondedag jul\n05-01',
      daysOff: 'Heiliger Abend\n12-23\n2026-12-28',
      usual: ['Midsummer Eve'],
    };
    const english = await save({ ...swedish, ...own }, { view: 'V3' });
    // Swedish and German names are none that an English form shows.
    expect(problems(english)).toEqual(['worked: not-worked', 'daysOff: not-days-off']);
    const german = await saved({ ...swedish, ...own, worked: 'heilige drei könige\n05-01' }, { language: 'de' });
    expect(german.settings).toMatchObject({
      worked: [{ holiday: 'Epiphany' }, { everyYear: '05-01' }],
      daysOff: [{ first: '2026-12-28', last: '2026-12-28' }],
      offEveryYear: [{ holiday: 'Christmas Eve' }, { everyYear: '12-23' }, { holiday: 'Midsummer Eve' }],
    });
    expect((await world.ports.teams.get('T1', german.id))?.settings).toEqual(german.settings);
  });

  it.each<[Partial<TeamInput>, string]>([
    [{ worked: 'Epiphany' }, 'worked: not-worked'],
    [{ ...swedish, worked: '2027-01-07' }, 'worked: no-holiday'],
    [{ ...swedish, worked: '01-07' }, 'worked: no-holiday'],
    [{ ...swedish, worked: 'Midsummer Eve' }, 'worked: no-holiday'],
    [{ ...swedish, worked: '02-30' }, 'worked: not-worked'],
    [{ ...swedish, worked: Array.from({ length: 21 }, () => '01-06').join('\n') }, 'worked: too-many-rules'],
    [{ daysOff: '13-01' }, 'daysOff: not-days-off'],
    [{ daysOff: Array.from({ length: 21 }, (_, day) => `12-${day + 10}`).join('\n') }, 'daysOff: too-many-rules'],
  ])('are refused at their field: %j', async (change, problem) => {
    expect(problems(await save(change))).toEqual([problem]);
    expect(await all()).toEqual([]);
  });

  it('decide when people are asked and reminded, until when, and what is shown of it', async () => {
    const { settings } = await saved({
      ...swedish,
      usual: ['Midsummer Eve'],
      daysOff: '06-28',
      worked: '2026-06-06\nEpiphany',
    });
    const ports = { ...world.ports, clock: { now: () => new Date('2026-11-30T08:00:00Z') } };
    const calendar = await teamCalendar(ports, settings);
    const works = (day: string) => isWorkingDay(day, calendar);
    // Epiphany 2027 is a Wednesday, Midsummer Eve a Friday, 28 June a Monday.
    expect(['2027-01-06', '2027-06-24', '2027-06-25', '2027-06-28', '2027-06-29'].map(works)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    const holidays = await publicHolidays(ports, settings);
    const june = { kind: 'monthly', period: { id: '2027-06', first: '2027-06-01', last: '2027-06-30' } } as const;
    expect(deadlineOf(june, '2027-06-23', { ...settings, answerWithin: 3 }, 'Europe/Stockholm', holidays).on).toBe(
      '2027-06-30',
    );
    expect(firstWorkingDay({ id: '', first: '2027-06-25', last: '2027-06-30' }, calendar)).toBe('2027-06-29');
  });

  it('are none of these for a team that was kept before there were any', async () => {
    const { settings, ...team } = aTeam();
    const { worked: _, offEveryYear: __, ...older } = settings;
    expect(teamSchema.parse({ ...team, settings: older }).settings).toEqual(settings);
  });
});

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
    expect(problems(await save({ name: 'Other' }, { view: 'V2' }))).toEqual(['channel: channel-taken']);
    const race = await Promise.all([
      save({ channel: 'C2', name: 'One' }, { view: 'V3' }),
      save({ channel: 'C2', name: 'Two' }, { view: 'V4' }),
    ]);
    expect(race.flatMap(problems)).toEqual(['channel: channel-taken']);
    expect(await all()).toHaveLength(2);
  });

  it.each(['Client success', ' CLIENT  SUCCESS ', '“client success”'])('does not share the name %s', async (name) => {
    await saved();
    expect(problems(await save({ channel: 'C2', name }, { view: 'V2' }))).toEqual(['name: team-name-taken']);
    expect(await all()).toHaveLength(1);
  });

  it.each(['Kündigungen', 'Kuendigungen', 'kundigungen'])(
    'is told from Kündigungen, which %s would find',
    async (name) => {
      await saved({ name: 'Kündigungen' });
      expect(problems(await save({ channel: 'C2', name }, { view: 'V2' }))).toEqual(['name: team-name-taken']);
    },
  );

  it('has no guest among its members', async () => {
    const refused = await save({ members: ['U1', 'UGUEST', 'U9'] });
    expect(refused).toEqual({
      ok: false,
      problems: [{ field: 'members', problem: { code: 'cannot-be-members', names: ['Gus'] } }],
    });
  });

  it('takes a member of whom Slack does not say just now who they are', async () => {
    const { directory } = world.ports;
    const unsure = world.having({
      directory: {
        ...directory,
        person: async (workspace, id) =>
          id === 'U2'
            ? { id, name: id, zone: 'UTC', admin: false, away: 'unknown' as const }
            : directory.person(workspace, id),
      },
    });
    const input = { ...draft, members: ['U2'] };
    expect(await unsure.useCases.saveTeam({ workspace: 'T1', person: 'U9', view: 'V1', input })).toMatchObject({
      ok: true,
      team: { members: ['U9', 'U2'] },
    });
  });

  it.each([
    ['archived', 'channel: channel-archived'],
    ['uninvited', 'channel: channel-uninvited'],
    ['direct', 'channel: channel-direct'],
  ] as const)('has no channel that is %s', async (access, problem) => {
    const { useCases } = world.having({ channels: { ...world.ports.channels, accessTo: async () => access } });
    const made = await useCases.saveTeam({ workspace: 'T1', person: 'U9', view: 'V1', input: draft });
    expect(problems(made)).toEqual([problem]);
  });

  it('takes a channel about which Slack does not say anything in time', async () => {
    const { useCases } = world.having({ channels: { ...world.ports.channels, accessTo: async () => 'unknown' } });
    const made = await useCases.saveTeam({ workspace: 'T1', person: 'U9', view: 'V1', input: draft });
    expect(made).toMatchObject({ ok: true });
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

  it('keeps the name, the guest and the channel that it had', async () => {
    await world.ports.teams.save(aTeam({ id: 'twin', name: 'Twin', channel: 'C7' }));
    await world.ports.teams.save(aTeam({ id: 'other', name: 'twin', channel: 'C8', members: ['U9', 'UGUEST'] }));
    const { useCases } = world.having({ channels: { ...world.ports.channels, accessTo: async () => 'uninvited' } });
    const input = { ...draft, name: 'Twin', channel: 'C8', members: ['U9', 'UGUEST'] };
    const request = { workspace: 'T1', person: 'U9', view: 'V1', input, editing: { team: 'other', version: 1 } };
    expect(await useCases.saveTeam(request)).toMatchObject({ ok: true });
  });

  it('is changed by its lead and by an administrator', async () => {
    expect(await save({}, { editing, person: 'U1' })).toEqual({ ok: false, refused: 'not-the-lead' });
    expect(await save({}, { editing, person: 'UADMIN' })).toMatchObject({ ok: true });
  });

  it('was not changed by who saved last: what came in is named, and goes through when it was seen', async () => {
    const opened = {
      ...editing,
      marks: marksOfTeam(aTeam({ settings: (await all())[0]?.settings ?? DEFAULT_SETTINGS })),
    };
    const mine = { name: 'Client success', channel: 'C1', members: ['U9', 'U1', 'U2'], workingDays: [1, 2, 3, 4, 7] };
    const { settings } = aTeam();
    const same = { ...mine, ...SETTINGS_DRAFT, workingDays: [1, 2, 3, 4, 7], promptAt: settings.promptAt };
    world.moveTo('2026-06-01T08:00:00Z');
    const theirs = await saved({ ...same, answerWithin: 3, snoozes: 1 }, { editing: opened, person: 'UADMIN' });
    const refused = await save({ ...same, answerWithin: 7 }, { editing: opened, view: 'V2' });
    if (!('meanwhile' in refused)) throw new Error(JSON.stringify(refused));
    expect(refused.now).toEqual(theirs);
    expect(refused.now.changed).toEqual({ by: 'UADMIN', at: new Date('2026-06-01T08:00:00Z') });
    expect(refused.meanwhile.cameIn).toContainEqual({ part: 'answerWithin', isKept: true });
    expect(refused.meanwhile.cameIn).toContainEqual({ part: 'snoozes', isKept: false });
    expect(refused.meanwhile.team.settings).toMatchObject({ answerWithin: 7, snoozes: 1 });
    expect((await all())[0]?.settings.answerWithin).toBe(3);
    const seen = { team: 'success', version: theirs.version, marks: marksOfTeam(theirs) };
    const again = await saved({ ...same, answerWithin: 7, snoozes: 1 }, { editing: seen, view: 'V2' });
    expect(again.settings).toMatchObject({ answerWithin: 7, snoozes: 1 });
  });

  it('is saved once where two save at once', async () => {
    const both = await Promise.all([
      save({ answerWithin: 3 }, { editing, view: 'V2' }),
      save({ answerWithin: 7 }, { editing, view: 'V3' }),
    ]);
    expect(both.filter((one) => 'meanwhile' in one)).toHaveLength(1);
    expect((await all())[0]).toMatchObject({ version: 2 });
  });

  it('is saved where the same form came twice', async () => {
    const first = await saved({ name: 'New name' }, { editing });
    expect(await saved({ name: 'New name' }, { editing })).toEqual(first);
  });

  it('cannot move to the channel of another team', async () => {
    await saved({ channel: 'C2', name: 'Other' }, { view: 'V2' });
    expect(problems(await save({ channel: 'C2' }, { editing }))).toEqual(['channel: channel-taken']);
  });

  it('is not made anew where it is gone', async () => {
    expect(problems(await save({ channel: 'C3', name: 'Gone' }, { editing: { team: 'gone', version: 4 } }))).toEqual([
      'name: changed-meanwhile',
    ]);
    expect(await all()).toHaveLength(1);
  });
});
