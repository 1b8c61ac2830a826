import { expect } from 'vitest';
import { decidedAfter } from '../../../src/domain/goal/changes.ts';
import { DECIDED, type Goal } from '../../../src/domain/goal/goal.ts';
import { valuesOf } from '../../../src/domain/goal/indicator.ts';
import { isKeptFrom } from '../../../src/domain/goal/people.ts';
import { isAnswered, isSkipped, kpiKey } from '../../../src/domain/round/due-items.ts';
import type { PromptNotice } from '../../../src/domain/round/notices.ts';
import type { Round } from '../../../src/domain/round/round.ts';
import { localDateOf } from '../../../src/domain/time/instant.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { decidedOn, isOver, outline, outlineOf, ZONE } from './model.ts';
import { allGoals, type Life, PEOPLE, TEAMS, WORKSPACE } from './steps.ts';

/** How much of what can go wrong there was: without it a check says nothing. */
export const met = { ended: 0, openAsks: 0, shared: 0, rolledUp: 0, days: 0, values: 0, moved: 0 };

/** The goals are what people decided about them, and nothing else. */
export async function expectAsDecided(life: Life): Promise<void> {
  const goals = await allGoals(life);
  const alive = [...life.model.goals].filter(([, { isDeleted }]) => !isDeleted);
  expect(goals.map(({ id }) => id).toSorted()).toEqual(alive.map(([id]) => id).toSorted());
  for (const goal of goals) {
    const known = life.model.goals.get(goal.id);
    expect(outlineOf(goal), goal.id).toEqual(known && outline(known.decided));
  }
}

/** Every value that was taken stands in the history of its goal and in the series of its KPI, once, as it was said. */
export async function expectNothingLost(life: Life): Promise<void> {
  const { ports } = life.world;
  const goals = new Map((await allGoals(life)).map((goal) => [goal.id, goal]));
  for (const { goal: id, checkIn } of life.model.accepted) {
    const goal = goals.get(id);
    if (life.model.goals.get(id)?.isDeleted) continue;
    const found = goal?.checkIns.filter((one) => one.id === checkIn.id);
    expect(found, `${checkIn.value} of ${id}`).toEqual([checkIn]);
    const onIt = [...goals.values()].filter(({ kpiId }) => kpiId === goal?.kpiId);
    expect(valuesOf([], onIt).filter((one) => one.id === checkIn.id)).toHaveLength(1);
    met.values += 1;
  }
  for (const [kpi, values] of life.model.ofKpis) {
    const stored = await ports.indicators.get(WORKSPACE, kpi);
    expect(stored?.values.map(({ id, value }) => ({ id, value }))).toEqual(
      values.map(({ id, value }) => ({ id, value })),
    );
  }
}

/** What of a round still waits for somebody, and for whom. */
function waiting(round: Round, goals: ReadonlyMap<string, Goal>) {
  return round.asks.flatMap(({ person, goals: ids }) =>
    ids.flatMap((id) => {
      const goal = goals.get(id);
      const isOpen = goal?.state === 'active' && !isAnswered(goal, round.id) && !isSkipped(round, id);
      return goal !== undefined && isOpen ? [{ person, goal, round: round.id }] : [];
    }),
  );
}

const twice = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);

/** Nobody is asked what somebody else is asked, and for no KPI twice. Prompts say the same as the rounds. */
export async function expectAskedOnce(life: Life): Promise<void> {
  const { ports, queue } = life.world;
  const goals = new Map((await allGoals(life)).map((goal) => [goal.id, goal]));
  const open = (await Promise.all(TEAMS.map((team) => ports.rounds.forTeam(WORKSPACE, team, 'open')))).flat();
  const asked = open.flatMap((round) => waiting(round, goals));
  met.openAsks += asked.length;
  met.shared += open.flatMap(({ notAsked = [] }) => notAsked.filter(({ why }) => why === 'shared')).length;
  met.moved += open.flatMap(({ moves = [] }) => moves).length;
  expect(twice(asked.map(({ goal }) => goal.id)), 'goals that are asked about twice').toEqual([]);
  for (const round of open) {
    const keys = waiting(round, goals).map(({ goal }) => kpiKey(goal));
    expect(twice(keys), `KPIs asked about twice in ${round.id}`).toEqual([]);
  }
  const prompts = [...queue.messages.values()].flatMap(({ id, to, notice }) =>
    notice.kind === 'prompt' && 'user' in to ? [{ id, user: to.user, notice }] : [],
  );
  const inPrompts = prompts
    .filter(({ notice }) => open.some(({ id }) => id === notice.round))
    .flatMap(({ user, notice }) => openIn(notice).map((goal) => `${notice.round} ${goal} ${user}`));
  const inRounds = asked.map(({ person, goal, round }) => `${round} ${goal.id} ${person}`);
  expect(inPrompts.toSorted(), 'what prompts ask').toEqual(inRounds.toSorted());
}

const openIn = ({ goals }: PromptNotice) => goals.flatMap(({ goal, part }) => (part === 'open' ? [goal] : []));

/** What has ended is in no prompt, digest, list of blockers or Home, and nobody is called for it. */
export async function expectEndedGone(life: Life): Promise<void> {
  const { useCases, queue } = life.world;
  const goals = await allGoals(life);
  const over = goals.filter(isOver).map(({ id }) => id);
  met.ended += over.length;
  if (over.length === 0) return;
  const names = (where: string, told: unknown) => {
    const text = JSON.stringify(told) ?? '';
    expect(
      over.filter((id) => text.includes(`"${id}"`)),
      where,
    ).toEqual([]);
  };
  for (const team of TEAMS) {
    const request = { workspace: WORKSPACE, person: 'U9', team };
    const digest = (await useCases.previewDigest(request))?.notice;
    names(`digest of ${team}`, digest);
    names(`blockers of ${team}`, await useCases.teamBlockers(request));
  }
  for (const person of PEOPLE) {
    names(
      `due items of ${person}`,
      (await useCases.findDueItems(WORKSPACE, person)).map(({ goal }) => goal.id),
    );
    names(`Home of ${person}`, await useCases.showHome(WORKSPACE, person));
  }
  for (const { id, notice } of queue.messages.values()) {
    // What stands in the prompt of a round that is over stays as it was.
    if (notice.kind === 'prompt' && notice.state === 'waiting') names(id, openIn(notice));
    if (notice.kind === 'ended')
      names(
        id,
        notice.goals.flatMap(({ goal, part }) => (part === 'open' ? [goal] : [])),
      );
    if (notice.kind === 'nudge')
      names(
        id,
        notice.goals.flatMap(({ goal, closed }) => (closed ? [] : [goal])),
      );
  }
}

/** What goals come to counts each KPI once, and no goal together with what is below it. */
export async function expectCountedOnce(life: Life): Promise<void> {
  const goals = await allGoals(life);
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const above = (goal: Goal | undefined): string[] => {
    const chain: string[] = [];
    for (let one = goal?.parent; one !== undefined && !chain.includes(one); one = byId.get(one)?.parent)
      chain.push(one);
    return chain;
  };
  for (const goal of goals) {
    const shown = await life.world.useCases.showGoal(WORKSPACE, 'U9', goal.id);
    if (shown?.objective === undefined) continue;
    const { counted, progress } = shown.objective.rollUp;
    met.rolledUp += counted.length > 1 ? 1 : 0;
    const leaves = counted.flatMap((id) => byId.get(id) ?? []);
    expect(leaves).toHaveLength(counted.length);
    expect(twice(leaves.map(kpiKey)), `KPIs in ${goal.id} twice`).toEqual([]);
    for (const leaf of leaves) {
      expect(above(leaf), `what serves ${goal.id}`).toContain(goal.id);
      expect(above(leaf).filter((id) => counted.includes(id))).toEqual([]);
    }
    if (progress !== undefined) expect(progress >= 0 && progress <= 1, `${goal.id} at ${progress}`).toBe(true);
  }
}

/** The changes of a goal, one after the other, make of what it was first what it is; and each day is as it was that day. */
export async function expectJournal(life: Life): Promise<void> {
  for (const goal of await allGoals(life)) {
    const { changes = [] } = goal;
    const decided = (from: Goal): Record<string, unknown> =>
      Object.fromEntries(DECIDED.map((field) => [field, from[field] ?? null]));
    const replayed = decided(decidedAfter(goal, 0));
    for (const { was, now } of changes) {
      expect(replayed, `before a change of ${goal.id}`).toMatchObject(was);
      Object.assign(replayed, now);
    }
    expect(replayed, goal.id).toEqual(decided(goal));
    const known = life.model.goals.get(goal.id);
    if (known === undefined) throw new Error(`nobody made ${goal.id}`);
    const days = new Set([...known.days.keys()].flatMap((day) => [day, addDays(day, 1)]));
    for (const day of [...days].filter((one) => one < localDateOf(life.now, ZONE))) {
      const shown = await life.world.useCases.showGoal(WORKSPACE, 'U9', goal.id, day);
      const then = decidedOn(known, day);
      expect(shown && outlineOf(shown.goal), `${goal.id} on ${day}`).toEqual(then && outline(then));
      const said = goal.checkIns.filter(({ at }) => localDateOf(at, ZONE) <= day).map(({ id }) => id);
      expect(shown?.goal.checkIns.map(({ id }) => id)).toEqual(said);
      met.days += 1;
    }
  }
}

/** No private goal is on a page of somebody who may not see it. */
export async function expectPrivateKept(life: Life): Promise<void> {
  const goals = await allGoals(life);
  for (const person of PEOPLE) {
    const home = JSON.stringify(await life.world.useCases.showHome(WORKSPACE, person));
    const kept = goals.filter((goal) => isKeptFrom(person, goal, { lead: 'U9' }));
    expect(
      kept.filter(({ id }) => home.includes(`"${id}"`)).map(({ id }) => id),
      person,
    ).toEqual([]);
  }
}
