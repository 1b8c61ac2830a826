import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import { aCheckIn, aGoal, aGoalDraft, anAction, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

/** What people may type into the forms of a goal, and the sentence at the field that says what to do. Nothing is stored. */
const t = english();

/** The team's channel is private, and Slack says that U2 is not in it. A bot is to Slack what a guest is: it answers nothing. */
const HIDDEN_FROM = 'U2';
const PARENT = aGoal({ id: 'parent', title: 'Parent', parent: 'retention' });
const CHILDREN = [aGoal({ id: 'one', parent: 'whole', weight: 60 }), aGoal({ id: 'two', parent: 'whole', weight: 30 })];
const GOAL = aGoal({ checkIns: [aCheckIn(82, { on: '2026-02-20', at: new Date('2026-02-20T09:00:00Z') })] });

type Row = readonly [what: string, typed: Partial<GoalInput>, field: string, says: string];
const OF_ANY: readonly Row[] = [
  [
    'an owner who cannot see the channel',
    { owner: HIDDEN_FROM },
    'owner',
    'Add them to the channel, then submit again',
  ],
  ['a reporter who cannot see the channel', { reporter: HIDDEN_FROM }, 'reporter', 'private channel'],
  ['a guest as owner', { owner: 'UGUEST' }, 'owner', 'Choose a member of this workspace'],
  ['a bot as owner', { owner: 'UBOT' }, 'owner', 'Guests, bots'],
  ['a bot as contributor', { contributors: ['UBOT'] }, 'contributors', 'Guests, bots'],
  ['weights that come to less', { parent: 'whole', weight: '5' }, 'weight', '95'],
  ['weights that come to more', { parent: 'whole', weight: '40' }, 'weight', '130'],
  ['a target equal to the baseline', { baseline: '80', target: '80' }, 'target', 'Enter the value you want to reach'],
  ['a plan with too few values', { plan: '82, 85' }, 'plan', "That's 2 values. Enter"],
  [
    'a plan with too many values',
    { plan: Array.from({ length: 40 }, () => '82').join(', ') },
    'plan',
    'one for each month',
  ],
];
const OF_A_CHANGE: readonly Row[] = [
  ['a parent that makes a circle', { parent: 'parent' }, 'parent', 'Choose a goal above both'],
  ['a due date before the last value', { due: '2026-02-10' }, 'due', '20 February'],
];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  await world.ports.goals.save(GOAL);
  await world.ports.goals.save(PARENT);
  await world.ports.goals.save(aGoal({ id: 'whole', title: 'Whole' }));
  for (const child of CHILDREN) await world.ports.goals.save(child);
});
afterAll(() => world.close());

/** The same world in which Slack knows who is in the channel, and who is a bot. */
function useCases() {
  const { channels, directory } = world.ports;
  const isHiddenFrom = async (_: string, person: string) => person === HIDDEN_FROM;
  const person: typeof directory.person = async (workspace, id) => {
    const known = await directory.person(workspace, id);
    return id === 'UBOT' ? { ...known, away: 'bot' } : known;
  };
  return world.having({ channels: { ...channels, isHiddenFrom }, directory: { ...directory, person } }).useCases;
}

interface Refusal {
  readonly ok: boolean;
  readonly problems?: readonly { readonly field: string; readonly problem: Parameters<typeof t.problem>[0] }[];
}
const expectRefused = (answer: object, field: string, says: string) => {
  const { ok, problems = [] } = answer as Refusal;
  expect([ok, problems.map((one) => one.field)]).toEqual([false, [field]]);
  expect(problems.map(({ problem }) => t.problem(problem)).join()).toContain(says);
};
const stored = async () =>
  (await world.ports.goals.forTeams('T1', ['success'])).map(({ id, version }) => [id, version]);

const create = (typed: Partial<GoalInput>) =>
  useCases().createGoal({ workspace: 'T1', person: 'U9', view: 'V1', input: aGoalDraft(typed) });
const edit = (typed: Partial<GoalInput>, reason = 'It turned out so.') =>
  useCases().editGoal({
    workspace: 'T1',
    person: 'U9',
    view: 'V1',
    goal: 'retention',
    changes: 0,
    input: { goal: aGoalDraft({ baseline: '80', target: '85', ...typed }), reason },
  });

describe('bad input in the form of a goal', () => {
  it.each(OF_ANY)('%s: refused at its field of a new goal, with what to do', async (_, typed, field, says) => {
    const before = await stored();
    expectRefused(await create(typed), field, says);
    expect(await stored()).toEqual(before);
  });

  it.each([...OF_ANY, ...OF_A_CHANGE])('%s: refused at its field of a change', async (_, typed, field, says) => {
    const before = await stored();
    expectRefused(await edit(typed), field, says);
    expect(await stored()).toEqual(before);
  });

  it('a reason of 3,000 characters: refused at its field, with what to do', async () => {
    const before = await stored();
    expectRefused(await edit({ target: '90' }, 'x'.repeat(3000)), 'reason', 'under 300 characters');
    expect(await stored()).toEqual(before);
  });

  it('a private goal is in no channel, so that its owner may be outside it; who owns it already is asked about no more', async () => {
    const kept = await create({ owner: HIDDEN_FROM, visibility: 'private' });
    expect(kept).toMatchObject({ ok: true });
    const theirs = await world.ports.goals.save(aGoal({ id: 'theirs', owner: HIDDEN_FROM }));
    expect(theirs).toBe(true);
    const renamed = {
      goal: aGoalDraft({ baseline: '80', target: '85', owner: HIDDEN_FROM, title: 'New' }),
      reason: '',
    };
    const request = { workspace: 'T1', person: 'U9', view: 'V2', goal: 'theirs', changes: 0, input: renamed };
    expect(await useCases().editGoal(request)).toMatchObject({ ok: true });
  });

  it('a handover to somebody who cannot see the channel: refused at its field, with what to do', async () => {
    const request = { workspace: 'T1', person: 'U9', view: 'V1', from: 'U1', to: HIDDEN_FROM, reason: 'They move on.' };
    expectRefused(await useCases().transferGoals({ ...request, goals: ['retention'] }), 'to', 'private channel');
    expect((await world.ports.goals.get('T1', 'retention'))?.owner).toBe('U1');
  });

  it('an action more than there may be: refused at its field, and none of the 200 is lost', async () => {
    const actions = Array.from({ length: 200 }, (_, index) => anAction({ id: `a${index}` }));
    const full: Goal = aGoal({ id: 'full', actions });
    await world.ports.goals.save(full);
    const input = { text: 'One more', owner: 'U1', due: '' };
    const added = await useCases().addAction({ workspace: 'T1', person: 'U9', goal: 'full', view: 'V1', input });
    expectRefused(added, 'text', 'open');
    expect((await world.ports.goals.get('T1', 'full'))?.actions).toHaveLength(200);
  });
});
