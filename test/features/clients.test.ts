import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../src/domain/check-in/check-in-input.ts';
import { knownClients } from '../../src/domain/client/client.ts';
import type { ClientInput } from '../../src/domain/client/client-input.ts';
import { Refused } from '../../src/domain/policy.ts';
import { aCheckIn, aClient, aGoal, aGoalDraft, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

const WORKSPACE = 'T1';
const world: World = await openWorld();
afterAll(() => world.close());

const form = (changes: Partial<ClientInput> = {}): ClientInput => ({
  name: 'Northwind',
  code: '',
  people: [],
  notes: '',
  ...changes,
});
const by = (person: string) => ({ workspace: WORKSPACE, person });
const add = (changes: Partial<ClientInput> = {}, { person = 'U1', view = 'V1' } = {}) =>
  world.useCases.addClient({ ...by(person), team: 'success', view, input: form(changes) });
const stored = (id: string) => world.ports.clients.get(WORKSPACE, id);
const problem = (field: string, code: string) => ({ ok: false, problems: [{ field, problem: { code } }] });

beforeEach(async () => {
  for (const one of await world.db.collections()) await one.deleteMany({});
  world.moveTo('2026-03-02T08:00:00Z');
  await world.ports.teams.save(aTeam({ members: ['U9', 'U1', 'U2'] }));
  await world.ports.clients.save(aClient());
});

describe('a client is added', () => {
  it('by anybody in the team, with a code of its name, once for each form', async () => {
    const [one, other] = await Promise.all([add(), add()]);
    expect(one).toMatchObject({ ok: true, client: { name: 'Northwind', code: 'NORTHW', createdBy: 'U1' } });
    expect(other).toMatchObject({ ok: true, client: { code: 'NORTHW' } });
    expect(await world.ports.clients.forTeams(WORKSPACE, ['success'])).toHaveLength(2);
    await expect(add({}, { person: 'UOTHER' })).rejects.toThrow(Refused);
  });

  it('beside one of the same name, which is said; the code tells them apart', async () => {
    expect(await add({ name: ' ACME ' })).toMatchObject({
      ok: true,
      client: { name: 'ACME', code: 'ACME2' },
      namesake: { code: 'ACME' },
    });
    const listed = await world.useCases.listClients({ ...by('U1'), team: 'success' });
    expect(listed?.clients.map(({ code, sameNameAs }) => [code, sameNameAs])).toEqual([
      ['ACME2', 'ACME'],
      ['ACME', 'ACME2'],
    ]);
  });

  it('in any script, and in two hundred characters', async () => {
    const arabic = await add({ name: 'شركة الشمال', code: 'شمال-1' });
    expect(arabic).toMatchObject({ ok: true, client: { name: 'شركة الشمال', code: 'شمال-1' } });
    expect(await add({ name: '北風'.repeat(100) }, { view: 'V2' })).toMatchObject({
      ok: true,
      client: { code: '北風北風北風' },
    });
    expect(await add({ name: '🎉', code: '' }, { view: 'V3' })).toMatchObject({ ok: true, client: { code: 'CLIENT' } });
  });

  it.each<[string, Partial<ClientInput>, string, string]>([
    ['without a name', { name: ' ' }, 'name', 'required'],
    ['with a name that is too long', { name: 'x'.repeat(201) }, 'name', 'too-long'],
    ['with a code that is taken', { code: ' acme ' }, 'code', 'client-code-taken'],
    ['with a code of two words', { code: 'NORTH WIND' }, 'code', 'client-code'],
    ['with a code that is too long', { code: 'N'.repeat(13) }, 'code', 'client-code'],
    ['with somebody who is not in the team', { people: ['U1', 'UOTHER'] }, 'people', 'client-people'],
    [
      'with too many people',
      { people: Array.from({ length: 21 }, () => 'U1').map((id, at) => id + at) },
      'people',
      'too-many-people',
    ],
    ['with notes that are too long', { notes: 'x'.repeat(2001) }, 'notes', 'too-long'],
  ])('not %s', async (_, changes, field, code) => {
    expect(await add(changes)).toMatchObject(problem(field, code));
    expect(await world.ports.clients.forTeams(WORKSPACE, ['success'])).toHaveLength(1);
  });

  it('not to a team that was removed, and not beyond five hundred', async () => {
    const clients = Array.from({ length: 499 }, (_, at) => aClient({ id: `c${at}`, code: `C${at}` }));
    await Promise.all(clients.map((client) => world.ports.clients.save(client)));
    expect(await add()).toMatchObject(problem('name', 'client-limit'));
    await world.ports.teams.save({
      ...aTeam(),
      removed: { by: 'U9', at: world.ports.clock.now(), channel: 'C1' },
      version: 2,
    });
    expect(await add()).toMatchObject(problem('name', 'team-removed'));
    expect(await world.useCases.listClients({ ...by('U1'), team: 'success' })).toBeUndefined();
    const change = { ...by('U1'), client: 'acme', view: 'V5' };
    expect(await world.useCases.endClient({ ...change, on: '2026-03-01', reason: '' })).toMatchObject(
      problem('on', 'team-removed'),
    );
    // What there was of it can be read.
    expect(await world.useCases.showClient({ ...by('U1'), client: 'acme' })).toMatchObject({ client: { id: 'acme' } });
  });
});

describe('a client is edited', () => {
  const edit = (changes: Partial<ClientInput>, { person = 'U1', view = 'V2', opened = 0 } = {}) =>
    world.useCases.editClient({
      ...by(person),
      client: 'acme',
      view,
      changes: opened,
      input: form({ name: 'Acme', code: 'ACME', people: ['U1'], ...changes }),
    });

  it('by who looks after it and by the lead, and by nobody else', async () => {
    expect(await edit({ name: 'Acme Holding' })).toMatchObject({ ok: true, client: { name: 'Acme Holding' } });
    expect(
      await edit({ name: 'Acme Holding', notes: 'Calls.' }, { person: 'U9', view: 'V3', opened: 1 }),
    ).toMatchObject({ ok: true, client: { notes: 'Calls.' } });
    await expect(edit({ name: 'Mine' }, { person: 'U2', view: 'V4' })).rejects.toThrow(Refused);
    expect((await stored('acme'))?.changes).toMatchObject([
      { by: 'U1', was: { name: 'Acme' }, now: { name: 'Acme Holding' } },
      { by: 'U9', was: { notes: null }, now: { notes: 'Calls.' } },
    ]);
  });

  it('by two at once: what one did not touch stays as the other left it, and what both changed is said', async () => {
    await edit({ name: 'Acme Holding' });
    expect(await edit({ notes: 'Calls.' }, { view: 'V3' })).toMatchObject({
      ok: true,
      client: { name: 'Acme Holding', notes: 'Calls.' },
    });
    expect(await edit({ name: 'Acme Group' }, { view: 'V4' })).toEqual({
      ok: false,
      problems: [{ field: 'name', problem: { code: 'client-changed', now: 'Acme Holding' } }],
    });
    expect(await stored('acme')).toMatchObject({ name: 'Acme Holding', version: 3 });
  });

  it('once for each form, also where its answer was lost', async () => {
    await edit({ name: 'Acme Holding' });
    expect(await edit({ name: 'Acme Holding' })).toMatchObject({ ok: true });
    expect((await stored('acme'))?.changes).toHaveLength(1);
  });
});

describe('two clients that are the same', () => {
  const merge = (client: string, into: string | undefined, { person = 'U1', view = 'V6' } = {}) =>
    world.useCases.mergeClients({ ...by(person), client, into, view });
  beforeEach(async () => {
    const twin = { id: 'twin', code: 'TWIN', name: 'Acme Ltd', people: ['U1', 'U2'], notes: 'Prefers calls.' };
    await world.ports.clients.save(aClient(twin));
    await world.ports.goals.save(aGoal({ id: 'of-twin', client: 'twin' }));
  });

  it('become one that has the people, notes, goals, and code of both', async () => {
    expect(await merge('twin', 'acme')).toMatchObject({ ok: true, merged: { code: 'TWIN' }, into: { code: 'ACME' } });
    expect(await stored('acme')).toMatchObject({ people: ['U1', 'U2'], notes: 'Prefers calls.' });
    const page = await world.useCases.showClient({ ...by('U1'), client: 'twin' });
    expect(page).toMatchObject({ client: { id: 'acme' }, alsoKnownAs: ['TWIN'], goals: [{ goal: 'of-twin' }] });
    const found = await world.useCases.findClients({ ...by('U1'), team: 'success', typed: 'twin' });
    expect(found?.map(({ id }) => id)).toEqual(['acme']);
    expect((await world.useCases.listClients({ ...by('U1'), team: 'success' }))?.clients).toMatchObject([
      { id: 'acme', goals: 1 },
    ]);
    expect(await merge('twin', 'acme')).toMatchObject({ ok: true });
    // Its code stays its own.
    expect(await add({ code: 'twin' }, { view: 'V9' })).toMatchObject(problem('code', 'client-code-taken'));
  });

  it('are not one client alone, and not one of another team', async () => {
    expect(await merge('acme', 'acme')).toMatchObject(problem('into', 'client-itself'));
    expect(await merge('acme', undefined)).toMatchObject(problem('into', 'choose-one'));
    expect(await merge('acme', 'none')).toMatchObject(problem('into', 'client-gone'));
    await expect(merge('twin', 'acme', { person: 'U2' })).rejects.toThrow(Refused);
    expect(await stored('acme')).toMatchObject({ version: 1 });
  });

  it('are merged once, whoever merges them the other way round at the same moment', async () => {
    await Promise.all([merge('twin', 'acme'), merge('acme', 'twin', { person: 'U9', view: 'V7' })]);
    expect(knownClients(await world.ports.clients.forTeams(WORKSPACE, ['success']))).toHaveLength(1);
    expect((await world.useCases.listClients({ ...by('U1'), team: 'success' }))?.clients).toMatchObject([{ goals: 1 }]);
  });

  it('lose nothing where somebody edits one of them meanwhile', async () => {
    const input = form({ name: 'Acme Holding', code: 'ACME', people: ['U1'] });
    await Promise.all([
      merge('twin', 'acme'),
      world.useCases.editClient({ ...by('U9'), client: 'acme', view: 'V8', changes: 0, input }),
    ]);
    const acme = await stored('acme');
    expect(acme?.people).toEqual(['U1', 'U2']);
    expect(acme?.changes?.length).toBe(2);
    const late = { ...by('U9'), client: 'twin', view: 'V10', changes: 0, input: form({ name: 'Late' }) };
    expect(await world.useCases.editClient(late)).toMatchObject(problem('name', 'client-gone'));
  });
});

describe('a client that ended', () => {
  const end = (on: string, reason = '') =>
    world.useCases.endClient({ ...by('U1'), client: 'acme', view: 'V7', on, reason });

  it('ends on a day that is not to come, says which goals go on, and is looked after again', async () => {
    await world.ports.goals.save(aGoal({ client: 'acme' }));
    expect(await end('2026-03-03')).toMatchObject(problem('on', 'date-in-future'));
    expect(await end('')).toMatchObject(problem('on', 'required'));
    expect(await end('2026-03-01', 'x'.repeat(301))).toMatchObject(problem('reason', 'too-long'));
    expect(await end('2026-03-01', 'Contract over.')).toMatchObject({ ok: true, active: 1 });
    expect(await stored('acme')).toMatchObject({
      ended: { on: '2026-03-01' },
      changes: [{ reason: 'Contract over.' }],
    });
    expect(await world.useCases.reopenClient({ ...by('U1'), client: 'acme' })).toMatchObject({ ok: true });
    expect(await stored('acme')).not.toHaveProperty('ended');
  });

  it('gets no new goal and no new words, and keeps those that it has', async () => {
    await world.ports.goals.save(aGoal({ client: 'acme' }));
    await end('2026-03-01');
    const made = (client: string) =>
      world.useCases.createGoal({ ...by('U1'), view: 'V8', input: aGoalDraft({ client }) });
    expect(await made('acme')).toMatchObject(problem('client', 'client-ended'));
    expect(await made('none')).toMatchObject(problem('client', 'client-gone'));
    const words = { ...by('U1'), goal: 'retention', message: { channel: 'C9', ts: '1.2' }, text: 'Goodbye.' };
    expect(await world.useCases.attachFeedback({ ...words, client: 'none' })).toMatchObject({ field: 'client' });
    const edit = { goal: aGoalDraft({ client: 'acme', title: 'Renamed' }), reason: '' };
    const request = { ...by('U1'), view: 'V9', goal: 'retention', changes: 0, input: edit };
    expect(await world.useCases.editGoal(request)).toMatchObject({ ok: true, goal: { client: 'acme' } });
  });
});

describe('a goal of a client', () => {
  it('is given to one and taken from it, which its history keeps', async () => {
    await world.ports.goals.save(aGoal());
    const edit = (client: string | undefined, view: string, changes: number) =>
      world.useCases.editGoal({
        ...by('U1'),
        ...{ view, goal: 'retention', changes },
        input: { goal: aGoalDraft({ client }), reason: '' },
      });
    expect(await edit('acme', 'V1', 0)).toMatchObject({ ok: true, goal: { client: 'acme' } });
    expect(await edit(undefined, 'V2', 1)).toMatchObject({
      ok: true,
      change: { was: { client: 'acme' }, now: { client: null } },
    });
  });

  it('is listed by code, by name, and by the code of one that was merged; a search finds its name', async () => {
    await world.ports.clients.save(aClient({ id: 'twin', code: 'TWIN', merged: { into: 'acme' } }));
    await world.ports.clients.save(aClient({ id: 'north', code: 'NW', name: 'North Wind' }));
    await world.ports.goals.save(aGoal({ id: 'one', client: 'acme' }));
    await world.ports.goals.save(aGoal({ id: 'two', client: 'twin' }));
    await world.ports.goals.save(aGoal({ id: 'three', client: 'north' }));
    await world.ports.goals.save(aGoal({ id: 'four' }));
    const { list, word } = english();
    const listed = async (typed: string) => {
      const asked = { ...by('U1'), channel: 'C1', typed, vocabulary: list.vocabulary, categoryName: word.category };
      const found = await world.useCases.listGoals(asked);
      return found.ok ? found.goals.map(({ goal }) => goal).toSorted() : found.why;
    };
    expect(await listed('client acme')).toEqual(['one', 'two']);
    expect(await listed('client TWIN')).toEqual(['one', 'two']);
    expect(await listed('client north wind')).toEqual(['three']);
    expect(await listed('north')).toEqual(['three']);
    expect(await listed('client nobody')).toEqual([]);
  });

  it('is one of five hundred on the page of its client', async () => {
    const goals = Array.from({ length: 500 }, (_, at) => aGoal({ id: `g${at}`, client: 'acme' }));
    await Promise.all(goals.map((goal) => world.ports.goals.save(goal)));
    const page = await world.useCases.showClient({ ...by('U1'), client: 'acme' });
    expect(page?.goals).toHaveLength(500);
  });
});

describe('what a client said', () => {
  const at = (day: string) => new Date(`${day}T09:00:00Z`);
  const goal = aGoal({
    client: 'acme',
    contributors: ['UOTHER'],
    feedback: [
      { id: 'f1', text: 'You always call back.', by: 'U1', at: at('2026-01-10'), sentiment: 'positive' },
      { id: 'f2', text: 'Nobody called.', by: 'U1', at: at('2026-02-10'), client: 'north', sentiment: 'negative' },
    ],
    checkIns: [
      aCheckIn(82, { feedback: 'The survey is long.', sentiment: 'mixed', on: '2026-02-20', at: at('2026-02-20') }),
    ],
  });
  const WORDS = /always call|Nobody called|survey is long/;
  beforeEach(async () => {
    await world.ports.clients.save(aClient({ id: 'north', code: 'NW', name: 'North Wind' }));
    await world.ports.goals.save(goal);
  });

  it('stands on its page with how often it sounds how, month by month', async () => {
    const page = await world.useCases.showClient({ ...by('U2'), client: 'acme' });
    expect(page?.feedback.map(({ text }) => text)).toEqual(['The survey is long.', 'You always call back.']);
    expect(page?.counts).toEqual({ positive: 1, mixed: 1, negative: 0, unstated: 0 });
    expect(page?.months.map(({ month }) => month)).toEqual(['2026-02-01', '2026-01-01']);
    const other = await world.useCases.showClient({ ...by('U2'), client: 'north' });
    expect(other).toMatchObject({ goals: [], feedback: [{ text: 'Nobody called.', goal: 'retention' }] });
  });

  it('is read in the team alone, also where somebody else has a part in the goal', async () => {
    const read = async (person: string) =>
      JSON.stringify([
        await world.useCases.showGoal(WORKSPACE, person, 'retention'),
        await world.useCases.readWritten({ ...by(person), about: { goal: 'retention' } }),
        await world.useCases.findGoals(WORKSPACE, person, 'retention'),
        await world.useCases.visibleGoal(WORKSPACE, person, 'retention'),
        await world.useCases.goalChanges(WORKSPACE, person, 'retention'),
        await world.useCases.goalsOfForm(WORKSPACE, person, [{ goal: 'retention' }]),
        await world.useCases.goalActions({ ...by(person), goal: 'retention' }),
      ]);
    expect(await read('U2')).toMatch(WORDS);
    expect(await read('UOTHER')).toContain('Client retention');
    expect(await read('UOTHER')).not.toMatch(WORDS);
    expect(await world.useCases.showClient({ ...by('UOTHER'), client: 'acme' })).toBeUndefined();
    // What they are shown less of is not written back.
    const words = { ...by('UOTHER'), goal: 'retention', message: { channel: 'C9', ts: '1.2' }, text: 'I heard more.' };
    expect(await world.useCases.attachFeedback(words)).toMatchObject({ ok: true });
    const kept = await world.ports.goals.get(WORKSPACE, 'retention');
    expect(kept?.feedback).toHaveLength(3);
    expect(await read('UOTHER')).toContain('I heard more.');
  });

  it('in a check-in has the sentiment that a person chose, which a correction keeps or takes back', async () => {
    const texts = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
    const blank = { ...texts, goal: 'retention', status: undefined, confidence: undefined, cleared: [] };
    const answer = async (view: string, input: Partial<CheckInInput>) => {
      const goalInputs = [{ ...blank, value: '83', ...input }];
      const sent = await world.useCases.submitCheckIn({ ...by('U1'), view, goalInputs });
      if (!sent.ok) throw new Error(JSON.stringify(sent));
      await world.followUps.applyAnswer(sent.answer);
      return (await world.ports.goals.get(WORKSPACE, 'retention'))?.checkIns.at(-1);
    };
    const first = await answer('V1', { feedback: 'Well done.', sentiment: 'positive' });
    expect(first).toMatchObject({ feedback: 'Well done.', sentiment: 'positive' });
    world.moveTo('2026-03-02T09:00:00Z');
    const kept = await answer('V2', { value: '84', corrects: first?.id ?? '' });
    expect(kept).toMatchObject({ value: 84, sentiment: 'positive' });
    world.moveTo('2026-03-02T10:00:00Z');
    const taken = await answer('V3', { value: '84', corrects: kept?.id ?? '', sentiment: 'unstated' });
    expect(taken).toMatchObject({ feedback: 'Well done.' });
    expect(taken).not.toHaveProperty('sentiment');
    // Without words a sentiment says nothing: Slack offers no way to take back a choice.
    world.moveTo('2026-03-03T10:00:00Z');
    expect(await answer('V4', { value: '85', sentiment: 'negative' })).not.toHaveProperty('sentiment');
  });

  it('of a private goal is not on the page of its client for who may not see the goal', async () => {
    await world.ports.goals.save({ ...goal, visibility: 'private', version: 2 });
    const seen = async (person: string) =>
      JSON.stringify(await world.useCases.showClient({ ...by(person), client: 'acme' }));
    expect(await seen('U1')).toMatch(WORDS);
    expect(await seen('U2')).not.toMatch(WORDS);
    expect(await seen('UADMIN')).not.toMatch(WORDS);
  });
});
