import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../src/domain/check-in/check-in-input.ts';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import { MAX_INDICATOR_VALUES, valuesOf } from '../../src/domain/goal/indicator.ts';
import type { RoundNotice } from '../../src/domain/round/notices.ts';
import { aCheckIn, aGoal, aGoalDraft, anIndicator, aTeam } from '../support/samples.ts';
import { failingOnce, MARCH, openWorld, type World } from './support.ts';

/** The company's team, in which Noor is, too. */
const BOARD = aTeam({ id: 'board', name: 'Board', channel: 'CBOARD', members: ['U1', 'U9'] });
const BOARD_MARCH = { ...MARCH, id: 'board|monthly|2026-03' };

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  await world.ports.teams.save(BOARD);
});
afterEach(() => world.close());

let views = 0;
async function create(changes: Partial<GoalInput> = {}, person = 'U1') {
  views += 1;
  const input = aGoalDraft(changes);
  const created = await world.useCases.createGoal({ workspace: 'T1', person, view: `V${views}`, input });
  if (!created.ok) throw new Error(JSON.stringify(created.problems));
  return created.goal;
}
const get = async (id: string) => {
  const goal = await world.ports.goals.get('T1', id);
  if (goal === undefined) throw new Error(`There is no goal ${id}`);
  return goal;
};
const linesOf = (round: string) => {
  const notice = world.queue.messages.get(`${round}|channel|round`)?.notice;
  return (notice as RoundNotice | undefined)?.lines ?? [];
};
const blank = {
  status: undefined,
  confidence: undefined,
  cleared: [],
  obstacles: '',
  adjust: '',
  feedback: '',
} as const;
async function answer(goal: string, value: string, more: Partial<CheckInInput> = {}, person = 'U1') {
  views += 1;
  const goalInputs = [{ ...blank, note: '', learned: '', goal, value, ...more }];
  const submitted = await world.useCases.submitCheckIn({ workspace: 'T1', person, view: `V${views}`, goalInputs });
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.problems));
  await world.followUps.applyAnswer(submitted.answer);
  return submitted.answer;
}
/** The team's quarter and the company's year. */
async function two() {
  const quarter = await create({ title: 'Retention this quarter', due: '2026-06-30' });
  const input = { title: 'Retention this year', team: 'board', due: '2026-12-31', target: '90%' };
  const year = await create({ ...input, sameKpiAs: quarter.id });
  return { quarter, year };
}

describe('a KPI', () => {
  it('is made with its goal, and another goal may stand on it', async () => {
    const { quarter, year } = await two();
    expect(year.kpiId).toBe(quarter.kpiId);
    expect(await world.ports.indicators.get('T1', quarter.kpiId ?? '')).toMatchObject({
      name: 'Retention this quarter',
      team: 'success',
      unit: { kind: 'percent' },
      values: [],
    });
    expect((await create({ title: 'Another' })).kpiId).not.toBe(quarter.kpiId);
  });

  it('is not shared with a goal in another unit, nor with one that the person does not see', async () => {
    const quarter = await create();
    const attempt = (changes: Partial<GoalInput>, person = 'U1') =>
      world.useCases.createGoal({ workspace: 'T1', person, view: 'VX', input: aGoalDraft(changes) });
    const refusal = { ok: false, problems: [{ field: 'sameKpi', problem: { code: 'other-kpi-unit' } }] };
    const number = { unit: { kind: 'number' }, baseline: '1', target: '2', sameKpiAs: quarter.id } as const;
    expect(await attempt(number)).toEqual(refusal);
    expect(await attempt({ sameKpiAs: 'gone' })).toEqual(refusal);
    await world.ports.teams.save(aTeam({ id: 'far', name: 'Far', channel: 'CFAR', lead: 'U2', members: ['U2'] }));
    expect(await attempt({ sameKpiAs: quarter.id, team: 'far', owner: 'U2' }, 'U2')).toMatchObject({ ok: true });
    const theirs = await create({ team: 'far', owner: 'U2', title: 'Theirs' }, 'U2');
    expect(await attempt({ sameKpiAs: theirs.id })).toEqual(refusal);
  });

  it('has one value for both goals: the number moves both, the words stay where they were said', async () => {
    const { quarter, year } = await two();
    await answer(quarter.id, '83', { note: 'Two renewals', obstacles: 'Legal is slow' });
    const here = await get(quarter.id);
    const there = await get(year.id);
    expect(here.checkIns).toMatchObject([{ value: 83, note: 'Two renewals' }]);
    expect(there.checkIns).toEqual([
      {
        id: here.checkIns[0]?.id,
        value: 83,
        status: expect.any(String),
        byPace: true,
        by: 'U1',
        at: here.checkIns[0]?.at,
        on: '2026-03-02',
        enteredFor: quarter.id,
      },
    ]);
    expect([here.blockers.length, there.blockers.length]).toEqual([1, 0]);
  });

  it('moves both when it is corrected, from either side, and loses no word', async () => {
    const { quarter, year } = await two();
    await answer(quarter.id, '83', { note: 'Two renewals' });
    const [first] = (await get(quarter.id)).checkIns;
    world.moveTo('2026-03-02T08:10:00Z');
    await answer(year.id, '82', { corrects: first?.id ?? '' });
    const latest = async (id: string) => (await get(id)).checkIns.at(-1);
    expect(await latest(year.id)).toMatchObject({ value: 82, corrects: first?.id });
    expect(await latest(quarter.id)).toMatchObject({ value: 82, corrects: first?.id, note: 'Two renewals' });
  });

  it('is asked about once in a round of both goals, for the one that is due first', async () => {
    const year = await create({ title: 'Year', due: '2026-12-31' });
    const quarter = await create({ title: 'Quarter', due: '2026-06-30', owner: 'U2', sameKpiAs: year.id }, 'U9');
    await world.followUps.runOccurrence(MARCH, 'T1', 'success');
    const round = await world.ports.rounds.get(MARCH.id);
    expect(round?.asks).toEqual([{ person: 'U2', goals: [quarter.id] }]);
    expect(round?.notAsked).toEqual([{ why: 'shared', goal: year.id, with: quarter.id }]);
    const lines = () => linesOf(MARCH.id);
    expect(lines()).toMatchObject([
      { goal: quarter.id, answered: false, waitsFor: { person: 'U2' } },
      { goal: year.id, answered: false, nobodyAsked: { why: 'shared', with: 'Quarter' } },
    ]);
    await answer(quarter.id, '84', { round: MARCH.id }, 'U2');
    expect(lines()).toMatchObject([
      { answered: true, value: 84 },
      { answered: true, value: 84 },
    ]);
    expect(await world.useCases.findDueItems('T1', 'U1')).toEqual([]);
  });

  it('is asked about once also where the goal that nobody could be asked about finds somebody', async () => {
    const year = await create({ title: 'Year', due: '2026-12-31' });
    const quarter = await create({ title: 'Quarter', due: '2026-06-30', owner: 'U2', sameKpiAs: year.id }, 'U9');
    await world.ports.teams.save(aTeam({ members: ['U9', 'U1'], version: 2 }));
    await world.followUps.runOccurrence(MARCH, 'T1', 'success');
    const handed = { workspace: 'T1', person: 'U9', view: 'VH', from: 'U2', to: 'U9', goals: [quarter.id], reason: '' };
    expect(await world.useCases.transferGoals(handed)).toMatchObject({ ok: true });
    for (const _ of [1, 2]) await world.followUps.followTransfer([await get(quarter.id)]);
    const round = await world.ports.rounds.get(MARCH.id);
    expect(round?.asks).toEqual([{ person: 'U1', goals: [year.id] }]);
    expect(round?.notAsked).toEqual([{ why: 'shared', goal: quarter.id, with: year.id }]);
    await answer(year.id, '84', { round: MARCH.id });
    expect((await get(quarter.id)).checkIns).toMatchObject([{ value: 84, round: MARCH.id }]);
    expect(linesOf(MARCH.id)).toMatchObject([{ answered: true }, { answered: true }]);
  });

  it('is asked about once where all goals on it find somebody at once, for the one that is due first', async () => {
    const year = await create({ title: 'Year', owner: 'U2' }, 'U9');
    const quarter = await create({ title: 'Quarter', due: '2026-06-30', owner: 'U2', sameKpiAs: year.id }, 'U9');
    await world.ports.teams.save(aTeam({ members: ['U9', 'U1'], version: 2 }));
    await world.followUps.runOccurrence(MARCH, 'T1', 'success');
    const goals = [year.id, quarter.id];
    const handed = { workspace: 'T1', person: 'U9', view: 'VH', from: 'U2', to: 'U1', goals, reason: '' };
    expect(await world.useCases.transferGoals(handed)).toMatchObject({ ok: true });
    await world.followUps.followTransfer(await Promise.all(goals.map(get)));
    expect(await world.ports.rounds.get(MARCH.id)).toMatchObject({
      asks: [{ person: 'U1', goals: [quarter.id] }],
      notAsked: [{ why: 'shared', goal: year.id, with: quarter.id }],
    });
  });

  it('is asked about once across teams: the other team learns the value from the answer', async () => {
    const { quarter, year } = await two();
    await world.followUps.runOccurrence(MARCH, 'T1', 'success');
    await world.followUps.runOccurrence(BOARD_MARCH, 'T1', 'board');
    const there = await world.ports.rounds.get(BOARD_MARCH.id);
    expect(there).toMatchObject({ asks: [], notAsked: [{ why: 'shared', goal: year.id, with: quarter.id }] });
    const line = () => linesOf(BOARD_MARCH.id)[0];
    // The goal of the other team is not named: not everybody here may see it.
    expect(line()?.nobodyAsked).toEqual({ why: 'shared' });
    await answer(quarter.id, '84', { round: MARCH.id });
    expect(line()).toMatchObject({ answered: true, value: 84 });
    expect((await get(year.id)).checkIns).toMatchObject([{ round: BOARD_MARCH.id }]);
  });

  it('is brought to the other goal by the sweep where the process died in between', async () => {
    const { quarter, year } = await two();
    const { goals } = world.ports;
    const killed = world.having({ goals: { ...goals, siblingsOn: failingOnce(goals.siblingsOn) } });
    const goalInputs = [{ ...blank, note: '', learned: '', goal: quarter.id, value: '83' }];
    const submitted = await killed.useCases.submitCheckIn({ workspace: 'T1', person: 'U1', view: 'VK', goalInputs });
    if (!submitted.ok) throw new Error('refused');
    await expect(killed.followUps.applyAnswer(submitted.answer)).rejects.toThrow('killed');
    expect((await get(quarter.id)).checkIns).toHaveLength(1);
    expect((await get(year.id)).checkIns).toEqual([]);
    world.moveTo('2026-03-02T08:05:00Z');
    for (const _ of [1, 2]) await world.followUps.sweepAnswers();
    await world.followUps.applyAnswer(submitted.answer);
    expect((await get(quarter.id)).checkIns).toHaveLength(1);
    expect((await get(year.id)).checkIns).toMatchObject([{ value: 83 }]);
  });

  it('leaves a goal alone that is over', async () => {
    const { quarter, year } = await two();
    const over = await get(year.id);
    await world.ports.goals.save({ ...over, state: 'achieved', version: over.version + 1 });
    await answer(quarter.id, '83');
    expect((await get(year.id)).checkIns).toEqual([]);
  });

  it('moves a goal that is opened again by what was said of it meanwhile, also without any goal', async () => {
    const { quarter, year } = await two();
    const close = async (goal: string) => {
      views += 1;
      const words = { score: '0.5', reason: 'No more.', learned: '', closing: '', due: '' };
      const input = { choice: 'dropped' as const, ...words };
      const request = { workspace: 'T1', person: 'U9', goal, view: `V${views}` };
      expect(await world.useCases.closeGoal({ ...request, input, lastValue: { value: '' } })).toMatchObject({
        ok: true,
      });
    };
    const values = async () => (await get(year.id)).checkIns.map(({ value }) => value);
    await close(year.id);
    world.moveTo('2026-03-02T09:00:00Z');
    await answer(quarter.id, '83', { note: 'Two renewals' });
    expect(await values()).toEqual([]);
    await world.useCases.undoClosing({ workspace: 'T1', person: 'U9', goal: year.id });
    expect((await get(year.id)).checkIns).toMatchObject([{ value: 83, enteredFor: quarter.id }]);
    expect((await get(year.id)).checkIns[0]).not.toHaveProperty('note');
    for (const goal of [year, quarter]) await close(goal.id);
    world.moveTo('2026-03-20T09:00:00Z');
    const kpi = year.kpiId ?? '';
    await world.useCases.addKpiValue({ workspace: 'T1', person: 'U9', kpi, view: 'VK', value: '84', on: '2026-03-19' });
    const reopening = {
      workspace: 'T1',
      person: 'U9',
      goal: year.id,
      view: 'VR',
      reason: 'Not yet.',
      due: '2026-12-31',
    };
    expect(await world.useCases.reopenGoal(reopening)).toMatchObject({ ok: true, goal: { state: 'active' } });
    expect(await values()).toEqual([83, 84]);
  });

  it('has every value that was ever said of it, each once, whichever goal it was said of', async () => {
    const { quarter, year } = await two();
    await answer(quarter.id, '83');
    world.moveTo('2026-03-20T08:00:00Z');
    await answer(year.id, '84');
    const goals = await world.ports.goals.onKpis('T1', [quarter.kpiId ?? '']);
    expect(valuesOf([], goals).map(({ value }) => value)).toEqual([83, 84]);
  });
});

describe('a KPI without a goal', () => {
  const add = (kpi: string, value: string, on = '2026-03-01', view = 'VA', person = 'U1') =>
    world.useCases.addKpiValue({ workspace: 'T1', person, kpi, view, value, on });

  it('takes values, each once, and tells a goal that begins on it what was before', async () => {
    const old = await create({ title: 'Last year' });
    await answer(old.id, '81');
    const over = await get(old.id);
    await world.ports.goals.save({ ...over, state: 'missed', version: over.version + 1 });
    world.moveTo('2026-05-04T08:00:00Z');
    const kpi = over.kpiId ?? '';
    expect(await add(kpi, '82,5 %', '2026-04-30')).toMatchObject({ ok: true, value: { value: 82.5 } });
    await add(kpi, '82,5 %', '2026-04-30');
    expect((await world.ports.indicators.get('T1', kpi))?.values).toHaveLength(1);
    expect(await world.useCases.listKpis({ workspace: 'T1', person: 'U1', team: 'success' })).toMatchObject({
      kpis: [{ latest: { value: 82.5, on: '2026-04-30' }, days: 2, goals: [{ title: 'Last year', state: 'missed' }] }],
    });
    const next = await create({ title: 'This year', sameKpiAs: old.id });
    const shown = await world.useCases.showGoal('T1', 'U1', next.id);
    expect(shown?.kpi.before).toEqual([
      { on: '2026-03-02', value: 81 },
      { on: '2026-04-30', value: 82.5 },
    ]);
    expect(shown?.goal.checkIns).toEqual([]);
  });

  it('refuses what is no value of it, and what is to be said of a goal', async () => {
    await world.ports.indicators.save(anIndicator({ id: 'k', calculator: 'retention' }));
    const at = (field: string, problem: object) => ({ ok: false, problems: [{ field, problem }] });
    expect(await add('k', 'many')).toMatchObject(at('value', { code: 'not-a-number' }));
    expect(await add('k', '120')).toMatchObject(at('value', { code: 'number-out-of-range', max: 100 }));
    expect(await add('k', '80', '2026-03-03')).toMatchObject(at('on', { code: 'date-in-future' }));
    expect(await add('k', '80', '2026-02-30')).toMatchObject(at('on', { code: 'not-a-date' }));
    const goal = await create();
    expect(await add(goal.kpiId ?? '', '80')).toMatchObject(at('value', { code: 'kpi-has-goal' }));
    expect(await add('gone', '80')).toMatchObject(at('value', { code: 'kpi-has-goal' }));
  });

  it(`is full at ${MAX_INDICATOR_VALUES} values`, async () => {
    const value = { value: 1, by: 'U1', at: new Date(0), on: '2026-01-01' };
    const values = Array.from({ length: MAX_INDICATOR_VALUES }, (_, index) => ({ id: `${index}`, ...value }));
    await world.ports.indicators.save(anIndicator({ id: 'k', values }));
    expect(await add('k', '80')).toMatchObject({ problems: [{ problem: { code: 'kpi-full' } }] });
  });
});

describe('a plan', () => {
  it('by last year’s season goes by the values of the goal whose history was chosen', async () => {
    const start = '2025-01-01';
    const said = (value: number, on: string) => aCheckIn(value, { id: on, on, at: new Date(`${on}T09:00:00Z`) });
    const checkIns = [said(70, '2025-03-02'), said(71, '2025-09-30'), said(80, '2026-02-28')];
    await world.ports.goals.save(aGoal({ id: 'before', start, due: '2026-02-28', state: 'missed', checkIns }));
    const goal = await create({ due: '2027-02-28', plan: 'season', season: 'before' });
    expect(goal.plan?.find(({ by }) => by === '2026-09-30')?.value).toBe(81);
    expect(goal.plan?.at(-1)).toEqual({ by: '2027-02-28', value: 85 });
  });
});

describe('a goal of an earlier version', () => {
  it('gets a KPI at the next beat, and only once', async () => {
    await world.ports.goals.save(aGoal({ id: 'old', checkIns: [aCheckIn(81)] }));
    await world.followUps.linkEarlierGoals();
    const linked = await get('old');
    expect(linked).toMatchObject({ version: 2, checkIns: [{ value: 81 }] });
    expect(await world.ports.indicators.get('T1', linked.kpiId ?? '')).toMatchObject({ name: 'Client retention' });
    await world.followUps.linkEarlierGoals();
    expect(await get('old')).toEqual(linked);
  });

  it('gets the same KPI where that was cut short after the KPI was stored', async () => {
    await world.ports.goals.save(aGoal({ id: 'old' }));
    const { goals } = world.ports;
    const killed = world.having({ goals: { ...goals, save: failingOnce(goals.save) } });
    await expect(killed.followUps.linkEarlierGoals()).rejects.toThrow('killed');
    await world.followUps.linkEarlierGoals();
    const { kpiId } = await get('old');
    expect(await world.ports.indicators.forTeams('T1', ['success'])).toMatchObject([{ id: kpiId }]);
  });

  it('can be stood on before that', async () => {
    await world.ports.goals.save(aGoal({ id: 'old' }));
    const fresh = await create({ title: 'New', sameKpiAs: 'old' });
    expect((await get('old')).kpiId).toBe(fresh.kpiId);
  });
});
