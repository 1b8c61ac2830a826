import fc from 'fast-check';
import type { CheckInInput } from '../../../src/domain/check-in/check-in-input.ts';
import { CLOSING_CHOICES, type ClosingInput } from '../../../src/domain/ending/closing-input.ts';
import { undoableClosing } from '../../../src/domain/goal/closing.ts';
import { wayOfCounting } from '../../../src/domain/goal/edit-input.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../../src/domain/goal/goal-input.ts';
import { reporterOf } from '../../../src/domain/goal/people.ts';
import { Refused } from '../../../src/domain/policy.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { localDateOf } from '../../../src/domain/time/instant.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { aGoalDraft, anAbsence, aTeam } from '../../support/samples.ts';
import type { World } from '../support.ts';
import { type Decided, decide, emptyModel, type Model, ZONE } from './model.ts';

export const WORKSPACE = 'T1';
/** The lead of both teams, two members of the first one, of whom the first is in both, and somebody of no team. */
export const PEOPLE = ['U9', 'U1', 'U2', 'U3'] as const;
export const TEAMS = ['success', 'board'] as const;

const KINDS = [
  ...['create', 'link', 'link', 'edit', 'edit', 'edit', 'edit', 'serve', 'serve', 'serve', 'value', 'value', 'value'],
  ...['correct', 'correct', 'answer', 'answer', 'keep', 'close', 'close', 'undo', 'undo', 'reopen', 'reopen', 'hand'],
  ...['hand', 'hand-all', 'delegate', 'skip', 'delete', 'kpi', 'month', 'month', 'ask', 'away', 'leave', 'digest'],
] as const;

/** One thing that somebody does, or that time brings; the numbers choose among what there is then. */
export interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly one: number;
  readonly other: number;
  readonly third: number;
  readonly hours: number;
  /** What follows is done at once; else the process dies, and a later beat makes it good. */
  readonly follows: boolean;
}

const aChoice = fc.nat({ max: 11 });
const aStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  one: aChoice,
  other: aChoice,
  third: aChoice,
  hours: fc.constantFrom(1, 3, 5, 20),
  follows: fc.boolean(),
});
export const aSequence = (length: number) => fc.array(aStep, { minLength: length, maxLength: length, size: 'max' });

/** A sequence that is under way. */
export interface Life {
  readonly world: World;
  readonly model: Model;
  now: Date;
}

let views = 0;
const nextView = () => {
  views += 1;
  return `V${views}`;
};

/**
 * How every sequence begins: two goals with values serve a third one, one shares its KPI with another, a round asks about
 * them, one of them is handed over while it waits, and one ends.
 */
export const FIRST: readonly Step[] = (
  [
    ['create', 1, 0],
    ['create', 2, 1],
    ['create', 4, 0],
    ['link', 1, 2],
    ['create', 5, 0],
    ['serve', 1, 0],
    ['serve', 2, 0],
    ['value', 1, 3],
    ['value', 2, 4],
    ['month', 0, 0],
    ['hand', 0, 2],
    ['close', 4, 2],
  ] as const
).map(([kind, one, other]) => ({ kind, one, other, third: kind === 'close' ? 0 : 1, hours: 1, follows: true }));

/** Two teams without goals, on a Monday in March. */
export async function beginLife(world: World): Promise<Life> {
  for (const one of await world.db.collections()) await one.deleteMany({});
  world.queue.messages.clear();
  const life = { world, model: emptyModel(), now: new Date('2026-03-02T08:00:00Z') };
  world.moveTo(life.now.toISOString());
  // What was said the day before spares nobody the question.
  const settings = { ...DEFAULT_SETTINGS, freshDays: 0 };
  await world.ports.teams.save(aTeam({ settings }));
  await world.ports.teams.save(aTeam({ id: 'board', name: 'Board', channel: 'CB', members: ['U9', 'U1'], settings }));
  return life;
}

export function pass(life: Life, hours: number): void {
  life.now = new Date(life.now.getTime() + hours * 3_600_000);
  life.world.moveTo(life.now.toISOString());
}

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];
export const allGoals = ({ world }: Life): Promise<Goal[]> => world.ports.goals.forTeams(WORKSPACE, TEAMS);
const today = ({ now }: Life) => localDateOf(now, ZONE);

/** Does a step. What somebody may not do changes nothing. */
export async function take(life: Life, step: Step): Promise<void> {
  pass(life, step.hours);
  try {
    await DO[step.kind](life, step);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** Who acts: the lead in half of the cases, else who owns the goal or somebody else. */
const actor = (goal: Goal, { third }: Step) => (third % 2 === 0 ? 'U9' : third % 3 === 0 ? 'U2' : goal.owner);

type Do = (life: Life, step: Step) => Promise<void>;

/** Does something with one of the goals, where there is one. */
const withGoal =
  (work: (life: Life, step: Step, goal: Goal) => Promise<void>): Do =>
  async (life, step) => {
    const goal = at(await allGoals(life), step.one);
    if (goal !== undefined) await work(life, step, goal);
  };

const OWNERS = ['U1', 'U2', 'U9'] as const;
const UNITS: readonly GoalInput['unit'][] = [
  { kind: 'percent' },
  { kind: 'number' },
  { kind: 'currency', currency: 'EUR' },
];
const COUNTS: readonly Partial<GoalInput>[] = [
  { direction: 'increase', baseline: '10', target: '90', low: '', high: '' },
  { direction: 'decrease', baseline: '90', target: '10', low: '', high: '' },
  { direction: 'at-least', baseline: '', target: '50', low: '', high: '' },
  { direction: 'at-most', baseline: '', target: '60', low: '', high: '' },
  { direction: 'within-range', baseline: '', target: '', low: '40', high: '70' },
];
const WEIGHTS = ['', '', '', '40', '60', '100'] as const;
const DAYS = [300, 45, 120, 365] as const;

async function create(life: Life, { one, other, third, follows }: Step, more: Partial<GoalInput> = {}): Promise<void> {
  const { world, model, now } = life;
  const input = aGoalDraft({
    title: `Goal ${views}`,
    category: 'other',
    team: one % 3 === 0 ? 'board' : 'success',
    owner: at(OWNERS, other) ?? 'U1',
    ...(third % 4 === 0 && { reporter: 'U1' }),
    ...(third % 5 === 0 && { visibility: 'private' as const }),
    due: addDays(today(life), at(DAYS, one + other) ?? 45),
    ...at(COUNTS, third),
    ...more,
  });
  const made = await world.useCases.createGoal({ workspace: WORKSPACE, person: 'U9', view: nextView(), input });
  if (!made.ok) return;
  decide(model, made.goal.id, now, { input, state: 'active' });
  if (follows) await world.followUps.notifyPeople(made.goal, 'U9');
}

/** What a form may change, one field or the fields that go together at a time. */
function changeOf(life: Life, { other, third }: Step, goals: readonly Goal[]): Partial<GoalInput> {
  const changes: readonly Partial<GoalInput>[] = [
    { title: `Renamed ${views}` },
    { description: `Why ${views}` },
    { serves: `Growth ${views}` },
    { category: third % 2 === 0 ? 'efficiency' : 'other' },
    { cadence: third % 2 === 0 ? 'monthly' : undefined },
    { owner: at(OWNERS, third) ?? 'U1' },
    { reporter: at(['U1', 'U2', undefined], third) },
    { contributors: third % 2 === 0 ? ['U2', 'U3'] : [] },
    third % 2 === 0 ? { visibility: 'private' as const } : { due: addDays(today(life), 30 + third) },
    { unit: at(UNITS, third) ?? { kind: 'percent' } },
    { ...at(COUNTS, third) },
    { parent: at([...goals, undefined], third)?.id, weight: '' },
  ];
  return at(changes, other) ?? {};
}

async function edit(life: Life, step: Step, goal: Goal, change: Partial<GoalInput>): Promise<void> {
  const { world, model, now } = life;
  const known = model.goals.get(goal.id);
  if (known === undefined) return;
  const input = { ...known.decided.input, ...change };
  const agreed = wayOfCounting(input);
  const edited = await world.useCases.editGoal({
    workspace: WORKSPACE,
    person: actor(goal, step),
    view: nextView(),
    goal: goal.id,
    changes: goal.changes?.length ?? 0,
    input: { goal: input, reason: 'It turned out so.', agreed },
  });
  if (!edited.ok) return;
  decide(model, goal.id, now, { ...known.decided, input });
  if (step.follows) await world.followUps.refreshGoal(edited.goal);
}

const typed = (goal: string, value: string, more: Partial<CheckInInput> = {}): CheckInInput => {
  const words = { note: 'Said', obstacles: value.endsWith('3') ? 'Rain' : '', adjust: '', feedback: '', learned: '' };
  return { goal, value, status: undefined, confidence: undefined, cleared: [], ...words, ...more };
};
const typedValue = ({ other, third }: Step) => String(10 + 7 * other + third);

async function say(life: Life, person: string, goalInputs: readonly CheckInInput[], follows: boolean): Promise<void> {
  const { useCases, followUps } = life.world;
  const said = await useCases.submitCheckIn({ workspace: WORKSPACE, person, view: nextView(), goalInputs });
  if (!said.ok) return;
  life.model.accepted.push(...said.answer.entries);
  if (follows) await followUps.applyAnswer(said.answer);
}

/** Answers with the values that a round asks of a person, as its form does. */
async function answer(life: Life, step: Step): Promise<void> {
  const person = at(PEOPLE, step.one) ?? 'U1';
  const due = await life.world.useCases.findDueItems(WORKSPACE, person);
  const inputs = due.map(({ goal, round }) => typed(goal.id, typedValue(step), round === undefined ? {} : { round }));
  if (inputs.length > 0) await say(life, person, inputs, step.follows);
}

async function close(life: Life, step: Step, goal: Goal): Promise<void> {
  const { world, model, now } = life;
  const choice = at(CLOSING_CHOICES, step.other) ?? 'dropped';
  const due = addDays(today(life), 40 + step.third);
  const words = { reason: 'It is time.', learned: 'Patience.', closing: 'Thanks to all.' };
  const input: ClosingInput = { choice, score: '0.5', due, ...words };
  const value = step.third % 3 === 0 ? '' : typedValue(step);
  const asked = { value: Number(value), learned: true } as const;
  const request = { workspace: WORKSPACE, person: actor(goal, step), goal: goal.id, view: nextView() };
  const closed = await world.useCases.closeGoal({ ...request, input, lastValue: { value }, asked });
  if (!closed.ok) return;
  const known = model.goals.get(goal.id);
  if (known === undefined) throw new Error(`${goal.id} was closed, and nobody made it`);
  const { decided } = known;
  if (choice === 'carry-on') decide(model, goal.id, now, { ...decided, input: { ...decided.input, due } });
  else {
    known.beforeClosing = decided;
    decide(model, goal.id, now, { ...decided, state: choice });
  }
  if (closed.answer !== undefined) model.accepted.push(...closed.answer.entries);
  if (!step.follows) return;
  if (closed.answer !== undefined) await world.followUps.applyAnswer(closed.answer);
  await world.followUps.settleEnding(closed.goal);
}

const changeDecided = ({ model, now }: Life, goal: Goal, change: (before: Decided) => Decided) => {
  const known = model.goals.get(goal.id);
  if (known === undefined) throw new Error(`${goal.id} was changed, and nobody made it`);
  decide(model, goal.id, now, change(known.decided));
};

async function hand(life: Life, step: Step, from: string, goals: readonly Goal[]): Promise<void> {
  const { world } = life;
  const to = at(PEOPLE, step.other) ?? 'U1';
  const ids = goals.map(({ id }) => id);
  const request = {
    workspace: WORKSPACE,
    person: 'U9',
    view: nextView(),
    from,
    to,
    goals: ids,
    reason: 'They move on.',
  };
  const handed = await world.useCases.transferGoals(request);
  if (!handed.ok) return;
  const given = (person: string | undefined) => (person === from ? to : person);
  for (const goal of handed.goals) {
    changeDecided(life, goal, ({ input, ...rest }) => {
      return { ...rest, input: { ...input, owner: given(input.owner), reporter: given(input.reporter) } };
    });
  }
  if (step.follows) await world.followUps.followTransfer(handed.goals);
}

/** The first working day of the next month comes, and with it a round of each team. */
async function month(life: Life): Promise<void> {
  const first = new Date(Date.UTC(life.now.getUTCFullYear(), life.now.getUTCMonth() + 1, 3, 8));
  pass(life, (first.getTime() - life.now.getTime()) / 3_600_000);
  await life.world.followUps.closeRounds();
  const id = first.toISOString().slice(0, 7);
  const period = { id, first: `${id}-01`, last: `${id}-28` };
  for (const team of TEAMS) {
    const due = { kind: 'monthly' as const, period, nominal: today(life), dueAt: life.now };
    await life.world.followUps.runOccurrence({ id: `${team}|monthly|${id}`, ...due }, WORKSPACE, team);
  }
}

async function digest(life: Life): Promise<void> {
  const id = today(life);
  const period = { id, first: addDays(id, -7), last: id };
  for (const team of TEAMS) {
    const due = { kind: 'digest' as const, period, nominal: id, dueAt: life.now };
    await life.world.followUps.runOccurrence({ id: `${team}|digest|${id}`, ...due }, WORKSPACE, team);
  }
}

const openRounds = async ({ world }: Life) =>
  (await Promise.all(TEAMS.map((team) => world.ports.rounds.forTeam(WORKSPACE, team, 'open')))).flat();

/** Somebody whom a round asks for something, and what it is. */
async function anAsk(life: Life, { one, other }: Step) {
  const round = at(await openRounds(life), one);
  const ask = at(round?.asks.filter(({ goals }) => goals.length > 0) ?? [], other);
  return round && ask && { workspace: WORKSPACE, round: round.id, person: ask.person, goals: ask.goals };
}

const DO: { readonly [Kind in Step['kind']]: Do } = {
  create: (life, step) => create(life, step),
  link: withGoal((life, step, goal) => create(life, step, { sameKpiAs: goal.id, unit: goal.kpi.unit })),
  edit: withGoal(async (life, step, goal) => edit(life, step, goal, changeOf(life, step, await allGoals(life)))),
  serve: withGoal(async (life, step, goal) => {
    const parent = at(await allGoals(life), step.other)?.id;
    await edit(life, { ...step, third: 0 }, goal, { parent, weight: at(WEIGHTS, step.third) ?? '' });
  }),
  value: withGoal((life, step, goal) => {
    const on = step.third % 3 === 0 ? addDays(today(life), -1) : '';
    return say(
      life,
      step.third % 2 === 0 ? 'U9' : reporterOf(goal),
      [typed(goal.id, typedValue(step), { on })],
      step.follows,
    );
  }),
  correct: withGoal(async (life, step, goal) => {
    const corrected = at(goal.checkIns, step.other);
    if (corrected === undefined) return;
    const input = typed(goal.id, typedValue(step), { corrects: corrected.id });
    await say(life, step.third % 2 === 0 ? 'U9' : corrected.by, [input], step.follows);
  }),
  answer,
  keep: async ({ world }, { one }) => {
    await world.useCases.keepLastValues({ workspace: WORKSPACE, person: at(PEOPLE, one) ?? 'U1' });
  },
  close: withGoal(close),
  undo: withGoal(async (life, step, goal) => {
    const undone = await life.world.useCases.undoClosing({ workspace: WORKSPACE, person: 'U9', goal: goal.id });
    if (!undone.ok) return;
    changeDecided(life, goal, (before) => ({ ...before, state: 'active' }));
    if (undoableClosing(goal, life.now) === undefined) throw new Error('It was too late to take that back');
    if (step.follows) await life.world.followUps.settleEnding(undone.goal);
  }),
  reopen: withGoal(async (life, step, goal) => {
    const due = addDays(today(life), 50);
    const request = { workspace: WORKSPACE, person: 'U9', goal: goal.id, view: nextView(), reason: 'Not yet.', due };
    const opened = await life.world.useCases.reopenGoal(request);
    if (!opened.ok) return;
    changeDecided(life, goal, ({ input }) => ({ state: 'active', input: { ...input, due } }));
    if (step.follows) await life.world.followUps.settleEnding(opened.goal);
  }),
  hand: withGoal((life, step, goal) => hand(life, step, step.third % 3 === 0 ? reporterOf(goal) : goal.owner, [goal])),
  'hand-all': async (life, step) => {
    const from = at(PEOPLE, step.one) ?? 'U1';
    const form = await life.world.useCases.handoverForm(WORKSPACE, 'U9', { from });
    if (form.ok) await hand(life, step, from, form.goals);
  },
  delegate: async (life, step) => {
    const ask = await anAsk(life, step);
    if (ask) await life.world.useCases.delegateGoals({ ...ask, to: at(PEOPLE, step.third) });
  },
  skip: async (life, step) => {
    const ask = await anAsk(life, step);
    if (ask) await life.world.useCases.skipGoals({ ...ask, goals: ask.goals.slice(0, 1), reason: 'Not this month.' });
  },
  delete: withGoal(async (life, step, goal) => {
    const deleted = await life.world.useCases.deleteGoal({
      workspace: WORKSPACE,
      person: goal.createdBy,
      goal: goal.id,
    });
    if (!deleted.ok) return;
    const known = life.model.goals.get(goal.id);
    if (known !== undefined) known.isDeleted = true;
    if (step.follows) await life.world.followUps.settleDeletion(deleted.goal);
  }),
  kpi: withGoal(async ({ world, model, now }, step, { kpiId: kpi = '' }) => {
    const on = localDateOf(now, 'UTC');
    const added = await world.useCases.addKpiValue({
      ...{ workspace: WORKSPACE, person: 'U9', kpi, view: nextView() },
      ...{ value: typedValue(step), on },
    });
    if (added.ok) model.ofKpis.set(kpi, [...(model.ofKpis.get(kpi) ?? []), added.value]);
  }),
  month,
  ask: async (life, { one }) => {
    await life.world.useCases.askNow({ workspace: WORKSPACE, person: 'U9', team: at(TEAMS, one) ?? 'success' });
  },
  away: async ({ world, now }, { one, other, third }) => {
    const person = at(['U1', 'U2'], one) ?? 'U1';
    const from = localDateOf(now, ZONE);
    const until = addDays(from, third);
    const delegate = at(PEOPLE, other);
    await world.ports.absences.add(
      anAbsence({
        ...{ id: nextView(), person, from, until, startsAt: now },
        ...{
          endsAt: new Date(now.getTime() + (third + 1) * 86_400_000),
          delegate: delegate === person ? 'U9' : delegate,
        },
      } as Partial<ReturnType<typeof anAbsence>>),
    );
    await world.followUps.beginAbsences();
  },
  // Who is taken out of the team is asked no more, and comes back with the next such step.
  leave: async ({ world }, { one }) => {
    const team = await world.ports.teams.get(WORKSPACE, 'success');
    const person = at(['U1', 'U2'], one) ?? 'U1';
    if (team === undefined) return;
    const left = team.members.filter((member) => member !== person);
    const members = left.length < team.members.length ? left : [...left, person];
    await world.ports.teams.save({ ...team, members, version: team.version + 1 });
  },
  digest,
};

/** What beats do until nothing is left to do: all that people's steps bring, also where the process died before. */
export async function settle(life: Life): Promise<void> {
  const { followUps } = life.world;
  // What was begun is left to whoever began it for half a minute.
  pass(life, 0.02);
  await followUps.sweepAnswers();
  await followUps.followTransfer(await allGoals(life));
  await followUps.sweepEndings();
  await followUps.closeRounds();
  await followUps.askForEndings();
}
