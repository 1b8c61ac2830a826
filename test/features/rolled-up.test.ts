import fc from 'fast-check';
import type { CommandStartedEvent } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { RollUp } from '../../src/domain/report/roll-up.ts';
import { cases } from '../support/cases.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld({ monitorCommands: true });
  await world.ports.teams.save(aTeam({ members: ['U9', 'U1', 'U2'] }));
  await world.ports.teams.save(aTeam({ id: 'far', name: 'Far', channel: 'CFAR', lead: 'U3', members: ['U3', 'U2'] }));
});
afterEach(() => world.close());

const save = (...goals: readonly Partial<Goal>[]) =>
  Promise.all(goals.map((goal) => world.ports.goals.save(aGoal(goal))));
const listed = async (person: string, typed = 'all') => {
  const { list, word } = english();
  const about = { channel: 'C1', typed, vocabulary: list.vocabulary, categoryName: word.category };
  const found = await world.useCases.listGoals({ workspace: 'T1', person, ...about });
  return found.ok ? found.goals : [];
};
const onHome = async (person: string) => {
  const { due, mine, teams } = await world.useCases.showHome('T1', person);
  return [...due, ...mine, ...teams.flatMap(({ others }) => others)];
};
const sums = (goals: readonly { goal: string; rollUp?: RollUp }[]) =>
  new Map(goals.flatMap(({ goal, rollUp }) => (rollUp ? [[goal, rollUp] as const] : [])));
const shown = async (person: string, id: string) => {
  const sum = (await world.useCases.showGoal('T1', person, id))?.objective?.rollUp;
  return sum?.of === 0 ? undefined : sum;
};

/** Commands that read goals, while something is done. */
async function readsOf(work: () => Promise<unknown>): Promise<string[]> {
  const names: string[] = [];
  const note = ({ commandName }: CommandStartedEvent) => names.push(commandName);
  world.db.client.on('commandStarted', note);
  await work();
  world.db.client.off('commandStarted', note);
  return names.filter((name) => name === 'find' || name === 'aggregate' || name === 'getMore');
}

describe('what the goals that serve a goal come to', () => {
  it('is the same in the list, in App Home and with the goal, each KPI once, closed goals with their score', async () => {
    await save(
      { id: 'year' },
      { id: 'one', parent: 'year', kpiId: 'k', checkIns: [aCheckIn(82.5)] },
      { id: 'two', parent: 'year', kpiId: 'k', checkIns: [aCheckIn(82.5)] },
      { id: 'over', parent: 'year', state: 'missed', outcome: { score: 0.7 } },
      { id: 'draft', parent: 'year', state: 'draft' },
    );
    const sum = await shown('U1', 'year');
    expect(sum).toMatchObject({ of: 3, counted: ['one', 'over'], shared: true });
    expect(sums(await listed('U1')).get('year')).toEqual(sum);
    expect(sums(await onHome('U1')).get('year')).toEqual(sum);
    expect([...sums(await onHome('U1')).keys()]).toEqual(['year']);
  });

  it('counts for nobody a private goal that they do not see, and does not hint at it', async () => {
    await save(
      { id: 'year', owner: 'U9' },
      { id: 'hush', owner: 'U1', parent: 'year', visibility: 'private', checkIns: [aCheckIn(85)] },
    );
    for (const person of ['U1', 'U9']) expect((await shown(person, 'year'))?.of).toBe(1);
    for (const goals of [await listed('U2'), await onHome('U2')]) {
      expect(goals.map(({ goal }) => goal)).toEqual(['year']);
      expect(goals[0]).not.toHaveProperty('rollUp');
    }
    expect(sums(await onHome('U1')).get('year')?.of).toBe(1);
  });

  it('puts what serves a goal right below it, each family where the worst of it stands', async () => {
    const behind = [aCheckIn(70, { status: 'off-track' })];
    const good = [aCheckIn(85, { status: 'on-track' })];
    await save(
      { id: 'alone', title: 'Alone', checkIns: [aCheckIn(80.1, { status: 'at-risk' })] },
      { id: 'year', title: 'Year', checkIns: good },
      { id: 'fine', title: 'Fine', parent: 'year', checkIns: good },
      { id: 'worst', title: 'Worst', parent: 'year', checkIns: behind },
      { id: 'round-a', title: 'Round A', parent: 'round-b', checkIns: good },
      { id: 'round-b', title: 'Round B', parent: 'round-a', checkIns: good },
    );
    const rows = (await listed('U1')).map(({ goal, level = 0 }) => `${level} ${goal}`);
    expect(rows.slice(0, 4)).toEqual(['0 year', '1 worst', '1 fine', '0 alone']);
    expect(rows.slice(4).map((row) => row.slice(0, 7))).toEqual(['0 round', '1 round']);
  });

  it('costs the list and App Home the same reads, however many goals serve others', async () => {
    const read = async () => ({
      list: await readsOf(() => listed('U1', '')),
      home: await readsOf(() => world.useCases.showHome('T1', 'U1')),
    });
    const theirs = { team: 'far', owner: 'U3', contributors: ['U1'] };
    await save(
      { id: 'year' },
      { id: 'theirs', ...theirs, parent: 'year' },
      { id: 'below', ...theirs, parent: 'theirs' },
    );
    const few = await read();
    expect(few.home).toEqual(['aggregate']);
    await save(
      ...Array.from({ length: 40 }, (_, index) => ({ id: `g${index}`, parent: index < 5 ? 'year' : `g${index % 5}` })),
      ...Array.from({ length: 40 }, (_, index) => ({
        id: `far${index}`,
        ...theirs,
        parent: index < 20 ? `g${index}` : `far${index - 20}`,
      })),
    );
    expect(await read()).toEqual(few);
  });
});

const drawn = fc.array(
  fc.record({
    far: fc.boolean(),
    owner: fc.constantFrom(0, 1, 2),
    contributor: fc.constantFrom(undefined, undefined, 'U1', 'U3'),
    state: fc.constantFrom('active', 'active', 'active', 'achieved', 'missed', 'dropped'),
    secret: fc.constantFrom(false, false, true),
    kpi: fc.constantFrom(undefined, undefined, 'k1', 'k2'),
    serves: fc.constantFrom(undefined, 0, 1, 2, 3, 4, 5, 6, 7),
    value: fc.constantFrom(undefined, 80, 82, 84, 90),
  }),
  { minLength: 3, maxLength: 8 },
);

function goalOf(one: (typeof drawn extends fc.Arbitrary<infer T> ? T : never)[number], index: number): Goal {
  const { far, owner, contributor, state, secret, kpi, serves, value } = one;
  return aGoal({
    id: `g${index}`,
    team: far ? 'far' : 'success',
    owner: (far ? ['U3', 'U2', 'U3'] : ['U9', 'U1', 'U2'])[owner] ?? 'U1',
    state: state as Goal['state'],
    ...(state !== 'active' && { outcome: { score: 0.4 } }),
    ...(contributor !== undefined && { contributors: [contributor] }),
    ...(secret && { visibility: 'private' as const }),
    ...(kpi !== undefined && { kpiId: kpi }),
    ...(serves !== undefined && { parent: `g${serves}` }),
    checkIns: value === undefined ? [] : [aCheckIn(value, { id: `v${index}` })],
  });
}

describe('a roll-up of any goals', () => {
  it('is one number for a person wherever they read it', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async (all) => {
        await world.db.collection('goals').deleteMany({});
        await save(...all.map(goalOf));
        for (const person of ['U1', 'U2', 'U3', 'U9']) {
          for (const goals of [await onHome(person), await listed(person)]) {
            for (const { goal, rollUp } of goals)
              expect(rollUp, `${goal} to ${person}`).toEqual(await shown(person, goal));
            seen += sums(goals).size;
          }
        }
      }),
      { ...cases(12), endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(20);
  });
});
