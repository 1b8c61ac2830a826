import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EditInput } from '../../src/domain/goal/edit-input.ts';
import type { DecidedField, Goal } from '../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import { Refused } from '../../src/domain/policy.ts';
import { aCheckIn, aGoal, aGoalDraft, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

/** A goal with all that can be decided about it, and two values; U1 owns it, U9 leads its team. */
const GOAL: Partial<Goal> = {
  description: 'Clients who stay',
  serves: 'Growth',
  calculator: 'retention',
  benchmark: { value: 85, source: 'A survey, 2025' },
  cadence: 'monthly',
  milestones: [{ id: 'm1', value: 82, title: 'first pilot' }],
  checkIns: [aCheckIn(81), aCheckIn(82, { on: '2026-02-20', at: new Date('2026-02-20T09:00:00Z') })],
};
/** Its form as it is opened. */
const FORM = aGoalDraft({
  baseline: '80',
  target: '85',
  description: 'Clients who stay',
  serves: 'Growth',
  calculator: 'retention',
  benchmark: '85',
  benchmarkSource: 'A survey, 2025',
  cadence: 'monthly',
  milestones: '82: first pilot',
});

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  await world.ports.goals.save(aGoal(GOAL));
});
afterEach(() => world.close());

const stored = async () => {
  const goal = await world.ports.goals.get('T1', 'retention');
  if (goal === undefined) throw new Error('no goal');
  return goal;
};
const edit = (
  changes: Partial<GoalInput>,
  {
    person = 'U1',
    view = 'V1',
    opened = 0,
    ...input
  }: Partial<EditInput> & { person?: string; view?: string; opened?: number } = {},
) =>
  world.useCases.editGoal({
    workspace: 'T1',
    person,
    view,
    goal: 'retention',
    changes: opened,
    input: { reason: '', ...input, goal: { ...FORM, ...changes } },
  });
const problem = (field: string, code: string) => ({ ok: false, problems: [{ field, problem: { code } }] });
const WHY = { reason: 'The market turned.' };

describe('editing a goal', () => {
  it('is one change in its history, with who, when, why, from what and to what', async () => {
    const edited = await edit({ title: 'Renamed', target: '90' }, WHY);
    expect(edited).toMatchObject({ ok: true, before: { title: 'Client retention' }, goal: { title: 'Renamed' } });
    expect((await stored()).changes).toMatchObject([
      {
        by: 'U1',
        at: new Date('2026-03-02T08:00:00Z'),
        reason: 'The market turned.',
        was: { title: 'Client retention', kpi: { target: 85 } },
        now: { title: 'Renamed', kpi: { target: 90 } },
      },
    ]);
    expect((await stored()).checkIns).toEqual(GOAL.checkIns);
  });

  /** Each field that a form can change, and what it becomes. */
  const FIELDS: [DecidedField, Partial<GoalInput>, unknown, Parameters<typeof edit>[1]?][] = [
    ['title', { title: 'Renamed' }, 'Renamed'],
    ['description', { description: '' }, undefined],
    ['category', { category: 'other' }, 'other'],
    ['serves', { serves: 'Calm' }, 'Calm'],
    ['kpi', { target: '90', stretch: '95' }, { ...aGoal().kpi, target: 90, stretch: 95 }, WHY],
    ['calculator', { calculator: '' }, undefined],
    ['benchmark', { benchmark: '', benchmarkSource: '' }, undefined],
    ['cadence', { cadence: 'weekly' }, 'weekly'],
    ['milestones', { milestones: '82: first pilot\n84' }, [...(GOAL.milestones ?? []), { id: 'm2', value: 84 }]],
    ['owner', { owner: 'U2' }, 'U2', { ...WHY, person: 'U9' }],
    ['due', { due: '2027-03-31' }, '2027-03-31', WHY],
  ];
  it.each<(typeof FIELDS)[number]>(FIELDS)(
    'of its %s is known on each day as it was that day',
    async (field, changes, now, options = {}) => {
      const before = (await stored())[field];
      world.moveTo('2026-03-05T12:00:00Z');
      expect(await edit(changes, options)).toMatchObject({ ok: true });
      const on = async (day: string) => (await world.useCases.showGoal('T1', 'U9', 'retention', day))?.goal;
      world.moveTo('2026-03-10T12:00:00Z');
      expect((await on('2026-03-04'))?.[field]).toEqual(before);
      expect((await on('2026-03-04'))?.changes).toEqual([]);
      expect((await on('2026-03-05'))?.[field]).toEqual(now);
      expect((await world.useCases.showGoal('T1', 'U9', 'retention'))?.story.changes).toMatchObject([
        { on: '2026-03-05', change: { now: { [field]: now ?? null } } },
      ]);
      // No field but this one.
      const { version: _, changes: __, unsettledSince: ___, [field]: ____, ...others } = await stored();
      expect(aGoal({ ...GOAL })).toMatchObject(others);
    },
  );

  it('is made once, however often the form comes', async () => {
    const [one, other] = await Promise.all([edit({ title: 'Renamed' }), edit({ title: 'Renamed' })]);
    expect([one.ok, other.ok]).toEqual([true, true]);
    expect(await edit({ title: 'Renamed' })).toMatchObject({ ok: true, change: { now: { title: 'Renamed' } } });
    expect((await stored()).changes).toHaveLength(1);
  });

  it('takes what was changed in the form after an answer that was lost', async () => {
    await edit({ title: 'One' });
    expect(await edit({ title: 'Two' })).toMatchObject({ ok: true });
    expect(await edit({ title: 'One' })).toMatchObject({ ok: true, goal: { title: 'One' } });
    expect((await stored()).changes?.map(({ now }) => now.title)).toEqual(['One', 'Two', 'One']);
  });

  it('changes nothing where others did meanwhile, and goes through once that was seen', async () => {
    await edit({ target: '90' }, { ...WHY, person: 'U9', view: 'V9' });
    const late = await edit({ title: 'Renamed' });
    expect(late).toMatchObject({ ok: false, meanwhile: { changes: [{ by: 'U9' }] } });
    expect((await stored()).title).toBe('Client retention');
    expect(await edit({ title: 'Renamed', target: '90' }, { opened: 1 })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ title: 'Renamed', kpi: { target: 90 } });
  });

  it('goes by a value that came in meanwhile, and loses none', async () => {
    const form = edit({ title: 'Renamed' });
    const add = async () => {
      const goal = await stored();
      return world.ports.goals.save({ ...goal, checkIns: [...goal.checkIns, aCheckIn(83)], version: goal.version + 1 });
    };
    await Promise.all([form, (async () => (await add()) || add())()]);
    expect((await stored()).checkIns).toHaveLength(3);
    expect((await stored()).title).toBe('Renamed');
  });

  it.each<[string, Partial<GoalInput>]>([
    ['number', { target: '90' }],
    ['due date', { due: '2027-03-31' }],
    ['owner', { owner: 'U2' }],
  ])('needs a reason where its %s changes after the first value', async (_, changes) => {
    expect(await edit(changes)).toMatchObject(problem('reason', 'reason-missing'));
    expect(await edit(changes, { reason: '  ' })).toMatchObject(problem('reason', 'reason-missing'));
    expect((await stored()).changes).toBeUndefined();
    expect(await edit(changes, WHY)).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<GoalInput>, string]>([
    ['unit', { unit: { kind: 'number' }, calculator: '', benchmark: '', benchmarkSource: '' }, 'increase number'],
    ['direction', { direction: 'at-least', milestones: '' }, 'at-least percent'],
  ])('asks once what becomes of the values where its %s changes', async (_, changes, way) => {
    expect(await edit(changes, WHY)).toEqual({ ok: false, asks: way });
    expect((await stored()).changes).toBeUndefined();
    expect(await edit(changes, { ...WHY, agreed: 'another' })).toEqual({ ok: false, asks: way });
    expect(await edit(changes, { ...WHY, agreed: way })).toMatchObject({ ok: true });
    expect((await stored()).checkIns.map(({ value }) => value)).toEqual([81, 82]);
  });

  it.each<[string, Partial<GoalInput>, string, string]>([
    ['a target equal to the baseline', { target: '80' }, 'target', 'target-equals-baseline'],
    ['a due date before the last value', { due: '2026-02-19' }, 'due', 'due-before-value'],
    ['a due date that is over', { due: '2026-03-01' }, 'due', 'date-in-past'],
    ['an owner who cannot answer', { owner: 'UGUEST' }, 'owner', 'cannot-answer'],
    ['an owner who is not in the team', { owner: 'UELSE' }, 'owner', 'not-in-team'],
    ['nothing new', {}, 'title', 'nothing-changed'],
    ['a reason that is too long', { title: 'New' }, 'reason', 'too-long'],
  ])('is refused at the field for %s', async (_, changes, field, code) => {
    const reason = code === 'too-long' ? 'x'.repeat(301) : 'Because.';
    expect(await edit(changes, { reason })).toMatchObject(problem(field, code));
    expect((await stored()).changes).toBeUndefined();
  });

  it('keeps a due date that is over where nobody changes it', async () => {
    world.moveTo('2027-02-01T08:00:00Z');
    expect(await edit({ title: 'Renamed' })).toMatchObject({ ok: true });
    expect(await edit({ due: '2026-11-30' }, { ...WHY, view: 'V2', opened: 1 })).toMatchObject(
      problem('due', 'date-in-past'),
    );
  });

  it('moves milestones that nobody named with the target', async () => {
    const goal = await stored();
    const milestones = [1, 2, 3].map((quarter) => ({ id: `q${quarter}`, value: 80 + quarter }));
    await world.ports.goals.save({ ...goal, milestones, version: goal.version + 1 });
    await edit({ target: '100', milestones: '', marks: [0.25, 0.5, 0.75] }, WHY);
    expect((await stored()).milestones).toEqual([
      { id: 'q1-2', value: 85 },
      { id: 'q2-2', value: 90 },
      { id: 'q3-2', value: 95 },
    ]);
  });

  it('gets values on its way, keeps them untouched, and says where they do not fit any more', async () => {
    const quarters = { plan: '81; 82; 84; 85' };
    expect(await edit(quarters)).toMatchObject({ ok: true });
    const { plan } = await stored();
    expect(plan?.map(({ by }) => by)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
    expect(await edit({ ...quarters, title: 'Clients who stay' }, { view: 'V2', opened: 1 })).toMatchObject({
      ok: true,
    });
    expect((await stored()).plan).toEqual(plan);
    const shorter = { ...quarters, due: '2026-09-30' };
    expect(await edit(shorter, { view: 'V3', opened: 2, reason: 'Sooner.' })).toEqual({
      ok: false,
      problems: [{ field: 'plan', problem: { code: 'plan-count', typed: 4, months: 9, quarters: 3 } }],
    });
    expect(await edit({ plan: 'even' }, { view: 'V4', opened: 2 })).toMatchObject({ ok: true });
    expect(await stored()).not.toHaveProperty('plan');
  });

  it('keeps its unit where another goal stands on its KPI', async () => {
    await world.followUps.linkEarlierGoals();
    const { kpiId = '' } = await stored();
    await world.ports.goals.save(aGoal({ id: 'year', kpiId }));
    const score = { unit: { kind: 'score' }, calculator: '', benchmark: '', benchmarkSource: '' } as const;
    const refusal = await edit(score, { reason: 'Clearer' });
    expect(refusal).toEqual({ ok: false, problems: [{ field: 'unit', problem: { code: 'kpi-shared' } }] });
  });

  it('takes a new owner into the team where its lead says so', async () => {
    const edited = await edit({ owner: 'UELSE' }, { ...WHY, person: 'U9' });
    expect(edited).toMatchObject({ ok: true, joined: { members: expect.arrayContaining(['UELSE']) } });
  });

  it('is for its owner while they are in the team, and for its lead', async () => {
    await expect(edit({ title: 'Renamed' }, { person: 'U2' })).rejects.toThrow(Refused);
    const team = await world.ports.teams.get('T1', 'success');
    if (team) await world.ports.teams.save({ ...team, members: ['U9', 'U2'], version: team.version + 1 });
    await expect(edit({ title: 'Renamed' })).rejects.toThrow(Refused);
    expect(await edit({ title: 'Renamed' }, { person: 'U9' })).toMatchObject({ ok: true });
  });

  it.each(['achieved', 'missed', 'dropped'] as const)('leaves a goal as it is that ended as %s', async (state) => {
    const goal = await stored();
    await world.ports.goals.save({ ...goal, state, version: goal.version + 1 });
    expect(await edit({ title: 'Renamed' })).toMatchObject(problem('title', 'goal-over'));
    expect(await world.useCases.openEditForm('T1', 'U1', 'retention')).toEqual({ ok: false, why: 'over' });
  });
});

describe('a goal that is set again by a form whose answer was lost', () => {
  it('stays as somebody has edited it since', async () => {
    const create = () =>
      world.useCases.createGoal({ workspace: 'T1', person: 'U1', view: 'V7', input: aGoalDraft({ title: 'Calm' }) });
    const created = await create();
    if (!created.ok) throw new Error('not created');
    const { id } = created.goal;
    const input = { goal: aGoalDraft({ title: 'Calm clients' }), reason: '' };
    await world.useCases.editGoal({ workspace: 'T1', person: 'U9', view: 'V8', goal: id, changes: 0, input });
    expect(await create()).toMatchObject({ ok: true, goal: { title: 'Calm clients' } });
    expect(await world.ports.goals.get('T1', id)).toMatchObject({ title: 'Calm clients', changes: [{ by: 'U9' }] });
  });
});
