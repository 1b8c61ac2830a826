import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import { findItemsToAnswer } from '../../src/features/check-in/due-items.ts';
import { goalList } from '../../src/features/goal/slack/views/goal-list.ts';
import { aCheckIn, aGoal, aGoalDraft, aRound, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
});
afterEach(() => world.close());

const draft = aGoalDraft({
  description: 'Why',
  unit: { kind: 'currency', currency: 'EUR' },
  baseline: '1.2k',
  target: '2k',
  stretch: '3k',
  milestones: '1.5k',
});
const create = (changes: Partial<GoalInput> = {}, person = 'U1', view = 'V1') =>
  world.useCases.createGoal({ workspace: 'T1', person, view, input: { ...draft, ...changes } });
const created = async (...args: Parameters<typeof create>) => {
  const result = await create(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.goal;
};
const all = () => world.ports.goals.forTeams('T1', ['success']);

describe('a new goal', () => {
  it('starts on the day that it is where its maker is', async () => {
    world.moveTo('2026-03-02T23:30:00Z');
    const goal = await created();
    expect(await all()).toEqual([goal]);
    expect(goal).toMatchObject({
      start: '2026-03-03',
      state: 'active',
      version: 1,
      createdBy: 'U1',
      kpi: { baseline: 1200, target: 2000, stretch: 3000 },
      milestones: [{ id: 'm1', value: 1500 }],
      checkIns: [],
    });
  });

  it('is one goal where its form came twice, or twice at once', async () => {
    const [one, other] = await Promise.all([created(), created()]);
    world.moveTo('2026-03-02T09:00:00Z');
    expect(await created()).toEqual(one);
    expect(other).toEqual(one);
    expect(await all()).toEqual([one]);
  });

  it('takes what was changed in its form before it came again, and keeps what was said since', async () => {
    const goal = await created();
    await world.ports.goals.save({ ...goal, checkIns: [aCheckIn(1300)], version: 2 });
    world.moveTo('2026-03-03T09:00:00Z');
    const again = await created({ title: 'Revenue per client', description: '' });
    expect(again).toMatchObject({ id: goal.id, title: 'Revenue per client', start: '2026-03-02', version: 3 });
    expect(again).not.toHaveProperty('description');
    expect(again.checkIns).toHaveLength(1);
    expect(await all()).toEqual([again]);
  });

  it('is not kept where its form does not hold up', async () => {
    expect(await create({ title: '', target: '1.2k' })).toMatchObject({
      ok: false,
      problems: [
        { field: 'title', problem: { code: 'required' } },
        { field: 'target', problem: { code: 'target-equals-baseline' } },
      ],
    });
    expect(await all()).toEqual([]);
  });

  it.each([
    ['of a team that is not there', { team: 'gone' }, 'U1'],
    ['of no team', { team: '' }, 'U1'],
    ['by who is no member', {}, 'UOTHER'],
    ['by a guest', {}, 'UGUEST'],
  ] as const)('is refused %s', async (_, changes, person) => {
    expect(await create(changes, person)).toEqual({
      ok: false,
      problems: [{ field: 'team', problem: { code: 'unknown-team' } }],
    });
  });
});

describe('goals are found', () => {
  beforeEach(async () => {
    await world.ports.teams.save(aTeam({ id: 'private', channel: 'C2', members: ['U2'], lead: 'U2' }));
    await world.ports.goals.save(aGoal({ id: 'g1', title: 'Client retention rate' }));
    await world.ports.goals.save(aGoal({ id: 'g2', title: 'Retention' }));
    await world.ports.goals.save(aGoal({ id: 'g3', title: 'Secret retention', team: 'private', owner: 'U2' }));
  });
  const find = async (typed: string, person = 'U1') =>
    (await world.useCases.findGoals('T1', person, typed)).found.map(({ id }) => id);

  it('by a part of the title, by the whole of it, and by id', async () => {
    expect(await find('CLIENT')).toEqual(['g1']);
    expect(await find('tention')).toEqual(['g1', 'g2']);
    expect(await find('retention')).toEqual(['g2']);
    expect(await find('g1')).toEqual(['g1']);
    expect(await find('(.*')).toEqual([]);
  });

  it('in a channel, of its team first where several are called so', async () => {
    await world.ports.teams.save(aTeam({ id: 'other', name: 'Other', channel: 'C3', members: ['U1'], lead: 'U1' }));
    await world.ports.goals.save(aGoal({ id: 'g5', title: 'Retention', team: 'other' }));
    const inside = async (channel: string, typed = 'retention') =>
      (await world.useCases.findGoals('T1', 'U1', typed, channel)).found.map(({ id }) => id);
    expect((await find('retention')).toSorted()).toEqual(['g2', 'g5']);
    expect(await inside('C3')).toEqual(['g5']);
    expect(await inside('C1')).toEqual(['g2']);
    expect((await inside('C9')).toSorted()).toEqual(['g2', 'g5']);
    expect(await inside('C3', 'client')).toEqual(['g1']);
  });

  it('in the teams of who asks alone', async () => {
    expect(await find('secret')).toEqual([]);
    expect(await find('g3')).toEqual([]);
    expect(await find('retention', 'U2')).toEqual(['g2']);
    expect(await find('secret', 'U2')).toEqual(['g3']);
    expect(await find('retention', 'UOTHER')).toEqual([]);
    // An administrator sees every team; an owner sees their goal wherever it is.
    expect(await find('secret', 'UADMIN')).toEqual(['g3']);
    await world.ports.goals.save(aGoal({ id: 'g4', title: 'Borrowed', team: 'private', owner: 'U1' }));
    expect(await find('borrowed')).toEqual(['g4']);
  });
});

describe('a list of what is at risk', () => {
  const list = (typed: string) =>
    world.useCases.listGoals({
      workspace: 'T1',
      person: 'U1',
      channel: 'C1',
      typed,
      vocabulary: english().list.vocabulary,
      categoryName: (category) => category,
    });

  it('finds goals by the status that their lines show: what a person said this month, else what the pace says today', async () => {
    const checkIn = aCheckIn(80.5, { on: '2026-02-02', status: 'on-track' });
    await world.ports.goals.save(aGoal({ id: 'left to the pace', checkIns: [{ ...checkIn, byPace: true }] }));
    await world.ports.goals.save(aGoal({ id: 'said so', checkIns: [checkIn] }));
    const found = async (typed: string) => {
      const listed = await list(typed);
      return listed.ok ? listed.goals.map(({ goal, status }) => [goal, status]) : listed.why;
    };
    world.moveTo('2026-02-02T12:00:00Z');
    expect(await found('on track')).toHaveLength(2);
    expect(await found('off track')).toEqual([]);
    world.moveTo('2026-11-02T12:00:00Z');
    expect(await found('on track')).toEqual([]);
    expect(await found('off track')).toHaveLength(2);
  });

  it('in which there is nothing names what comes nearest to it', async () => {
    const ahead = { start: '2026-01-01', due: '2026-12-31' };
    const at = (id: string, value: number) =>
      world.ports.goals.save(aGoal({ ...ahead, id, title: id, checkIns: [aCheckIn(value, { id: `${id}1` })] }));
    await at('far ahead', 84.9);
    await at('just ahead', 81.5);
    const listed = await list('at risk');
    expect(listed).toMatchObject({ ok: true, goals: [], nearest: { title: 'just ahead' } });
    if (!listed.ok) throw new Error(listed.why);
    const { text } = goalList({ ...listed, typed: 'at risk' }, english());
    expect(text).toMatch(/No goals match[\s\S]*Closest match:\n.*\*just ahead\*/);
    expect(await list('at risk nps')).not.toHaveProperty('nearest');
    expect(await list('done')).not.toHaveProperty('nearest');
  });
});

describe('the team that is meant', () => {
  const find = (channel: string, person: string) => world.useCases.findTeam('T1', channel, person);

  it('is that of the channel, or the only one of the person', async () => {
    expect(await find('C1', 'UOTHER')).toMatchObject({ found: 'one', team: { id: 'success' } });
    expect(await find('C7', 'U1')).toMatchObject({ found: 'one', team: { id: 'success' } });
    expect(await find('C7', 'UOTHER')).toEqual({ found: 'none' });
    await world.ports.teams.save(aTeam({ id: 'other', name: 'A', channel: 'C2', members: ['U1'], lead: 'U1' }));
    expect(await find('C7', 'U1')).toMatchObject({ found: 'many', teams: [{ id: 'other' }, { id: 'success' }] });
  });
});

describe('what a person has to answer', () => {
  const owed = async (round?: string) => {
    const { items: list, quarterly } = await world.useCases.findItemsToAnswer('T1', 'U1', round);
    return [list.map(({ goal, round: asked }) => `${goal.id} ${asked ?? 'volunteered'}`), quarterly];
  };
  const quarter = { id: 'success|quarterly|2026-Q1', kind: 'quarterly', nominal: '2026-03-02' } as const;
  const occurrence = {
    ...quarter,
    period: { id: '2026-Q1', first: '2026-01-01', last: '2026-03-31' },
    dueAt: new Date('2026-03-02T08:00:00Z'),
  };

  it('is what is due, else all that is theirs', async () => {
    expect(await owed()).toEqual([[], false]);
    await world.ports.goals.save(aGoal({ id: 'a' }));
    await world.ports.goals.save(aGoal({ id: 'b', state: 'missed' }));
    expect(await owed()).toEqual([['a volunteered'], false]);
    await world.followUps.runOccurrence(occurrence, 'T1', 'success');
    expect(await owed()).toEqual([['a success|quarterly|2026-Q1'], true]);
    expect(await owed('success|quarterly|2026-Q1')).toEqual([['a success|quarterly|2026-Q1'], true]);
    expect(await owed('a round of long ago')).toEqual([['a success|quarterly|2026-Q1'], true]);
  });

  it('is looked up with one reading of the rounds, and one more of a round that is over', async () => {
    await world.ports.goals.save(aGoal({ id: 'a' }));
    await world.followUps.runOccurrence(occurrence, 'T1', 'success');
    const read: string[] = [];
    const { rounds } = world.ports;
    const counted = {
      ...world.ports,
      rounds: {
        ...rounds,
        get: (id: string) => {
          read.push('get');
          return rounds.get(id);
        },
        openForPerson: (workspace: string, person: string) => {
          read.push('openForPerson');
          return rounds.openForPerson(workspace, person);
        },
      },
    };
    const readFor = async (round?: string) => {
      read.length = 0;
      await findItemsToAnswer(counted)('T1', 'U1', round);
      return [...read];
    };
    expect(await readFor()).toEqual(['openForPerson']);
    expect(await readFor(quarter.id)).toEqual(['openForPerson']);
    expect(await readFor('success|monthly|2020-01')).toEqual(['openForPerson', 'get']);
    await world.ports.rounds.setState(quarter.id, 'closed');
    expect(await readFor()).toEqual(['openForPerson']);
  });

  it('is answered in one click with the last values, in every round that waits', async () => {
    const last = aCheckIn(82, { on: '2026-02-02', by: 'U1' });
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [last] }));
    await world.ports.goals.save(aGoal({ id: 'b' }));
    const april = 'success|monthly|2026-04';
    const closing = { openedAt: world.ports.clock.now(), closesAt: new Date('2026-04-09T17:00:00Z') };
    await world.ports.rounds.save(aRound({ id: april, asks: [{ person: 'U1', goals: ['a'] }], ...closing }));
    await world.ports.rounds.save(
      aRound({ id: 'other|monthly|2026-04', team: 'success', asks: [{ person: 'U1', goals: ['b'] }], ...closing }),
    );
    const click = { workspace: 'T1', person: 'U1' };
    const kept = await world.useCases.keepLastValues(click);
    expect(kept.ok && kept.withoutValue.map(({ id }) => id)).toEqual(['b']);
    const said = (await world.ports.goals.get('T1', 'a'))?.checkIns.at(-1);
    expect(said).toMatchObject({ value: 82, round: april, byPace: true });
    expect(await world.ports.answers.unapplied(new Date('2030-01-01'), 10)).toEqual([]);
    expect(await world.useCases.keepLastValues({ ...click, round: april })).toEqual({ ok: false, why: 'nothing-open' });
    expect(await world.useCases.keepLastValues({ ...click, person: 'UOTHER' })).toEqual({
      ok: false,
      why: 'nothing-open',
    });
  });

  it('is shown in App Home, beside their goals and those of their teams', async () => {
    await world.ports.goals.save(aGoal({ id: 'a' }));
    await world.ports.goals.save(aGoal({ id: 'b', owner: 'U2' }));
    await world.followUps.runOccurrence(occurrence, 'T1', 'success');
    expect(await world.useCases.showHome('T1', 'U1')).toMatchObject({
      due: [{ goal: 'a' }],
      mine: [],
      owned: 1,
      teams: [{ name: 'Client success', leads: false, goals: 2, others: [{ goal: 'b' }] }],
      held: false,
    });
    expect(await world.useCases.showHome('T1', 'UOTHER')).toEqual({
      today: '2026-03-02',
      due: [],
      actions: [],
      mine: [],
      owned: 0,
      absences: [],
      unfinishedValues: [],
      blockers: [],
      goalDrafts: [],
      teams: [],
      workspaceHasTeams: true,
      held: false,
    });
  });
});

describe('what is said about a team', () => {
  it('is about its active goals, by the names of their owners and on its own day', async () => {
    world.moveTo('2026-03-02T23:30:00Z');
    const off = aCheckIn(80, { status: 'off-track', on: '2026-03-01' });
    await world.ports.goals.save(aGoal({ id: 'a', owner: 'U2', checkIns: [off] }));
    await world.ports.goals.save(aGoal({ id: 'b', state: 'dropped', checkIns: [off] }));
    await world.ports.goals.save(aGoal({ id: 'c', team: 'other' }));
    const review = await world.useCases.showReview({ workspace: 'T1', person: 'U9', about: { team: 'success' } });
    expect(review).toMatchObject({
      today: '2026-03-03',
      board: { needsDecision: [{ goal: 'a', standing: { ownerName: 'Sam' } }] },
    });
  });
});

describe('a channel that takes no messages', () => {
  it('is told to the lead of its team, once', async () => {
    const message = { workspace: 'T1', to: { channel: 'C1' } } as Parameters<typeof world.followUps.notifyLead>[0];
    await world.followUps.notifyLead(message, 'channel_not_found');
    await world.followUps.notifyLead(message, 'is_archived');
    await world.followUps.notifyLead(message, 'invalid_blocks');
    await world.followUps.notifyLead({ ...message, to: { user: 'U1' } }, 'channel_not_found');
    await world.followUps.notifyLead({ ...message, to: { channel: 'C9' } }, 'channel_not_found');
    expect([...world.queue.messages.values()]).toMatchObject([
      { to: { user: 'U9' }, notice: { kind: 'undeliverable', channel: 'C1', teamName: 'Client success' } },
    ]);
  });
});
