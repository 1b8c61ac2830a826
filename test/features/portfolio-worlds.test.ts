import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CATEGORIES, type Goal } from '../../src/domain/goal/goal.ts';
import { type Actor, policy } from '../../src/domain/policy.ts';
import { GROUPINGS, type Tally } from '../../src/domain/portfolio/portfolio.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { isStale } from '../../src/domain/report/stale.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { cases } from '../support/cases.ts';
import { drawnTeam } from '../support/drawn-goals.ts';
import { aBlocker, aClient, aGoal, anAction, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

const WORKSPACE = 'T1';
/** As `drawnTeam` has at the most. */
const GOALS = 14;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** What a goal is beside its numbers. */
const aPlace = fc.record({
  team: fc.constantFrom('a', 'b', 'c', 'gone'),
  state: fc.constantFrom(
    'active' as const,
    'active' as const,
    'draft' as const,
    'achieved' as const,
    'dropped' as const,
  ),
  isPrivate: fc.boolean(),
  owner: fc.constantFrom('U1', 'U9', 'UADMIN'),
  category: fc.constantFrom(...CATEGORIES),
  serves: fc.constantFrom(undefined, 'Growth', 'growth ', 'Calm'),
  parent: fc.constantFrom(undefined, 0, 1),
  client: fc.constantFrom(undefined, 'acme', 'merged', 'other'),
  isBlocked: fc.boolean(),
  actionDue: fc.constantFrom(undefined, '2026-02-01', '2027-02-01'),
});
type Place = typeof aPlace extends fc.Arbitrary<infer T> ? T : never;

const aWorkspace = fc.record({
  drawn: drawnTeam,
  places: fc.array(aPlace, { minLength: GOALS, maxLength: GOALS }),
  changed: fc.array(fc.record({ index: fc.nat(GOALS - 1), place: aPlace }), { maxLength: 6 }),
  later: fc.integer({ min: 0, max: 60 }),
  person: fc.constantFrom('U9', 'U8', 'UADMIN', 'U1'),
});

/** Two teams of one lead, one of another, and one that was removed, each with clients of which two are one. */
async function saveTeams(key: (id: string | number) => string): Promise<Team[]> {
  const { teams, clients } = world.ports;
  const removed = { by: 'U9', at: new Date(0), channel: 'CX', ended: true as const };
  const team = (id: string, changes: Partial<Team>) =>
    aTeam({ id: key(id), name: id, channel: id, lead: 'U9', members: ['U9', 'U1'], zone: 'UTC', ...changes });
  const there = [team('a', {}), team('b', {}), team('c', { lead: 'U8', members: ['U8'] })];
  for (const one of [...there, team('gone', { removed })]) await teams.save(one);
  for (const { id } of there) {
    const named = (name: string) => ({ id: `${id}-${name}`, team: id, name, code: name.toUpperCase() });
    await clients.save(aClient(named('acme')));
    await clients.save(aClient({ ...named('merged'), merged: { into: `${id}-acme` } }));
    await clients.save(aClient(named('other')));
  }
  return there;
}

function placed(goal: Goal, place: Place, id: string, key: (id: string | number) => string): Goal {
  const { team, owner, state, category, serves, parent, client, isPrivate, isBlocked, actionDue } = place;
  return {
    ...aGoal({ ...goal, id, team: key(team), owner, state, category }),
    ...(serves !== undefined && parent === undefined && { serves }),
    ...(parent !== undefined && { parent: key(parent) }),
    ...(client !== undefined && { client: `${key(team)}-${client}` }),
    ...(isPrivate && { visibility: 'private' as const }),
    blockers: isBlocked ? [aBlocker()] : [],
    ...(actionDue !== undefined && { actions: [anAction({ due: actionDue })] }),
  };
}

/** The plain way: every goal, with all its values. */
function counted(goals: readonly Goal[], today: string): Tally {
  const active = goals.filter(({ state }) => state === 'active');
  const runs = (goal: Goal) => goal.due >= today;
  const number = (what: (goal: Goal) => boolean) => active.filter(what).length;
  const status = (goal: Goal) => (runs(goal) ? (standingOf(goal, today, (id) => id).status ?? 'none') : 'ended');
  return {
    goals: active.length,
    offTrack: number((goal) => status(goal) === 'off-track'),
    atRisk: number((goal) => status(goal) === 'at-risk'),
    onTrack: number((goal) => status(goal) === 'on-track'),
    noValue: number((goal) => status(goal) === 'none'),
    ended: number((goal) => status(goal) === 'ended'),
    blocked: number((goal) => runs(goal) && goal.blockers.some(({ cleared }) => cleared === undefined)),
    stale: number((goal) => isStale(goal, today, 45)),
    overdue: number(({ actions = [] }) =>
      actions.some(({ done, due }) => done === undefined && (due ?? today) < today),
    ),
    drafts: goals.filter(({ state }) => state === 'draft').length,
  };
}

/** Every grouping, and every page of it, says what the goals say that the person sees; undefined for who leads nothing. */
async function check(person: string, seen: readonly Goal[] | undefined, today: string): Promise<void> {
  const { seePortfolio, seePortfolioGroup } = world.useCases;
  for (const by of GROUPINGS) {
    const shown = await seePortfolio({ workspace: WORKSPACE, person, by });
    expect(shown?.total).toEqual(seen && counted(seen, today));
    const listed: string[] = [];
    for (const { key, tally } of shown?.groups ?? []) {
      const page = await seePortfolioGroup({ workspace: WORKSPACE, person, by, key, from: 0 });
      const ids = page?.goals.map(({ standing }) => standing.goal) ?? [];
      expect(tally, `${by} ${key}`).toEqual(counted(seen?.filter(({ id }) => ids.includes(id)) ?? [], today));
      listed.push(...ids);
    }
    const live = (seen ?? []).filter(({ state }) => state === 'active' || state === 'draft').map(({ id }) => id);
    expect(listed.toSorted()).toEqual(live.toSorted());
  }
}

it('all teams come to what every goal that the person sees comes to, whatever happened and whenever they look', async () => {
  let run = 0;
  const property = fc.asyncProperty(aWorkspace, async ({ drawn, places, changed, later, person }) => {
    run += 1;
    const key = (id: string | number) => `w${run}-${id}`;
    for (const one of await world.db.collections()) await one.deleteMany({});
    world.moveTo(`${drawn.today}T12:00:00Z`);
    const teams = await saveTeams(key);
    const goals = drawn.goals.flatMap((goal, index) => {
      const place = places[index];
      return place === undefined ? [] : [placed(goal, place, key(index), key)];
    });
    for (const goal of goals) await world.ports.goals.save(goal);
    const actor: Actor = { id: person, admin: person === 'UADMIN', outsider: false };
    const led = teams.filter((team) => policy.leadTeam(actor, team).allowed);
    const seen = () => {
      const visible = goals.filter((goal) =>
        led.some((team) => team.id === goal.team && policy.seeGoal(actor, goal, team).allowed),
      );
      return led.length === 0 ? undefined : visible;
    };
    await check(person, seen(), drawn.today);
    // Half of the time it was so long ago that nothing of it is read again.
    const before = new Date(Date.now() - 3_600_000);
    if (run % 2 === 0) await world.db.collection('goals').updateMany({}, { $set: { savedAt: before } });
    for (const { index, place } of changed) {
      const [goal, team] = [goals[index], places[index]?.team];
      if (goal === undefined || team === undefined) continue;
      const next = { ...placed(goal, { ...place, team }, goal.id, key), version: goal.version + 1 };
      expect(await world.ports.goals.save(next)).toBe(true);
      goals[index] = next;
    }
    const day = addDays(drawn.today, later);
    world.moveTo(`${day}T12:00:00Z`);
    await check(person, seen(), day);
  });
  await fc.assert(property, cases(process.env['MONGODB_URI'] ? 4 : 25));
}, 900_000);
