import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_OPEN_ACTIONS } from '../../src/domain/goal/action-items.ts';
import { Refused } from '../../src/domain/policy.ts';
import { aGoal, anAction, aResource, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

/** What becomes of actions that are sent twice, meet another write, or come to a goal that takes none. */
describe('an action', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
    await world.ports.goals.save(aGoal({ contributors: ['U5'] }));
  });
  afterEach(() => world.close());

  const about = (person = 'U1') => ({ workspace: 'T1', person, goal: 'retention' });
  const input = { text: 'Call the clients', owner: 'U2', due: '2026-05-01' };
  const add = (person = 'U1', typed = {}, view = 'V1') =>
    world.useCases.addAction({ ...about(person), view, input: { ...input, ...typed } });
  const goal = async () => {
    const found = await world.ports.goals.get('T1', 'retention');
    if (found === undefined) throw new Error('no goal');
    return found;
  };
  const only = async () => (await goal()).actions?.[0];

  it('is one however often the form is sent, and another one where it says something else', async () => {
    await add();
    expect(await add()).toMatchObject({ ok: true });
    expect((await goal()).actions).toMatchObject([{ text: 'Call the clients', owner: 'U2', createdBy: 'U1' }]);
    await add('U1', { text: 'Write to them' });
    await Promise.all(['a', 'b', 'c'].map((text) => add('U9', { text }, 'V2')));
    expect((await goal()).actions).toHaveLength(5);
  });

  it('of 200 is refused at the field from the hundred-and-first on', async () => {
    const actions = Array.from({ length: MAX_OPEN_ACTIONS - 1 }, (_, index) => anAction({ id: `a${index}` }));
    await world.ports.goals.save({ ...(await goal()), actions, version: 2 });
    expect(await add()).toMatchObject({ ok: true });
    const problem = { code: 'too-many-actions', max: 100, open: true };
    for (let extra = 0; extra < 100; extra += 1) {
      const refused = await add('U1', { text: `Extra ${extra}` });
      expect(refused).toEqual({ ok: false, problems: [{ field: 'text', problem }] });
    }
    expect((await goal()).actions).toHaveLength(100);
    const ticked = { ...about(), action: 'a0' };
    expect(await world.useCases.finishAction(ticked)).toMatchObject({ ok: true });
    expect(await add('U1', { text: 'Another' })).toMatchObject({ ok: true });
    expect(await world.useCases.reopenAction(ticked)).toEqual({ ok: false, why: 'full' });
  });

  it('is added by who has a part in the goal, and ticked off by who does it, the owner and the lead', async () => {
    await expect(add('U2')).rejects.toThrow(Refused);
    expect(await add('U5')).toMatchObject({ ok: true });
    const action = (await only())?.id ?? '';
    await expect(world.useCases.finishAction({ ...about('U5'), action })).rejects.toThrow(Refused);
    for (const person of ['U2', 'U1', 'U9']) {
      await world.useCases.finishAction({ ...about(person), action });
      expect((await only())?.done?.by).toBe(person);
      await world.useCases.reopenAction({ ...about(person), action });
      expect((await only())?.done).toBeUndefined();
    }
  });

  it('is given to nobody who does not see the goal', async () => {
    const problems = [{ field: 'owner', problem: { code: 'action-unseen' } }];
    expect(await add('U1', { owner: 'USTRANGER' })).toEqual({ ok: false, problems });
    expect(await add('U1', { owner: 'U5' })).toMatchObject({ ok: true });
    const guest = await add('U1', { owner: 'UGUEST' });
    expect(guest).toMatchObject({ ok: false, problems: [{ field: 'owner', problem: { code: 'cannot-answer' } }] });
  });

  it('that two people change at once keeps what each of them changed', async () => {
    await add();
    const action = (await only())?.id ?? '';
    const before = { text: input.text, owner: input.owner, due: input.due };
    const change = (person: string, typed: Partial<typeof input>) =>
      world.useCases.changeAction({ ...about(person), action, input: { ...input, ...typed }, before });
    await Promise.all([change('U1', { text: 'Call ten clients' }), change('U9', { due: '2026-06-01' })]);
    expect(await only()).toMatchObject({ text: 'Call ten clients', owner: 'U2', due: '2026-06-01' });
    await world.useCases.finishAction({ ...about('U2'), action });
    expect(await change('U1', { text: 'Never' })).toMatchObject({ problems: [{ problem: { code: 'action-done' } }] });
  });

  it('of a closed goal stays as it is', async () => {
    const plan = { actions: [anAction()], resources: [aResource()] };
    await world.ports.goals.save({ ...(await goal()), ...plan, state: 'dropped', version: 2 });
    const closed = { ok: false, why: 'closed' };
    expect(await add()).toEqual(closed);
    expect(await world.useCases.finishAction({ ...about(), action: 'a1' })).toEqual(closed);
    expect(await world.useCases.grantResource({ ...about(), resource: 'r1', granted: true })).toEqual(closed);
    expect(await world.useCases.goalActions(about())).toMatchObject({ mayPlan: false, mayGrant: false });
    expect((await goal()).actions).toEqual([anAction()]);
  });

  it('stands beside what the goal needs, which the owner and the lead grant', async () => {
    const unit = { kind: 'currency', currency: 'EUR' } as const;
    const need = { kind: 'money', unit, text: 'A survey tool', amount: '€1200' } as const;
    const added = await world.useCases.addResource({ ...about('U5'), view: 'V1', input: need });
    expect(added).toMatchObject({ ok: true, goal: { resources: [{ kind: 'money', amount: { value: 1200, unit } }] } });
    const resource = (await goal()).resources?.[0]?.id ?? '';
    await expect(world.useCases.grantResource({ ...about('U5'), resource, granted: true })).rejects.toThrow(Refused);
    await world.useCases.grantResource({ ...about('U9'), resource, granted: true });
    expect((await goal()).resources).toMatchObject([{ granted: true }]);
  });
});
