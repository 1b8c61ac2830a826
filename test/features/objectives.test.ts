import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import { aCheckIn, aGoal, aGoalDraft, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  await world.ports.teams.save(aTeam({ id: 'far', name: 'Far', channel: 'CFAR', lead: 'UADMIN', members: ['UADMIN'] }));
});
afterEach(() => world.close());

let views = 0;
const attempt = (changes: Partial<GoalInput>, person = 'U1') => {
  views += 1;
  const input = aGoalDraft({ title: `Goal ${views}`, ...changes });
  return world.useCases.createGoal({ workspace: 'T1', person, view: `V${views}`, input });
};
const create = async (changes: Partial<GoalInput> = {}) => {
  const created = await attempt(changes);
  if (!created.ok) throw new Error(JSON.stringify(created.problems));
  return created.goal;
};
const get = async (id: string): Promise<Goal> => {
  const goal = await world.ports.goals.get('T1', id);
  if (goal === undefined) throw new Error(`There is no goal ${id}`);
  return goal;
};
const edit = async ({ id }: Goal, changes: Partial<GoalInput>) => {
  views += 1;
  const goal = await get(id);
  const { title, parent, weight } = goal;
  const input = aGoalDraft({ title, parent, weight: weight === undefined ? '' : String(weight), ...changes });
  return world.useCases.editGoal({
    workspace: 'T1',
    person: 'U9',
    view: `V${views}`,
    goal: id,
    changes: goal.changes?.length ?? 0,
    input: { goal: input, reason: '' },
  });
};
const at = (field: string, code: string, more = {}) => ({
  ok: false,
  problems: [{ field, problem: { code, ...more } }],
});

describe('a goal that serves another one', () => {
  it('keeps it with the goal, and in its history', async () => {
    const year = await create();
    const quarter = await create({ parent: year.id });
    expect(await get(quarter.id)).toMatchObject({ parent: year.id });
    await edit(quarter, { weight: '100%' });
    await edit(quarter, { parent: undefined, weight: '' });
    const { changes, ...goal } = await get(quarter.id);
    expect(goal).not.toHaveProperty('parent');
    expect(changes).toMatchObject([
      { was: { weight: null }, now: { weight: 100 } },
      { was: { parent: year.id, weight: 100 }, now: { parent: null, weight: null } },
    ]);
    expect(await world.ports.goals.serving('T1', [year.id])).toEqual([]);
  });

  it('is refused at the field where that goal is gone, closed, or not for the person to see', async () => {
    await world.ports.goals.save(aGoal({ id: 'theirs', team: 'far', owner: 'UADMIN' }));
    await world.ports.goals.save(aGoal({ id: 'over', state: 'missed' }));
    await world.ports.goals.save(aGoal({ id: 'elsewhere', workspace: 'T2' }));
    for (const parent of ['gone', 'theirs', 'over', 'elsewhere']) {
      expect(await attempt({ parent })).toEqual(at('parent', 'parent-gone'));
    }
    expect(await attempt({ parent: 'theirs', team: 'far', owner: 'UADMIN' }, 'UADMIN')).toMatchObject({ ok: true });
  });

  it('is in no circle and in three levels at the most', async () => {
    const year = await create();
    const quarter = await create({ parent: year.id });
    const month = await create({ parent: quarter.id });
    const deep = at('parent', 'too-many-levels', { max: 3 });
    expect(await attempt({ parent: month.id })).toEqual(deep);
    for (const parent of [year, quarter, month]) {
      expect(await edit(year, { parent: parent.id })).toEqual(at('parent', 'parent-circle'));
    }
    const decade = await create();
    expect(await edit(year, { parent: decade.id })).toEqual(deep);
    expect(await edit(quarter, { parent: decade.id })).toMatchObject({ ok: true });
  });

  it('can be taken out of a circle that two edits at once made, and edited otherwise meanwhile', async () => {
    await world.ports.goals.save(aGoal({ id: 'a', parent: 'b' }));
    await world.ports.goals.save(aGoal({ id: 'b', parent: 'a' }));
    const a = await get('a');
    expect(await attempt({ parent: 'a' })).toMatchObject({ ok: true });
    expect(await edit(a, { title: 'Renamed' })).toMatchObject({ ok: true });
    expect((await world.useCases.showGoal('T1', 'U1', 'a'))?.goal.title).toBe('Renamed');
    expect(await edit(a, { parent: undefined })).toMatchObject({ ok: true });
  });

  it('stays where it is for who cannot see the parent and edits the rest', async () => {
    await world.ports.goals.save(aGoal({ id: 'theirs', team: 'far', owner: 'UADMIN' }));
    await world.ports.goals.save(aGoal({ id: 'mine', parent: 'theirs' }));
    expect(await edit(await get('mine'), { title: 'Renamed' })).toMatchObject({ ok: true });
    expect(await get('mine')).toMatchObject({ title: 'Renamed', parent: 'theirs' });
  });

  it('has a weight that fits those of the others', async () => {
    const year = await create();
    expect(await attempt({ weight: '40' })).toEqual(at('weight', 'weight-alone'));
    expect(await attempt({ parent: year.id, weight: 'much' })).toMatchObject(at('weight', 'not-a-number'));
    for (const weight of ['0', '101', '-5']) {
      expect(await attempt({ parent: year.id, weight })).toMatchObject(at('weight', 'number-out-of-range'));
    }
    expect(await attempt({ parent: year.id, weight: '60' })).toEqual(at('weight', 'weights-sum', { sum: 60 }));
    const one = await create({ parent: year.id });
    const two = await create({ parent: year.id, weight: '40' });
    expect(await edit(one, { weight: '50' })).toEqual(at('weight', 'weights-sum', { sum: 90 }));
    expect(await edit(one, { weight: '60' })).toMatchObject({ ok: true });
    expect(await attempt({ parent: year.id })).toEqual(at('weight', 'weights-full', { sum: 100, without: 1 }));
    // What has nothing to do with weights is not held up by them, and a dropped goal takes nothing.
    expect(await edit(two, { title: 'Renamed' })).toMatchObject({ ok: true });
    const { version } = await get(two.id);
    await world.ports.goals.save({ ...(await get(two.id)), state: 'dropped', version: version + 1 });
    expect(await attempt({ parent: year.id, weight: '40' })).toMatchObject({ ok: true });
  });

  it('can serve another one after that goal was deleted', async () => {
    const [year, other] = [await create(), await create()];
    const quarter = await create({ parent: year.id });
    await world.ports.goals.remove(year);
    const form = await world.useCases.openEditForm('T1', 'U9', quarter.id);
    expect(form.ok && form.goal).not.toHaveProperty('parent');
    expect(await edit(quarter, { parent: other.id })).toMatchObject({ ok: true, goal: { parent: other.id } });
  });

  it('is shown with what the person may see of it, and is named in the list across teams', async () => {
    const theirs = { team: 'far', owner: 'UADMIN' };
    await world.ports.goals.save(
      aGoal({ id: 'company', title: 'Company', team: 'far', owner: 'UADMIN', contributors: ['U1'] }),
    );
    await world.ports.goals.save(aGoal({ id: 'ours', title: 'Ours', parent: 'company', checkIns: [aCheckIn(85)] }));
    await world.ports.goals.save(
      aGoal({ id: 'hidden', title: 'Hidden', parent: 'company', checkIns: [aCheckIn(80)], ...theirs }),
    );
    const shown = async (person: string) => (await world.useCases.showGoal('T1', person, 'company'))?.objective;
    expect(await shown('U1')).toMatchObject({ children: [{ goal: 'ours' }], rollUp: { progress: 1, of: 1 } });
    expect(await shown('UADMIN')).toMatchObject({ rollUp: { progress: 0.5, of: 2 } });
    const { list, word } = english();
    const asked = {
      workspace: 'T1',
      channel: 'C1',
      typed: '',
      vocabulary: list.vocabulary,
      categoryName: word.category,
    };
    const listed = async (person: string) => {
      const found = await world.useCases.listGoals({ ...asked, person });
      return found.ok ? found.goals.map(({ title, parent }) => [title, parent]) : [];
    };
    expect(await listed('U1')).toEqual([['Ours', 'Company']]);
    expect(await listed('U2')).toEqual([['Ours', undefined]]);
    expect((await world.useCases.showGoal('T1', 'U2', 'ours'))?.titles).toEqual(new Map());
  });

  it('is refused where as many serve that goal as can', async () => {
    const year = await create();
    for (let index = 0; index < 50; index += 1) {
      await world.ports.goals.save(aGoal({ id: `child-${index}`, parent: year.id }));
    }
    expect(await attempt({ parent: year.id })).toEqual(at('parent', 'too-many-children', { max: 50 }));
  });
});
