import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransferRequest } from '../../src/features/handover/transfer-goals.ts';
import { aBlocker, aCheckIn, aGoal, aGoalDraft, aTeam } from '../support/samples.ts';
import { failingOnce, MARCH, openWorld, type World } from './support.ts';

const round = MARCH.id;
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  for (const id of ['a', 'b']) await world.ports.goals.save(aGoal({ id, title: id.toUpperCase() }));
  await world.ports.goals.save(aGoal({ id: 'c', title: 'C', owner: 'U2', reporter: 'U1' }));
  await world.ports.goals.save(aGoal({ id: 'old', title: 'Old', state: 'achieved' }));
});
afterEach(() => world.close());

const transfer = (changes: Partial<TransferRequest> = {}) =>
  world.useCases.transferGoals({
    workspace: 'T1',
    person: 'U9',
    view: 'V1',
    from: 'U1',
    to: 'U2',
    goals: ['a', 'b'],
    reason: '',
    ...changes,
  });
const at = (field: string, code: string) => ({ ok: false, problems: [{ field, problem: { code } }] });
const stored = async (id: string) => {
  const goal = await world.ports.goals.get('T1', id);
  if (goal === undefined) throw new Error(`no goal ${id}`);
  return goal;
};
const follow = async (...ids: string[]) => world.followUps.followTransfer(await Promise.all(ids.map(stored)));
const messages = (part: string) => [...world.queue.messages.values()].filter(({ id }) => id.includes(part));
const asks = async () => (await world.ports.rounds.get(round))?.asks;

describe('handing over goals', () => {
  it('changes the owner, once for the same form, and says in the history who did it and why', async () => {
    expect(await transfer({ reason: ' Noor moves on. ' })).toMatchObject({
      ok: true,
      goals: [{ id: 'a' }, { id: 'b' }],
    });
    expect(await transfer({ reason: ' Noor moves on. ' })).toMatchObject({
      ok: true,
      goals: [{ id: 'a' }, { id: 'b' }],
    });
    for (const id of ['a', 'b']) {
      expect((await stored(id)).owner).toBe('U2');
      expect((await stored(id)).changes).toMatchObject([
        { by: 'U9', reason: 'Noor moves on.', was: { owner: 'U1' }, now: { owner: 'U2' } },
      ]);
    }
  });

  it('is offered of all that a person owns or reports, to who may give it away', async () => {
    const formOf = async (person: string, from: string) => {
      const form = await world.useCases.handoverForm('T1', person, { from });
      return form.ok ? form.goals.map(({ id }) => id) : form.why;
    };
    expect(await formOf('U9', 'U1')).toEqual(['a', 'b', 'c']);
    expect(await formOf('U1', 'U1')).toEqual(['a', 'b', 'c']);
    expect(await formOf('UADMIN', 'U1')).toEqual(['a', 'b', 'c']);
    expect(await formOf('U2', 'U1')).toEqual(['c']);
    expect(await formOf('U3', 'U1')).toEqual([]);
  });

  it('moves the reporting alone where the person reports and does not own', async () => {
    await transfer({ goals: ['c'], to: 'U9' });
    expect(await stored('c')).toMatchObject({ owner: 'U2', reporter: 'U9' });
    await transfer({ view: 'V2', goals: ['c'], from: 'U9', to: 'U2' });
    expect(await stored('c')).not.toHaveProperty('reporter');
  });

  it('is refused at the field, with nothing changed', async () => {
    expect(await transfer({ to: undefined })).toEqual(at('to', 'choose-one'));
    expect(await transfer({ goals: [] })).toEqual(at('goals', 'choose-one'));
    expect(await transfer({ to: 'U1' })).toEqual(at('to', 'same-person'));
    expect(await transfer({ to: 'UGUEST' })).toEqual(at('to', 'cannot-answer'));
    expect(await transfer({ goals: ['old'] })).toEqual(at('goals', 'nothing-to-hand'));
    expect(await transfer({ from: 'U2', to: 'U9', goals: ['a'] })).toEqual(at('goals', 'nothing-to-hand'));
    expect(await transfer({ person: 'U1', to: 'U3' })).toEqual(at('to', 'not-in-team'));
    expect(await transfer({ reason: 'x'.repeat(301) })).toMatchObject(at('reason', 'too-long'));
    await expect(transfer({ person: 'U3' })).rejects.toThrow('not-the-owner');
    for (const id of ['a', 'b', 'c', 'old']) expect(await stored(id)).not.toHaveProperty('changes');
  });

  it('asks for a reason once there are values', async () => {
    await world.ports.goals.save({ ...(await stored('a')), checkIns: [aCheckIn(82)], version: 2 });
    expect(await transfer()).toEqual(at('reason', 'say-why'));
    expect((await stored('b')).owner).toBe('U1');
    expect(await transfer({ reason: 'Noor moves on.' })).toMatchObject({ ok: true });
  });

  it('takes who is not in the team into it, where its lead hands over', async () => {
    expect(await transfer({ to: 'U3' })).toMatchObject({ ok: true, joined: [{ id: 'success' }] });
    expect((await world.ports.teams.get('T1', 'success'))?.members).toContain('U3');
    expect(await transfer({ to: 'U3' })).toMatchObject({ ok: true, joined: [] });
  });

  it('is not set back by the form of the new goal, where that comes once more', async () => {
    const request = { workspace: 'T1', person: 'U9', view: 'V7', input: aGoalDraft() };
    const created = await world.useCases.createGoal(request);
    if (!created.ok) throw new Error('not created');
    await transfer({ goals: [created.goal.id] });
    expect(await world.useCases.createGoal(request)).toMatchObject({ ok: true, goal: { owner: 'U2' } });
    expect((await stored(created.goal.id)).changes).toHaveLength(1);
  });

  it('leaves to others what they took over meanwhile', async () => {
    await transfer({ view: 'V0', goals: ['a'], to: 'U9' });
    expect(await transfer()).toMatchObject({ ok: true, goals: [{ id: 'b' }] });
    expect((await stored('a')).owner).toBe('U9');
  });

  it('goes on where it was cut short', async () => {
    const { goals } = world.ports;
    const cut = world.having({ goals: { ...goals, save: failingOnce(goals.save) } });
    const request = { workspace: 'T1', person: 'U9', view: 'V1', from: 'U1', to: 'U2', goals: ['a', 'b'], reason: '' };
    await expect(cut.useCases.transferGoals(request)).rejects.toThrow('killed');
    expect(await cut.useCases.transferGoals(request)).toMatchObject({ ok: true, goals: [{ id: 'a' }, { id: 'b' }] });
    expect((await stored('a')).changes).toHaveLength(1);
  });
});

describe('what follows a handover', () => {
  const open = () => world.followUps.runOccurrence(MARCH, 'T1', 'success');

  it('asks the new owner in the open round, with one prompt and reminders, and the one before no more', async () => {
    await open();
    expect(await asks()).toEqual([{ person: 'U1', goals: ['a', 'b', 'c'] }]);
    await transfer({ goals: ['a', 'b', 'c'], to: 'U9' });
    await follow('a', 'b', 'c');
    await follow('a', 'b', 'c');
    expect(await asks()).toEqual([{ person: 'U9', goals: ['a', 'b', 'c'] }]);
    expect(world.queue.messages.get(`${round}|U1|prompt`)?.notice).toMatchObject({
      state: 'answered',
      goals: [{ part: 'transferred', toName: 'Mara' }, {}, {}],
    });
    expect(world.queue.messages.get(`${round}|U9|prompt`)?.notice).toMatchObject({
      state: 'waiting',
      goals: [{ part: 'open' }, { part: 'open' }, { part: 'open' }],
    });
    expect(world.queue.bumps.filter((bump) => bump.startsWith(`${round}|U9|prompt`))).toHaveLength(1);
    const reminders = await world.ports.reminders.due(new Date('2026-04-01'), 100);
    expect(reminders.some(({ person }) => person === 'U9')).toBe(true);
  });

  it('tells the new owner once of all, and the one before, but nobody what they did themselves', async () => {
    await transfer({ reason: 'Noor moves on.' });
    await follow('a', 'b');
    expect(messages('|transferred').map(({ to, notice }) => [to, notice])).toEqual([
      [
        { user: 'U2' },
        expect.objectContaining({
          by: 'U9',
          reason: 'Noor moves on.',
          goals: [
            { title: 'A', teamName: 'Client success', part: 'owner' },
            { title: 'B', teamName: 'Client success', part: 'owner' },
          ],
        }),
      ],
      [{ user: 'U1' }, expect.objectContaining({ by: 'U9', to: 'U2' })],
    ]);
    await transfer({ view: 'V2', person: 'U2', from: 'U2', to: 'U9', goals: ['a'], reason: '' });
    await follow('a');
    expect(messages('|transferred').map(({ to }) => to)).toEqual([{ user: 'U2' }, { user: 'U1' }, { user: 'U9' }]);
  });

  it('gives back what the owner before had typed and not sent, and keeps it', async () => {
    const savedAt = world.ports.clock.now();
    const fields = [
      { field: 'a:value', value: '84' },
      { field: 'a:note', value: 'Calls help.' },
      { field: 'b:status', value: 'at-risk' },
    ];
    await world.ports.drafts.save('T1', 'U1', { fields, savedAt });
    await transfer({ person: 'U1' });
    await follow('a', 'b');
    expect(messages('draft-').map(({ to, notice }) => [to, notice])).toEqual([
      [
        { user: 'U1' },
        { kind: 'draft-left', title: 'A', to: 'U2', value: '84', texts: [{ field: 'note', text: 'Calls help.' }] },
      ],
    ]);
    expect((await world.ports.drafts.get('T1', 'U1'))?.fields).toHaveLength(3);
  });

  it('moves the blockers of the owner before', async () => {
    await world.ports.goals.save({ ...(await stored('a')), blockers: [aBlocker()], version: 2 });
    await transfer();
    expect((await world.ports.goals.blockedBy('T1', 'U2')).map(({ id }) => id)).toEqual(['a']);
    expect(await world.ports.goals.blockedBy('T1', 'U1')).toEqual([]);
  });

  it('is made good at the first beat after a crash, and is done once at later ones', async () => {
    await open();
    await transfer();
    expect(await asks()).toEqual([{ person: 'U1', goals: ['a', 'b', 'c'] }]);
    const after = world.having({}).followUps;
    await after.followTransfers();
    expect(await asks()).toMatchObject([
      { person: 'U1', goals: ['c'] },
      { person: 'U2', goals: ['a', 'b'] },
    ]);
    const { puts } = world.queue;
    await after.followTransfers();
    expect(world.queue.puts).toBe(puts);
    await world.having({}).followUps.followTransfers();
    expect(world.queue.bumps).toHaveLength(1);
    expect(messages('|transferred')).toHaveLength(2);
  });

  it('asks who stands in for a new owner who is away', async () => {
    await open();
    const absence = { id: 'x', workspace: 'T1', person: 'U2', from: '2026-03-01', until: '2026-03-31', delegate: 'U9' };
    const times = {
      startsAt: new Date('2026-03-01'),
      endsAt: new Date('2026-04-01'),
      createdAt: new Date('2026-02-01'),
    };
    await world.ports.absences.add({ ...absence, ...times, begun: true });
    await transfer({ goals: ['a'] });
    await follow('a');
    expect(await asks()).toEqual([
      { person: 'U1', goals: ['b', 'c'] },
      { person: 'U9', insteadOf: 'U2', goals: ['a'] },
    ]);
  });
});

describe('the people of a new goal', () => {
  const create = (changes: Parameters<typeof aGoalDraft>[0], person = 'U9') =>
    world.useCases.createGoal({ workspace: 'T1', person, view: 'V5', input: aGoalDraft(changes) });

  it('are kept, and hear of it once each', async () => {
    const created = await create({ reporter: 'U2', contributors: ['U3', 'U1'] });
    if (!created.ok) throw new Error('not created');
    expect(created.goal).toMatchObject({ owner: 'U1', reporter: 'U2', contributors: ['U3'] });
    await world.followUps.notifyPeople(created.goal, 'U9');
    expect(messages('|owned').map(({ to, notice }) => [to, notice])).toMatchObject([
      [{ user: 'U1' }, { kind: 'owned' }],
      [{ user: 'U2' }, { part: 'reporter' }],
      [{ user: 'U3' }, { part: 'contributor' }],
    ]);
  });

  it('are refused at their field where they cannot answer, or see', async () => {
    expect(await create({ reporter: 'UGUEST' })).toEqual(at('reporter', 'cannot-answer'));
    expect(await create({ reporter: 'U3' }, 'U1')).toEqual(at('reporter', 'not-in-team'));
    expect(await create({ contributors: ['UGUEST'] })).toEqual(at('contributors', 'cannot-see'));
    const many = Array.from({ length: 11 }, (_, index) => `UX${index}`);
    expect(await create({ contributors: many })).toMatchObject(at('contributors', 'too-many-people'));
  });

  it('reports it where another than the owner is asked, and the contributor outside the team sees it', async () => {
    const created = await create({ reporter: 'U2', contributors: ['U3'] });
    if (!created.ok) throw new Error('not created');
    await world.followUps.runOccurrence(MARCH, 'T1', 'success');
    expect(await asks()).toContainEqual({ person: 'U2', goals: [created.goal.id] });
    const { found } = await world.useCases.findGoals('T1', 'U3', 'Client retention');
    expect(found.map(({ id }) => id)).toEqual([created.goal.id]);
    expect(await world.useCases.showGoal('T1', 'U3', created.goal.id)).toMatchObject({ mayAdd: false });
    const feedback = { workspace: 'T1', person: 'U3', goal: created.goal.id, text: 'Well done.' };
    expect(await world.useCases.attachFeedback({ ...feedback, message: { channel: 'C9', ts: '1.2' } })).toMatchObject({
      ok: true,
    });
    expect((await world.useCases.showHome('T1', 'U2')).due.map(({ goal }) => goal)).toContain(created.goal.id);
    const { items } = await world.useCases.findItemsToAnswer('T1', 'U2', undefined);
    expect(items.map(({ goal }) => goal.id)).toContain(created.goal.id);
  });
});

describe('somebody who cannot answer any more', () => {
  it('is told to the lead of their goals once a month, with who has left them', async () => {
    await world.followUps.notifyOwnerGone('T1', 'U1');
    await world.followUps.notifyOwnerGone('T1', 'U1');
    expect(messages('|gone-').map(({ to, notice }) => [to, notice])).toEqual([
      [
        { user: 'U9' },
        {
          kind: 'goals-left',
          teamName: 'Client success',
          goals: ['A', 'B', 'C'].map((title) => ({ title, owner: 'U1' })),
        },
      ],
    ]);
    await world.followUps.notifyOwnerGone('T1', 'U3');
    expect(messages('|gone-')).toHaveLength(1);
  });
});
