import { describe, expect, it } from 'vitest';
import {
  actionsInOrder,
  isOverdue,
  MAX_ACTIONS,
  MAX_OPEN_ACTIONS,
  openActions,
  parseAction,
  withAction,
  withActionChanged,
  withActionDone,
  withActionReopened,
} from '../../../src/domain/goal/action-items.ts';
import { withChange } from '../../../src/domain/goal/changes.ts';
import type { ActionItem } from '../../../src/domain/goal/goal.ts';
import { MAX_RESOURCES, parseResource, withResource, withResourceDecided } from '../../../src/domain/goal/resources.ts';
import { policy } from '../../../src/domain/policy.ts';
import { knownAt } from '../../../src/domain/report/goal-story.ts';
import { aGoal, anAction, aResource, aTeam } from '../../support/samples.ts';

const at = new Date('2026-03-02T09:00:00Z');
const today = '2026-03-02';
const actions = (count: number, changes: Partial<ActionItem> = {}) =>
  Array.from({ length: count }, (_, index) => anAction({ id: `a${index}`, ...changes }));

describe('the form of an action', () => {
  const typed = { text: ' Call ', owner: 'U1', due: '2026-03-02' };

  it('is read, with and without a day', () => {
    expect(parseAction(typed, today)).toEqual({ ok: true, content: { text: 'Call', owner: 'U1', due: today } });
    expect(parseAction({ ...typed, due: '' }, today)).toEqual({ ok: true, content: { text: 'Call', owner: 'U1' } });
  });

  it('names every problem at its field', () => {
    const fields = (input: Partial<typeof typed>) => {
      const read = parseAction({ ...typed, ...input }, today);
      return read.ok ? [] : read.problems.map(({ field, problem }) => `${field} ${problem.code}`);
    };
    expect(fields({ text: '  ', due: '2026-03-01' })).toEqual(['text required', 'due over-already']);
    expect(fields({ text: 'x'.repeat(301) })).toEqual(['text too-long']);
    expect(fields({ due: '2026-02-30' })).toEqual(['due not-a-date']);
    expect(parseAction({ ...typed, owner: undefined }, today)).toMatchObject({ problems: [{ field: 'owner' }] });
  });

  it('takes a day that is over where the action had it before', () => {
    const before = { text: 'Call', owner: 'U1', due: '2026-02-15' };
    expect(parseAction({ ...typed, due: '2026-02-15' }, today, before)).toMatchObject({ ok: true });
  });
});

describe('the actions of a goal', () => {
  it('are added once, and refused at their bounds', () => {
    const goal = aGoal();
    const added = withAction(goal, anAction());
    expect(added).toMatchObject({ ok: true, isNew: true, goal: { actions: [{ id: 'a1' }], version: 2 } });
    expect(added.ok && withAction(added.goal, anAction())).toMatchObject({ ok: true, isNew: false });
    const open = aGoal({ actions: actions(MAX_OPEN_ACTIONS) });
    expect(withAction(open, anAction({ id: 'new' }))).toEqual({ ok: false, max: MAX_OPEN_ACTIONS, open: true });
    const all = aGoal({ actions: actions(MAX_ACTIONS, { done: { by: 'U1', at } }) });
    expect(withAction(all, anAction({ id: 'new' }))).toEqual({ ok: false, max: MAX_ACTIONS, open: false });
  });

  it('are ticked off by who was first, and opened again', () => {
    const goal = aGoal({ actions: [anAction()] });
    const done = withActionDone(goal, 'a1', 'U1', at) ?? goal;
    expect(done.actions).toMatchObject([{ done: { by: 'U1', at } }]);
    expect(withActionDone(done, 'a1', 'U2', at)).toBeUndefined();
    expect(withActionReopened(done, 'a1')?.actions).toEqual([anAction()]);
    expect(withActionReopened(goal, 'a1')).toBeUndefined();
    const full = aGoal({ actions: [...actions(MAX_OPEN_ACTIONS), anAction({ id: 'z', done: { by: 'U1', at } })] });
    expect(withActionReopened(full, 'z')).toBeUndefined();
  });

  it('keep what another person changed in a field that was left as it was', () => {
    const before = { text: 'Call the clients', owner: 'U1', due: '2026-02-15' };
    const goal = aGoal({ actions: [anAction({ owner: 'U2' })] });
    const changed = withActionChanged(goal, 'a1', { text: 'Call the clients', owner: 'U1', due: '2026-04-01' }, before);
    expect(changed?.actions).toEqual([anAction({ owner: 'U2', due: '2026-04-01' })]);
    expect(withActionChanged(goal, 'a1', before, before)).toBeUndefined();
    const { due: _, ...withoutDay } = anAction({ owner: 'U2' });
    expect(withActionChanged(goal, 'a1', { text: before.text, owner: 'U1' }, before)?.actions).toEqual([withoutDay]);
  });

  it('stand in order: the first due first, without a day last, then what was done last', () => {
    const { due: _, ...someday } = anAction({ id: 'someday' });
    const done = (id: string, day: string) => anAction({ id, done: { by: 'U1', at: new Date(day) } });
    const goal = aGoal({
      actions: [
        done('d1', '2026-02-01'),
        someday,
        anAction({ id: 'late', due: '2026-05-01' }),
        done('d2', '2026-02-02'),
        anAction({ id: 'soon' }),
      ],
    });
    expect(actionsInOrder(goal).map(({ id }) => id)).toEqual(['soon', 'late', 'someday', 'd2', 'd1']);
    expect(openActions(goal).filter((action) => isOverdue(action, today))).toMatchObject([{ id: 'soon' }]);
    expect(isOverdue(anAction({ due: today }), today)).toBe(false);
  });

  it('of the owner of before are the new owner’s, and what is done stays theirs', () => {
    const done = anAction({ id: 'a2', done: { by: 'U1', at } });
    const goal = aGoal({ actions: [anAction(), done, anAction({ id: 'a3', owner: 'U3' })] });
    const changed = withChange(goal, { owner: 'U2' }, { id: 'c', by: 'U9', at });
    expect(changed.ok && changed.goal.actions?.map(({ owner }) => owner)).toEqual(['U2', 'U1', 'U3']);
  });

  it('are known of an earlier day as they were then', () => {
    const goal = aGoal({
      actions: [anAction({ done: { by: 'U1', at } }), anAction({ id: 'a2', createdAt: at })],
      resources: [aResource(), aResource({ id: 'r2', createdAt: at })],
    });
    const known = knownAt(goal, new Date('2026-03-01T00:00:00Z'));
    expect(known.actions).toEqual([anAction()]);
    expect(known.resources).toEqual([aResource()]);
  });
});

describe('what a goal needs', () => {
  const money = { kind: 'money', unit: { kind: 'currency', currency: 'EUR' } } as const;

  it('is read with an amount as values are, in its unit', () => {
    expect(parseResource({ ...money, text: ' A tool ', amount: '1.2k' }, 'en')).toEqual({
      ok: true,
      content: { kind: 'money', text: 'A tool', amount: { value: 1200, unit: money.unit } },
    });
    const time = { kind: 'time', unit: { kind: 'duration', in: 'days' }, text: 'Design' } as const;
    expect(parseResource({ ...time, amount: '2w' }, 'en')).toMatchObject({ content: { amount: { value: 14 } } });
    expect(parseResource({ ...time, amount: '' })).toEqual({ ok: true, content: { kind: 'time', text: 'Design' } });
  });

  it('names every problem at its field', () => {
    expect(parseResource({ ...money, text: '', amount: 'much' })).toMatchObject({
      problems: [{ field: 'text' }, { field: 'amount', problem: { code: 'not-a-number' } }],
    });
    expect(parseResource({ kind: 'tools', unit: undefined, text: 'A tool', amount: '3' })).toMatchObject({
      problems: [{ field: 'amount', problem: { code: 'tools-have-no-amount' } }],
    });
    expect(parseResource({ kind: undefined, unit: undefined, text: 'A', amount: '' })).toMatchObject({
      problems: [{ field: 'kind' }],
    });
  });

  it('is added once and bounded, and granted or not', () => {
    const goal = withResource(aGoal(), aResource());
    expect(goal?.resources).toEqual([aResource()]);
    expect(goal && withResource(goal, aResource())).toBe(goal);
    const resources = Array.from({ length: MAX_RESOURCES }, (_, index) => aResource({ id: `r${index}` }));
    expect(withResource(aGoal({ resources }), aResource({ id: 'new' }))).toBeUndefined();
    const granted = goal && withResourceDecided(goal, 'r1', true);
    expect(granted?.resources).toEqual([aResource({ granted: true })]);
    expect(granted && withResourceDecided(granted, 'r1', true)).toBeUndefined();
    expect(granted && withResourceDecided(granted, 'r1', false)?.resources).toEqual([aResource({ granted: false })]);
  });
});

describe('the policy of actions', () => {
  const goal = aGoal({ reporter: 'U2', contributors: ['U5'] });
  const team = aTeam({ members: ['U9', 'U1', 'U2', 'U3'] });
  const actor = (id: string, outsider = false) => ({ id, admin: false, outsider });
  const allowed = (verdict: (person: ReturnType<typeof actor>) => { allowed: boolean }) =>
    ['U1', 'U2', 'U3', 'U5', 'U9'].filter((id) => verdict(actor(id)).allowed);

  it('lets who has a part in the goal and the lead add, and who does it, the owner and the lead change', () => {
    expect(allowed((person) => policy.planAction(person, goal, team))).toEqual(['U1', 'U2', 'U5', 'U9']);
    const action = anAction({ owner: 'U3' });
    expect(allowed((person) => policy.changeAction(person, goal, action, team))).toEqual(['U1', 'U3', 'U9']);
    expect(policy.planAction(actor('U1', true), goal, team)).toEqual({ allowed: false, why: 'outsider' });
    expect(policy.changeAction(actor('U1', true), goal, action, team)).toEqual({ allowed: false, why: 'outsider' });
  });

  it('keeps a goal for which another person planned something from being deleted', () => {
    const own = { ...aGoal(), actions: [anAction()] };
    expect(policy.deleteGoal(actor('U1'), own, team).allowed).toBe(true);
    for (const plan of [
      { actions: [anAction({ createdBy: 'U2' })] },
      { actions: [anAction({ done: { by: 'U2', at } })] },
      { resources: [aResource({ createdBy: 'U2' })] },
    ]) {
      expect(policy.deleteGoal(actor('U1'), aGoal(plan), team)).toEqual({ allowed: false, why: 'answered-by-others' });
    }
  });
});
